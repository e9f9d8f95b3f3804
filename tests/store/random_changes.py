"""Random changes to the sample meeting, as people might make them in any order; many are refused."""

from collections.abc import Callable
from datetime import time, timedelta
from random import Random

from panel_tui.domain.actions import AddAction, ChangeAction, RemoveAction
from panel_tui.domain.attendance import (
    ActAsChair,
    ChairMeeting,
    CorrectStay,
    Declare,
    MarkComplex,
    MarkLeft,
    MarkPresent,
    RemoveAttendee,
    RemoveDeclaration,
    SendApologies,
    TakeMinutes,
)
from panel_tui.domain.change import Undo
from panel_tui.domain.changes import Change
from panel_tui.domain.decisions import (
    ConfirmDecision,
    ConfirmReadBack,
    Decide,
    RecordDissent,
    RemoveDissent,
)
from panel_tui.domain.events import RecordEvent
from panel_tui.domain.finishing import FinishSlot
from panel_tui.domain.notes import Choose, FillTable, RecordPaper, RecordView, WriteNote
from panel_tui.domain.opening import KnownChild
from panel_tui.domain.options import RemoveOption, SetOption
from panel_tui.domain.paper_findings import CasePapers, Finding, PaperCheck
from panel_tui.domain.paper_sending import SendPapers
from panel_tui.domain.paper_standing import KeepPaperCheck, ReceivePaper, WaivePaper
from panel_tui.domain.prompts import EvidenceAction, SetPrompt
from panel_tui.domain.rearranging import InsertBreak, MoveSlot
from panel_tui.domain.register import CorrectChild
from panel_tui.domain.sign_off import Approve, RecordExport, RecordReceipt, Reopen
from panel_tui.domain.sittings import SetNextPanel
from panel_tui.domain.slots import (
    AddMinutes,
    BackdateStart,
    BringBack,
    DeferCase,
    PauseSlot,
    ResumeSlot,
    StartSlot,
    WithdrawCase,
)
from panel_tui.domain.updating import UpdateAgenda
from panel_tui.session import Session
from tests.making import MEETING_ID, PANEL_DAY, agenda, of_meeting
from tests.store.form_changes import from_a_form

_CASES = ("C-1", "C-2", "C-3", "C-4")
_PEOPLE = ("Patricia Adeyemi", "Colin Marsh", "Ngozi Bright", "Tom Okafor")
_ROLES = ("chair", "iro", "fostering", "social-worker", None)
_PROMPTS = ("return-home", "family", "siblings")
_OPTIONS = ("home", "guardianship", "fostering", "adoption")
_STATUSES = ("preferred", "contingency (i)", "contingency (ii)", "parallel", "ruled out")
_TEXTS = ("", "Said plainly.", "# Heading?\n\n| a | b |", "Zoë · été · 😀", "x" * 3_000)
_SOON = PANEL_DAY + timedelta(days=9)

Maker = Callable[[Random, Session], Change]


def random_change(rng: Random, session: Session) -> Change:
    """One change; whether the rules allow it is for the session to say."""
    (make,) = rng.choices(list(_MAKERS), weights=list(_MAKERS.values()))
    return make(rng, session)


def _slot(rng: Random, session: Session) -> Change:
    slot = rng.choice((1, 2, 3, 4))
    earlier = session.clock.now() - timedelta(minutes=rng.randrange(30))
    return rng.choice(
        (
            of_meeting(StartSlot, slot=slot),
            of_meeting(StartSlot, slot=slot, began_at=earlier),
            of_meeting(BackdateStart, slot=slot, began_at=earlier),
            of_meeting(PauseSlot, slot=slot, reason="A fire alarm"),
            of_meeting(ResumeSlot, slot=slot),
            of_meeting(AddMinutes, slot=slot, minutes=rng.randrange(1, 20)),
            of_meeting(FinishSlot, slot=slot),
        )
    )


def _put_off(rng: Random, session: Session) -> Change:
    cases, reason = _some(rng), "The report is not ready"
    return rng.choice(
        (
            of_meeting(DeferCase, case_ids=cases, reason=reason),
            of_meeting(WithdrawCase, case_ids=cases, reason=reason),
            of_meeting(BringBack, case_ids=cases),
        )
    )


