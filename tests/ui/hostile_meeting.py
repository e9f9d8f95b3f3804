"""A meeting in which some words stand in every field, set up and recorded as people would."""

from datetime import date, time
from typing import Any

from panel_tui.domain.actions import AddAction
from panel_tui.domain.agenda import Agenda, AgendaSlot, CaseFacts
from panel_tui.domain.attendance import ActAsChair, Declare, MarkPresent, SendApologies
from panel_tui.domain.changes import Change
from panel_tui.domain.child import Child, Hearing, Progress, Step
from panel_tui.domain.decisions import ConfirmReadBack, Decide, RecordDissent
from panel_tui.domain.finishing import FinishSlot
from panel_tui.domain.ledger import LedgerEntry
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.notes import FillTable, RecordPaper, RecordView, WriteNote
from panel_tui.domain.options import SetOption
from panel_tui.domain.outcomes import FollowUp
from panel_tui.domain.paper_findings import CasePapers, Finding, LooseFile, PaperCheck, Problem
from panel_tui.domain.paper_sending import SendPapers
from panel_tui.domain.paper_standing import KeepPaperCheck, WaivePaper
from panel_tui.domain.prompts import EvidenceAction, SetPrompt
from panel_tui.domain.sign_off import Approve, RecordReceipt
from panel_tui.domain.slots import (
    AddMinutes,
    DeferCase,
    PauseSlot,
    ResumeSlot,
    StartSlot,
    WithdrawCase,
)
from panel_tui.domain.source import Source
from panel_tui.domain.template import MeetingTemplate
from panel_tui.domain.text import clean, clean_line
from tests.making import PANEL_DAY, TEMPLATE, after, agenda, facts, moment, of_meeting, opened

HEARD, PAIR, BREAK, DEFERRED, WITHDRAWN, NEXT = range(1, 7)
"""The slots: one that is heard and approved, siblings who are being heard, and so on."""

WORDED = {"title", "question", "follow_ups", "help", "document", "columns", "strengths", "risks"}
"""What a council words in a template; the rest of it is ids and numbers."""

CASES = {HEARD: (1,), PAIR: (2, 3), DEFERRED: (4,), WITHDRAWN: (5,), NEXT: (6,)}


def line_of(words: str) -> str:
    """The words as a name that is kept; something else where there is nothing to see in them."""
    return clean_line(words) or "nothing"


def ids_of(words: str, slot: int) -> tuple[str, ...]:
    """The case IDs of a slot: the words, with a number where they would stand there twice."""
    return tuple(line_of(words) if n == 1 else f"{line_of(words)} {n}" for n in CASES[slot])


