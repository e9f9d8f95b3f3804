"""What is open from earlier meetings, on a form: what became of each step at this one."""

from datetime import date
from typing import ClassVar, NamedTuple

from panel_tui.domain.carried import Carried, CarriedStep
from panel_tui.domain.carrying import CarryOver, SettleCarried
from panel_tui.domain.case import Case
from panel_tui.domain.child import Progress
from panel_tui.domain.forms.cards import Card, write_card
from panel_tui.domain.forms.grammar import Typed
from panel_tui.domain.forms.part import Edits, Entries, Entry, Made, Part
from panel_tui.domain.forms.reading import Reading
from panel_tui.domain.forms.rows import read_rows, write_row
from panel_tui.domain.forms.stage import Phase, Stage
from panel_tui.domain.forms.values import read_coming_day, read_past_day, say_day
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.model import Refused
from panel_tui.domain.text import clean_line

_STEP, _DONE, _UNTIL, _TO = "Open step", "Done on", "Extended until", "Escalated to"
_BECAUSE = "Because"


class Became(NamedTuple):
    """What became of a step; `day` is when it was done, or until when it is extended."""

    meeting_id: str
    step: str
    kind: str
    day: date | None
    to: str
    because: str


class CarriedPart(Part):
    """The steps that a child brings along, a card each."""

    phase: ClassVar[Phase] = "afterwards"
    id, title = "carried", "Open from earlier meetings"
    guidance = ("Say what became of each, or leave it empty if it was not spoken of.",)
    labels = (_STEP, _DONE, _UNTIL, _TO, _BECAUSE)
    begins = _STEP

    def __init__(self, carried: Carried | None) -> None:
        """The part of a child who brings that along; the case has it once its slot has begun."""
        self._carried = carried or Carried()

    def text(self, meeting: Meeting, case: Case) -> str:
        """Every open step, with what became of it."""
        cards = []
        for each in (case.carried or self._carried).steps:
            key = each.standing.step.key
            settled: list[Progress | None] = [one for one in case.settled if one.key == key]
            cards += [_card(each, one) for one in settled or [None]]
        return "\n\n".join(cards)

    def read(self, typed: Typed, reading: Reading) -> Entries:
        """What became of each step; of which nothing is said is not there."""
        entries: Entries = {}
        for card in reading.cards(typed, self):
            said = [label for label in (_DONE, _UNTIL, _TO) if card[label]]
            if not said and not card[_BECAUSE]:
                continue
            key = _key(card)
            if len(said) != 1 or key is None:
                words = f"say one of {_DONE}:, {_UNTIL}: and {_TO}: for a step, named as it was"
                reading.fault(card.line(), words)
                continue
            became = _became(key, said[0], card, reading)
            reading.once(entries, (*key, became.kind), Entry(became, card.line()))
        return entries

    def record(self, edits: Edits, stage: Stage, case_id: str) -> Made:
        """What became of each; before that, what the child brings, if the slot has begun since."""
        for edit in edits.values():
            case, meeting = stage.meeting.case(case_id), stage.meeting
            if edit.after is None:
                yield edit.line, Refused("What became of a step is not taken off on a form.")
                continue
            if meeting.slot_of(case_id).timer.began_at is None:
                yield edit.line, Refused("Say when the slot began: this is heard in it.")
                continue
            if case.carried is None:
                yield (
                    edit.line,
                    CarryOver(
                        meeting_id=meeting.id,
                        case_ids=(case_id,),
                        child_id=case.child_id,
                        carried=self._carried,
                    ),
                )
            became: Became = edit.after
            brought = stage.meeting.case(case_id).carried
            if brought is None or brought.step(became.meeting_id, became.step) is None:
                yield edit.line, Refused("The child brings no such step: leave its line as it was.")
                continue
            progress = Progress.model_validate(
                {
                    "meeting_id": became.meeting_id,
                    "step": became.step,
                    "kind": became.kind,
                    "on": became.day if became.kind == "done" else meeting.heard_on(case_id),
                    "until": became.day if became.kind == "extended" else None,
                    "to": became.to,
                    "because": became.because,
                    "by": stage.moment.by,
                }
            )
            yield (
                edit.line,
                SettleCarried(meeting_id=meeting.id, case_ids=(case_id,), progress=progress),
            )


def _card(carried: CarriedStep, said: Progress | None) -> str:
    step = carried.standing.step
    owner = f"{step.follow_up.what} ({step.follow_up.owner})"
    due = f"by {say_day(carried.due_on)}" if carried.due_on else "no date"
    lines = [(_STEP, write_row((owner, due, step.key)))]
    kind = said.kind if said else ""
    lines += [
        (_DONE, say_day(said.on) if said and kind == "done" else ""),
        (_UNTIL, say_day(said.until) if said and kind == "extended" else ""),
        (_TO, said.to if said and kind == "escalated" else ""),
        (_BECAUSE, said.because if said else ""),
    ]
    return write_card(lines, CarriedPart.labels)


def _key(card: Card) -> tuple[str, str] | None:
    """The meeting that started a step, and its name: the last part of what stands there."""
    rows = read_rows(Typed(0, card[_STEP]), 3)
    meeting_id, parted, step = rows[0].cells[-1].rpartition("/") if rows else ("", "", "")
    return (meeting_id, step) if parted else None


def _became(key: tuple[str, str], said: str, card: Card, reading: Reading) -> Became:
    kind = {_DONE: "done", _UNTIL: "extended", _TO: "escalated"}[said]
    day = None
    if said == _DONE:
        day = reading.value(card.line(said), said, read_past_day, card[said], reading.days.sitting)
    if said == _UNTIL:
        day = reading.value(card.line(said), said, read_coming_day, card[said], reading.days)
    to = clean_line(card[_TO])
    return Became(*key, kind, day, to, card[_BECAUSE])