def _written(rng: Random, session: Session) -> Change:
    cases, text = _some(rng), rng.choice(_TEXTS)
    rows = rng.choice(((), (("Mother", "weekly"), ("Father", "monthly"))))
    return rng.choice(
        (
            of_meeting(
                WriteNote,
                case_ids=cases,
                place=rng.choice((*_PROMPTS, "context", "nowhere")),
                text=text,
            ),
            of_meeting(FillTable, case_ids=cases, section="contact", rows=rows),
            of_meeting(Choose, case_ids=cases, section="limb", choices=("at-home",)),
            of_meeting(RecordView, case_ids=cases, view="child", text=text, dated=PANEL_DAY),
            of_meeting(RecordPaper, case_ids=cases, paper="care-plan", state="late"),
        )
    )


def _prompt(rng: Random, session: Session) -> Change:
    state = rng.choice(("covered", "not applicable", "evidence outstanding", "open"))
    action = EvidenceAction(owner="Tom Okafor", what="Send the assessment", due=_SOON)
    return of_meeting(
        SetPrompt,
        case_ids=_some(rng),
        prompt=rng.choice(_PROMPTS),
        state=state,
        reason=rng.choice(("", "Settled in March")),
        action=action if state == "evidence outstanding" else None,
    )


def _papers(rng: Random, session: Session) -> Change:
    cases, day = _some(rng), session.clock.now().date()
    found = Finding(paper="care-plan", state=rng.choice(("complete", "missing")))
    check = PaperCheck(
        folder="/papers",
        cases=tuple(CasePapers(case_id=each, findings=(found,)) for each in cases),
    )
    return rng.choice(
        (
            of_meeting(KeepPaperCheck, check=check),
            of_meeting(
                WaivePaper, case_ids=cases, paper="care-plan", waived_by="Chair", reason="Known"
            ),
            of_meeting(ReceivePaper, case_ids=cases, paper="care-plan", on=day),
            of_meeting(SendPapers, to=rng.choice(_PEOPLE), on=day, sent_by="Colin Marsh"),
        )
    )


def _option(rng: Random, session: Session) -> Change:
    option = rng.choice(_OPTIONS)
    if rng.random() < 0.2:
        return of_meeting(RemoveOption, case_ids=_some(rng), option=option)
    return of_meeting(
        SetOption,
        case_ids=_some(rng),
        option=option,
        status=rng.choice(_STATUSES),
        reason=rng.choice(_TEXTS),
    )


def _decision(rng: Random, session: Session) -> Change:
    outcomes = rng.choice(((), ("track",), ("fostering-agreed",)))
    return rng.choice(
        (
            of_meeting(Decide, case_ids=_some(rng), outcomes=outcomes, text="As proposed"),
            of_meeting(ConfirmReadBack, case_ids=_some(rng)),
            of_meeting(ConfirmDecision, case_ids=_some(rng), confirmed_by="Head of Service"),
            of_meeting(
                RecordDissent,
                case_ids=_some(rng),
                who=rng.choice(_PEOPLE),
                what="Too early",
                route="Dispute resolution",
                owner="IRO Manager",
                due=_SOON,
            ),
            of_meeting(RemoveDissent, case_ids=_some(rng), who=rng.choice(_PEOPLE)),
        )
    )


def _action(rng: Random, session: Session) -> Change:
    said = {"case_ids": _some(rng), "owner": rng.choice(_PEOPLE), "what": "Write to the school"}
    number = rng.randrange(1, 20)
    return rng.choice(
        (
            of_meeting(AddAction, **said, due=_SOON),
            of_meeting(ChangeAction, **said, number=number),
            of_meeting(RemoveAction, case_ids=_some(rng), number=number),
        )
    )