def hostile_agenda(words: str) -> Agenda:
    """An agenda with the words in every cell."""
    line = line_of(words)
    slots = [
        AgendaSlot(
            starts=time(10 + number // 3, 20 * (number % 3)),
            minutes=20,
            title=line if number == BREAK else "",
            cases=tuple(_facts(line, each) for each in ids_of(words, number))
            if number in CASES
            else (),
        )
        for number in range(1, 7)
    ]
    return Agenda(
        date=PANEL_DAY,
        start=time(10),
        venue=line,
        chair=line,
        minute_taker=f"{line} taker",
        slots=tuple(slots),
    )


def hostile_template(words: str) -> MeetingTemplate:
    """A kind of meeting with the words before all that a council may word, but for its own title.

    The room view shows that title, and must show nothing else of the words.
    """
    line = line_of(words)

    def worded(part: Any, key: str = "") -> Any:
        if isinstance(part, dict):
            return {each: worded(value, each) for each, value in part.items()}
        if isinstance(part, list):
            return [worded(each, key) for each in part]
        return f"{line} {part}" if key in WORDED else part

    return MeetingTemplate.model_validate(worded(TEMPLATE) | {"title": TEMPLATE["title"]})


def hostile_meeting(words: str) -> Meeting:
    """The meeting of the agenda: heard as far as its third slot, with the words in everything."""
    pair = ids_of(words, PAIR)
    text = clean(words) or "nothing"
    steps: list[tuple[Change, int]] = [
        *((each, 1) for each in _people(words)),
        *((each, 1) for each in _papers(words)),
        (of_meeting(StartSlot, slot=HEARD), 2),
        *((each, 3) for each in _record(words, ids_of(words, HEARD))),
        (of_meeting(FinishSlot, slot=HEARD), 20),
        (of_meeting(Approve, case_ids=ids_of(words, HEARD), approver=line_of(words)), 20),
        (_receipt(words), 20),
        (of_meeting(StartSlot, slot=PAIR), 21),
        *((each, 22) for each in _record(words, pair)),
        (of_meeting(PauseSlot, slot=PAIR, reason=line_of(words)), 23),
        (of_meeting(ResumeSlot, slot=PAIR), 24),
        (of_meeting(AddMinutes, slot=PAIR, minutes=5, reason=words), 24),
        (of_meeting(DeferCase, case_ids=ids_of(words, DEFERRED), reason=text), 25),
        (of_meeting(WithdrawCase, case_ids=ids_of(words, WITHDRAWN), reason=text), 25),
    ]
    meeting = opened(hostile_agenda(words), hostile_template(words))
    return after(meeting, *((change, moment(10, minute)) for change, minute in steps))


def hostile_child(words: str) -> Child:
    """A child who comes back to that meeting, with the words in all that was said before."""
    line, text, earlier = line_of(words), clean(words) or "nothing", "2026-11-05-test-panel"
    source = Source(document=line)
    steps = [
        Step(
            meeting_id=earlier,
            follow_up=FollowUp(id=each, what=line, owner=line, after=after, source=source),
            decided_on=date(2026, 11, 5),
            agreed=date(2026, 11, 30),
        )
        for each, after in (("visit", None), ("report", "visit"))
    ]
    said = {"meeting_id": earlier, "step": "visit", "on": PANEL_DAY, "because": text, "by": line}
    option = {"option": "home", "status": "preferred", "title": line, "on": PANEL_DAY}
    heard = Hearing(
        meeting_id=earlier,
        title=line,
        on=date(2026, 11, 5),
        outcomes=(line,),
        decision=text,
        rationale=text,
        options=(LedgerEntry.model_validate(option | {"detail": line} | _why(text)),),
    )
    return Child(
        child_id="child-1",
        case_ids=(ids_of(words, HEARD)[0],),
        names=(line,),
        known_since=date(2026, 11, 5),
        steps=tuple(steps),
        progress=(
            Progress.model_validate(said | {"kind": "extended", "until": date(2026, 12, 1)}),
            Progress.model_validate(said | {"kind": "escalated", "to": line}),
        ),
        hearings=(heard,),
    )


def long_meeting(words: str) -> Meeting:
    """A meeting with words that are too long for any screen: the siblings are being heard."""
    line = line_of(words)
    slots = (
        AgendaSlot(starts=time(10), minutes=20, cases=(facts(1),)),
        AgendaSlot(starts=time(10, 20), minutes=20, cases=(_facts(line, "C-2"), facts(3))),
        AgendaSlot(starts=time(10, 40), minutes=20, cases=(facts(4, social_worker=line),)),
    )
    pair, read = ("C-2", "C-3"), agenda(slots=slots, venue=line, chair=line)
    steps = (
        of_meeting(StartSlot, slot=PAIR),
        of_meeting(WriteNote, case_ids=pair, place="return-home", text=words),
        of_meeting(Decide, case_ids=pair, text=words, rationale=words),
        of_meeting(AddAction, case_ids=pair, owner=line, what=line),
    )
    return after(opened(read), *((each, moment(10, 21)) for each in steps))


def _facts(line: str, case_id: str) -> CaseFacts:
    return CaseFacts(
        case_id=case_id,
        child=line,
        born=date(2019, 1, 2),
        looked_after_since=date(2026, 11, 2),
        legal_status=line,
        social_worker=f"{line} worker",
        team_manager=f"{line} manager",
        team=line,
        iro=line,
        sibling_group=line,
        plan=line,
        reason=line,
        other={line: line},
    )


def _people(words: str) -> list[Change]:
    line = line_of(words)
    return [
        of_meeting(MarkPresent, name=line, role="chair"),
        of_meeting(MarkPresent, name=f"{line} vice", role="fostering"),
        of_meeting(MarkPresent, name=f"{line} guest", part=line),
        of_meeting(SendApologies, name=f"{line} absent", part=line),
    ]


def _papers(words: str) -> list[Change]:
    line, text = line_of(words), clean(words) or "nothing"
    wrong = Problem(
        state="duplicate", file=line, section=line, found=line, expected=line, mend=line
    )
    finding = Finding(
        paper="care-plan",
        state="duplicate",
        files=(line,),
        problems=(wrong,),
        offers=(line,),
        remarks=(line,),
    )
    case_ids = [case_id for slot in CASES for case_id in ids_of(words, slot)]
    check = PaperCheck(
        folder=words,
        cases=tuple(CasePapers(case_id=each, findings=(finding,)) for each in case_ids),
        loose=(
            LooseFile(file=line, why="misfiled", lies_with=(line,), speaks_of=(line,)),
            LooseFile(file=line, why="unplaced", speaks_of=(line,)),
        ),
    )
    last = ids_of(words, NEXT)
    return [
        of_meeting(KeepPaperCheck, check=check),
        of_meeting(WaivePaper, case_ids=last, paper="care-plan", waived_by=line, reason=text),
        of_meeting(SendPapers, to=line, on=PANEL_DAY, sent_by=line),
    ]


def _receipt(words: str) -> RecordReceipt:
    line = line_of(words)
    return of_meeting(
        RecordReceipt,
        case_id=ids_of(words, HEARD)[0],
        version=1,
        reference=line,
        uploaded_by=line,
        on=PANEL_DAY,
    )


def _record(words: str, case_ids: tuple[str, ...]) -> list[Change]:
    line, text = line_of(words), clean(words) or "nothing"
    bring = EvidenceAction(owner=line, what=line, due=date(2026, 12, 20))
    fields: list[tuple[type, dict[str, object]]] = [
        (WriteNote, {"place": "context", "text": text}),
        (WriteNote, {"place": "return-home", "text": text}),
        (SetPrompt, {"prompt": "family", "state": "not applicable", "reason": text}),
        (
            SetPrompt,
            {
                "prompt": "siblings",
                "state": "evidence outstanding",
                "reason": text,
                "action": bring,
            },
        ),
        (FillTable, {"section": "contact", "rows": ((line, line), (line, ""))}),
        (RecordView, {"view": "parents", "text": text, "source": line}),
        (RecordPaper, {"paper": "care-plan", "state": "missing", "remark": line}),
        (SetOption, {"option": "home", "detail": line, "status": "preferred", **_why(text)}),
        (SetOption, {"option": "adoption", "detail": line, "status": "ruled out", **_why(text)}),
        (ActAsChair, {"person": f"{line} vice"}),
        (Declare, {"person": f"{line} guest", "interest": text, "takes_part": False}),
        (Decide, {"text": text, "rationale": text}),
        (
            RecordDissent,
            {"who": line, "what": text, "why": text, "route": line, "owner": line},
        ),
        (AddAction, {"owner": line, "what": line, "measure": line}),
        (ConfirmReadBack, {}),
    ]
    return [of_meeting(kind, case_ids=case_ids, **each) for kind, each in fields]


def _why(text: str) -> dict[str, str]:
    return {"reason": text, "strengths": text, "risks": text, "support": text}
