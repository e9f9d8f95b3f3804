"""What stands on a form card by card: whose views are known, and the options with their status."""

from collections.abc import Hashable, Iterator
from typing import Any, NamedTuple

from panel_tui.domain.case import Case
from panel_tui.domain.forms.cards import write_card
from panel_tui.domain.forms.grammar import Typed
from panel_tui.domain.forms.part import Edit, Edits, Entries, Entry, Made, Part
from panel_tui.domain.forms.reading import Reading
from panel_tui.domain.forms.stage import Stage
from panel_tui.domain.forms.values import Titles, one_of, read_past_day, say_day
from panel_tui.domain.ledger import OptionEntry
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.notes import RecordView
from panel_tui.domain.options import RemoveOption, SetOption
from panel_tui.domain.template import MeetingTemplate
from panel_tui.domain.text import clean_line

_WHO, _WORDS, _SOURCE, _DATED = "Whose views", "Words", "How it is known", "Of what date"
_OPTION, _WHOSE, _STATUS, _BECAUSE = "Option", "Whose", "Status", "Because"
_STRENGTHS, _RISKS, _SUPPORT = "Strengths", "Risks", "Support"
_STATUSES = ("preferred", "contingency (i)", "contingency (ii)", "parallel", "ruled out")


class Known(NamedTuple):
    """A person's views, how they are known, and of what date."""

    text: str = ""
    source: str = ""
    dated: Any = None


class ViewsPart(Part):
    """Whose views are sought, a card each, in the template's order."""

    labels = (_WHO, _WORDS, _SOURCE, _DATED)
    begins = _WHO

    def __init__(self, field_id: str, title: str, help_: str, template: MeetingTemplate) -> None:
        """The part that holds the views; `help_` are the template's words about it."""
        self.id, self.title = field_id, title
        self.guidance = (*filter(None, [help_]), "In their own words where you can.")
        self._asked = [each.id for each in template.views]
        self._titles = Titles(((each.id, each.title) for each in template.views), "person")

    def text(self, meeting: Meeting, case: Case) -> str:
        """Everybody whose views are asked, and what is known of them."""
        views = {each.view: Known(each.text, each.source, each.dated) for each in case.views}
        cards = []
        for asked in self._asked:
            known = views.get(asked, Known())
            values = (self._titles.say(asked), known.text, known.source, say_day(known.dated))
            cards.append(write_card(zip(self.labels, values, strict=True), self.labels))
        return "\n\n".join(cards)

    def read(self, typed: Typed, reading: Reading) -> Entries:
        """What is known of each person's views; nothing where nothing was written."""
        entries: Entries = {}
        for card in reading.cards(typed, self):
            view = reading.value(card.line(), _WHO, self._titles.read, card[_WHO])
            if view is None or not any(map(card.__getitem__, self.labels[1:])):
                continue
            if not card[_WORDS]:
                reading.fault(card.line(_WORDS), "write the words that go with it", _WORDS)
            sitting = reading.days.sitting
            dated = reading.value(card.line(_DATED), _DATED, read_past_day, card[_DATED], sitting)
            known = Known(card[_WORDS], clean_line(card[_SOURCE]), dated)
            reading.once(entries, view, Entry(known, card.line()))
        return entries

    def record(self, edits: Edits, stage: Stage, case_id: str) -> Made:
        """The views as the form has them."""
        for view, edit in edits.items():
            known = edit.after or Known()
            recording = {"meeting_id": stage.meeting.id, "case_ids": (case_id,), "view": view}
            yield edit.line, RecordView.model_validate(recording | known._asdict())