def _person(rng: Random, session: Session) -> Change:
    name, role, cases = rng.choice(_PEOPLE), rng.choice(_ROLES), _some(rng)
    return rng.choice(
        (
            of_meeting(MarkPresent, name=name, role=role),
            of_meeting(MarkLeft, name=name),
            of_meeting(
                CorrectStay,
                name=name,
                joined_at=session.clock.now() - timedelta(minutes=rng.randrange(30)),
            ),
            of_meeting(SendApologies, name=name, role=role),
            of_meeting(RemoveAttendee, name=name),
            of_meeting(TakeMinutes, name=name),
            of_meeting(ChairMeeting, name=name),
            of_meeting(
                Declare, case_ids=cases, person=name, interest="Knows them", takes_part=False
            ),
            of_meeting(RemoveDeclaration, case_ids=cases, person=name),
            of_meeting(ActAsChair, case_ids=cases, person=name),
            of_meeting(MarkComplex, case_ids=cases, complex=rng.random() < 0.5),
        )
    )


def _sign_off(rng: Random, session: Session) -> Change:
    (case_id,) = _some(rng, most=1)
    head = session.store.journal_head()
    day = session.clock.now().date()
    return rng.choice(
        (
            of_meeting(
                Approve, case_ids=(case_id,), approver="Patricia Adeyemi", journal_head=head
            ),
            of_meeting(Reopen, case_id=case_id, reason="A date was wrong", reopened_by="Chair"),
            of_meeting(
                RecordReceipt,
                case_id=case_id,
                version=1,
                reference="F-1",
                uploaded_by="Colin Marsh",
                on=day,
            ),
            of_meeting(
                RecordExport, case_id=case_id, version=1, file_name="a.md", file_sha256="0" * 64
            ),
        )
    )


def _undo(rng: Random, session: Session) -> Change:
    last = session.last_own_change(MEETING_ID)
    return of_meeting(Undo, number=last.number if last else 1)


def _event(rng: Random, session: Session) -> Change:
    day = PANEL_DAY - timedelta(days=rng.randrange(200))
    kind = rng.choice(("tracking-meeting", "placed", "matching-report"))
    return RecordEvent(child_id=f"child-{rng.randrange(1, 5)}", event=kind, on=day)


def _arrangement(rng: Random, session: Session) -> Change:
    slot = rng.choice((1, 2, 3, 4, 5))
    (case_id,) = _some(rng, most=1)
    child = f"child-{case_id[-1]}"
    return rng.choice(
        (
            of_meeting(MoveSlot, slot=slot, to=rng.choice(("up", "down"))),
            of_meeting(InsertBreak, before=slot, minutes=5),
            of_meeting(SetNextPanel, on=_SOON),
            CorrectChild(child_id=child, case_id=f"{case_id}-{rng.randrange(3)}", name="X.Y."),
        )
    )


def _new_agenda(rng: Random, session: Session) -> Change:
    """The agenda with a slot left out, another first, other times and another IRO, as it comes."""
    slots = list(agenda().slots)
    rng.shuffle(slots)
    minutes = sorted(rng.sample(range(90), len(slots)))
    iro = rng.choice(("", "Priya Nair"))
    again = tuple(
        slot.changed(
            starts=time(10 + minute // 60, minute % 60),
            cases=tuple(case.changed(iro=iro) for case in slot.cases),
        )
        for slot, minute in zip(slots, minutes, strict=True)
    )
    children = tuple(
        KnownChild(case_id=case_id, child_id=f"child-{case_id[-1]}") for case_id in _CASES
    )
    read = agenda(slots=again[rng.randrange(2) :], chair=rng.choice(_PEOPLE))
    return of_meeting(UpdateAgenda, agenda=read, children=children)


def _some(rng: Random, most: int = 2) -> tuple[str, ...]:
    return tuple(sorted(rng.sample(_CASES, rng.randrange(1, most + 1))))


_MAKERS: dict[Maker, int] = {
    _written: 30,
    _papers: 4,
    _prompt: 10,
    _action: 10,
    _option: 10,
    _decision: 10,
    _person: 10,
    _slot: 10,
    _sign_off: 10,
    _event: 4,
    _arrangement: 4,
    _new_agenda: 2,
    from_a_form: 4,
    _undo: 2,
    _put_off: 1,
}