class OptionsPart(Part):
    """The options ledger, a card each: all that the template offers, recorded or not."""

    labels = (_OPTION, _WHOSE, _STATUS, _BECAUSE, _STRENGTHS, _RISKS, _SUPPORT)
    begins = _OPTION

    def __init__(self, field_id: str, title: str, help_: str, template: MeetingTemplate) -> None:
        """The part that holds the ledger; `help_` are the template's words about it."""
        self.id, self.title = field_id, title
        self._offered = [each.id for each in template.options]
        self._titles = Titles(((each.id, each.title) for each in template.options), "option")
        more = ", ".join(f"{each}:" for each in (_WHOSE, _STRENGTHS, _RISKS, _SUPPORT))
        self.guidance = (
            *filter(None, [help_]),
            f"{_STATUS}: {', '.join(_STATUSES)}. Where you need it, add {more}",
        )

    def text(self, meeting: Meeting, case: Case) -> str:
        """Every option, those on the ledger with what is recorded of them."""
        cards = []
        for option in self._offered:
            entries = [each for each in case.options if each.option == option]
            cards += [self._card(each) for each in entries] or [self._blank(option)]
        return "\n\n".join(cards)

    def read(self, typed: Typed, reading: Reading) -> Entries:
        """Each option that has a status, by whose it is; one of which nothing is said is not recorded."""
        entries: Entries = {}
        for card in reading.cards(typed, self):
            option = reading.value(card.line(), _OPTION, self._titles.read, card[_OPTION])
            if option is None or not any(map(card.__getitem__, self.labels[1:])):
                continue
            line = card.line(_STATUS)
            key = (option, clean_line(card[_WHOSE]))
            status = reading.value(line, _STATUS, one_of, card[_STATUS], _STATUSES)
            if status == "ruled out" and not card[_BECAUSE]:
                reading.fault(line, "say why it is ruled out, after Because:", _STATUS)
            words = tuple(card[each] for each in self.labels[3:])
            reading.once(entries, key, Entry((status, *words), card.line()))
        return entries

    def record(self, edits: Edits, stage: Stage, case_id: str) -> Made:
        """What is taken off the ledger, then the others, in an order that the rules allow.

        Only one option is preferred at a time: one that is to be so waits for the one that was.
        """
        left = [(key, edit) for key, edit in edits.items() if edit.after]
        for key, edit in edits.items():
            if not edit.after:
                yield edit.line, self._removal(key, stage, case_id)
        while left:
            waiting = []
            for key, edit in left:
                setting = self._setting(key, edit, stage, case_id)
                if stage.allows(setting):
                    yield edit.line, setting
                else:
                    waiting.append((key, edit))
            if len(waiting) == len(left):
                yield from self._one_of_a_circle(waiting, stage, case_id)
            left = waiting

    def _one_of_a_circle(
        self, waiting: list[tuple[Hashable, Edit]], stage: Stage, case_id: str
    ) -> Made:
        """Options that wait for each other: the first that is on the ledger makes room."""
        for key, edit in waiting:
            if stage.allows(self._removal(key, stage, case_id)):
                yield edit.line, self._removal(key, stage, case_id)
                return
        key, edit = waiting.pop(0)
        yield edit.line, self._setting(key, edit, stage, case_id)

    def _setting(self, key: Any, edit: Edit, stage: Stage, case_id: str) -> SetOption:
        status, reason, strengths, risks, support = edit.after
        return SetOption(
            meeting_id=stage.meeting.id,
            case_ids=(case_id,),
            option=key[0],
            detail=key[1],
            status=status,
            reason=reason,
            strengths=strengths,
            risks=risks,
            support=support,
        )

    def _removal(self, key: Any, stage: Stage, case_id: str) -> RemoveOption:
        return RemoveOption(
            meeting_id=stage.meeting.id, case_ids=(case_id,), option=key[0], detail=key[1]
        )

    def _card(self, entry: OptionEntry) -> str:
        def lines() -> Iterator[tuple[str, str]]:
            yield _OPTION, self._titles.say(entry.option)
            if entry.detail:
                yield _WHOSE, entry.detail
            yield _STATUS, entry.status
            yield _BECAUSE, entry.reason
            more = zip(self.labels[4:], (entry.strengths, entry.risks, entry.support), strict=True)
            yield from ((label, text) for label, text in more if text)

        return write_card(lines(), self.labels)

    def _blank(self, option: str) -> str:
        said = ((_OPTION, self._titles.say(option)), (_STATUS, ""), (_BECAUSE, ""))
        return write_card(said, self.labels)
