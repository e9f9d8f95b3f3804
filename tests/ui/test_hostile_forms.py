"""Whatever is typed into a form is kept as it was typed, or refused in words; nothing else comes of it."""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest

from panel_tui.domain.actions import AddAction
from panel_tui.domain.applying import apply
from panel_tui.domain.attendance import MarkPresent
from panel_tui.domain.carrying import SettleCarried
from panel_tui.domain.changes import Change
from panel_tui.domain.child import Progress, Step
from panel_tui.domain.finishing import FinishSlot
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.model import Refused
from panel_tui.domain.outcomes import FollowUp
from panel_tui.domain.paper_sending import Parcel
from panel_tui.domain.roster import roster
from panel_tui.domain.sign_off import Approve
from panel_tui.domain.slots import StartSlot
from panel_tui.domain.steps import Standing
from panel_tui.domain.working_days import WorkingCalendar
from screens import (
    agenda_forms,
    attendance_forms,
    deferral_forms,
    forms,
    hand_over,
    minutes_forms,
    open_agenda,
    papers_forms,
    slot_decision_forms,
    slot_forms,
    slot_time_forms,
    slot_weighing_forms,
    steps_forms,
)
from screens.forms import Answers, Form, cleaned, read_path
from tests.hostile import LONG, SHORT
from tests.making import PANEL_DAY, TEMPLATE, after, at, moment, of_meeting, opened

TYPED = [*SHORT.values(), LONG["100,000 brackets"]]
NOW, PAIR = at(10, 30), ("C-2", "C-3")


def heard() -> Meeting:
    """C-1 is heard and approved, the siblings C-2 and C-3 are being heard."""
    steps = (
        of_meeting(MarkPresent, name="Patricia Adeyemi", role="chair"),
        of_meeting(MarkPresent, name="Helen Frost", role="iro"),
        of_meeting(StartSlot, slot=1),
        of_meeting(FinishSlot, slot=1),
        of_meeting(Approve, case_ids=("C-1",), approver="Patricia Adeyemi"),
        of_meeting(StartSlot, slot=2),
        of_meeting(AddAction, case_ids=PAIR, owner="Tom", what="Refer"),
    )
    return after(opened(), *((each, moment(10, 5)) for each in steps))


MEETING = heard()
SLOT, CASE, CALENDAR = MEETING.slot(2), MEETING.case("C-2"), WorkingCalendar()
STEP = Step(
    meeting_id="2026-11-05-test-panel",
    follow_up=FollowUp.model_validate(TEMPLATE["outcomes"][1]["follow_ups"][0]),
    decided_on=date(2026, 11, 5),
)
STANDING = Standing(
    step=STEP,
    state="open",
    started_on=STEP.decided_on,
    done_on=None,
    said_done=False,
    waits_for=None,
    agreed_on=None,
    extensions=(),
    escalations=(),
)
SEATS = roster(MEETING, (), SLOT)
PAPER = MEETING.template.documents[0]
PARCEL = Parcel("Patricia Adeyemi", "Group Manager", (), (), ("C-2",), (), late=False)


def section_form(section_id: str) -> Form:
    section = MEETING.template.section(section_id)
    assert section is not None
    if section.kind == "table":
        return slot_time_forms.table_form(MEETING, PAIR, section)
    return slot_time_forms.choice_form(MEETING, PAIR, section)


def settled(progress: Progress) -> Change:
    return of_meeting(SettleCarried, case_ids=("C-2",), progress=progress)


def unknown(_case_id: str) -> None:
    """The register knows nobody."""


def forget(_: object) -> None:
    """What was chosen is asked no more of."""


def nothing(_: object) -> Sequence[Change]:
    return ()


def no_file(_: object) -> Sequence[Change]:
    raise Refused("There is no such file.")


def no_more() -> None:
    """Nothing further is asked."""


AGENDA = open_agenda.Wanted(Path("/agenda.md"))


FORMS: dict[str, Callable[[], Form]] = {
    "action": lambda: slot_forms.action_form(MEETING, PAIR, PANEL_DAY, CALENDAR),
    "which action": lambda: slot_forms.which_action_form(MEETING, PAIR, forget),
    "change action": lambda: slot_forms.change_action_form(MEETING, CASE.actions[0], PANEL_DAY),
    "which option": lambda: slot_weighing_forms.which_option_form(MEETING, PAIR, forget),
    "option": lambda: slot_weighing_forms.option_form(MEETING, PAIR, "home"),
    "not applicable": lambda: slot_forms.not_applicable_form(MEETING, PAIR, "family"),
    "evidence": lambda: slot_forms.evidence_form(MEETING, PAIR, "family", PANEL_DAY, CALENDAR),
    "whose view": lambda: slot_weighing_forms.which_view_form(MEETING, PAIR, forget),
    "view": lambda: slot_weighing_forms.view_form(MEETING, PAIR, "child", PANEL_DAY),
    "outcomes": lambda: slot_decision_forms.outcomes_form(MEETING, PAIR, CALENDAR, forget),
    "decision": lambda: slot_decision_forms.decision_form(
        MEETING, PAIR, ("fostering-agreed",), PANEL_DAY, CALENDAR
    ),
    "confirm": lambda: slot_decision_forms.confirm_form(MEETING, PAIR),
    "which dissent": lambda: slot_decision_forms.which_dissent_form(MEETING, PAIR, forget),
    "dissent": lambda: slot_decision_forms.dissent_form(
        MEETING, PAIR, slot_decision_forms.ANOTHER, PANEL_DAY
    ),
    "pause": lambda: slot_time_forms.pause_form(MEETING, SLOT),
    "add minutes": lambda: slot_time_forms.add_minutes_form(MEETING, SLOT),
    "back-date": lambda: slot_time_forms.back_date_form(MEETING, SLOT, NOW),
    "defer": lambda: deferral_forms.defer_form(
        MEETING, SLOT, PANEL_DAY, None, lambda _case_id, _day: ()
    ),
    "withdraw": lambda: deferral_forms.withdraw_form(MEETING, SLOT),
    "declare": lambda: slot_time_forms.declare_form(MEETING, PAIR),
    "declare, nobody listed": lambda: slot_time_forms.declare_form(opened(), PAIR),
    "table": lambda: section_form("contact"),
    "choice": lambda: section_form("limb"),
    "who chairs": lambda: slot_time_forms.act_as_chair_form(MEETING, PAIR),
    "which of several": lambda: forms.which_form("Which?", (("C-1", "A.B."),), forget),
    "which case": lambda: agenda_forms.which_case_form(MEETING, SLOT, forget),
    "agenda file": lambda: open_agenda.file_form(no_file),
    "rest of a file": lambda: open_agenda.rest_form(no_file, AGENDA, ("date", "start"), PANEL_DAY),
    "changed agenda": lambda: open_agenda.update_form(no_file, no_more, AGENDA, ("C-1: new.",)),
    "late case": lambda: agenda_forms.add_case_form(MEETING, unknown),
    "correct": lambda: agenda_forms.correct_form(MEETING, CASE, unknown, heard_before=True),
    "break": lambda: agenda_forms.break_form(MEETING, MEETING.slot(4)),
    "move meeting": lambda: agenda_forms.move_form(MEETING, PANEL_DAY),
    "adjourn": lambda: agenda_forms.adjourn_form(MEETING, PANEL_DAY),
    "cancel": lambda: agenda_forms.cancel_form(opened()),
    "next panel": lambda: agenda_forms.next_panel_form(MEETING, PANEL_DAY, None),
    "add person": lambda: attendance_forms.add_person_form(MEETING),
    "name person": lambda: attendance_forms.name_person_form(
        MEETING, MEETING.template.attendance.roles[0]
    ),
    "at time": lambda: attendance_forms.at_time_form(MEETING, SEATS[0], NOW),
    "take minutes": lambda: attendance_forms.take_minutes_form(MEETING, SEATS, "-", NOW),
    "chair": lambda: attendance_forms.chair_form(MEETING, SEATS, "-", NOW),
    "hand over": lambda: hand_over.hand_over_form("Colin Marsh", []),
    "approve": lambda: minutes_forms.approve_form(MEETING, ("C-1",), NOW, "", nothing),
    "approved by whoever wrote": lambda: minutes_forms.same_person_form(
        "Jo", nothing, lambda: None
    ),
    "write": lambda: minutes_forms.write_form(MEETING, "C-1", Path("/minutes"), lambda _: None),
    "receipt": lambda: minutes_forms.receipt_form(MEETING, MEETING.case("C-1"), PANEL_DAY, "Jo"),
    "folder of papers": lambda: papers_forms.folder_form("/papers", lambda _: None),
    "waive": lambda: papers_forms.waive_form(MEETING, "C-2", PAPER, "Jo"),
    "came on": lambda: papers_forms.received_form(MEETING, "C-2", PAPER, PANEL_DAY),
    "sent": lambda: papers_forms.sent_form(MEETING, PARCEL, PANEL_DAY, "Jo"),
    "chase list": lambda: papers_forms.write_form(Path("/lists"), lambda _: None),
    "done": lambda: steps_forms.done_form(STANDING, PANEL_DAY, "Jo", settled),
    "extend": lambda: steps_forms.extend_form(STANDING, PANEL_DAY, CALENDAR, "Jo", settled),
    "escalate": lambda: steps_forms.escalate_form(STANDING, PANEL_DAY, "Jo", settled),
    "reopen": lambda: minutes_forms.reopen_form(MEETING, MEETING.case("C-1"), "Jo"),
}
GOOD = {"line": "Tom: visit by 18 Dec", "minutes": "5", "start": "10:00", "case": "C-1"}
"""Answers that the rules accept, for the fields that do not take every word."""
LEFT_EMPTY = {"due", "dated", "return", "on", "born", "since", "joined", "left", "time"}


def ways_to_answer(form: Form, words: str) -> Iterator[Answers]:
    """The words in every field at once, and in each field with good answers in the others."""
    typed = [field.id for field in form.fields if field.kind != "choice"]
    chosen = {
        field.id: field.value or (field.choices[-1][0] if field.choices else "")
        for field in form.fields
        if field.kind == "choice"
    }
    good = {each: GOOD.get(each, "" if each in LEFT_EMPTY else "words") for each in typed}
    yield chosen | dict.fromkeys(typed, words)
    for each in typed:
        yield chosen | good | {each: words}


def done_with(form: Form, answers: Answers) -> None:
    """Preview and keep the answers, as the dialog does."""
    answers = cleaned(form, answers)
    with suppress(Refused):
        if form.preview is not None:
            form.preview(answers)
    with suppress(Refused):
        for change in form.make(answers):
            if change.subject == f"meeting/{MEETING.id}":
                apply(MEETING, change, moment(10, 30))


def test_every_form_is_among_those_that_are_tried() -> None:
    tried, screens = Path(__file__).read_text("utf-8"), Path(__file__).parents[2] / "screens"
    made = re.compile(r"^def (\w+_form)\(", re.MULTILINE)
    names = [
        each for file in screens.rglob("*.py") for each in made.findall(file.read_text("utf-8"))
    ]
    assert len(names) > 40
    assert [each for each in names if f".{each}(" not in tried] == []


@pytest.mark.parametrize("name", FORMS)
def test_whatever_is_typed_into_a_form_is_kept_or_refused_in_words(name: str) -> None:
    form = FORMS[name]()
    for words in TYPED:
        for answers in ways_to_answer(form, words):
            done_with(form, answers)


@pytest.mark.parametrize("nothing_to_see", ["", " ", "\u200b", "\ufeff\u2060", "\x1b\x07"])
@pytest.mark.parametrize(
    "name", ["decision", "pause", "done", "defer", "declare", "cancel", "add person"]
)
def test_words_that_nobody_can_see_are_no_answer(name: str, nothing_to_see: str) -> None:
    form = FORMS[name]()
    answers = next(ways_to_answer(form, nothing_to_see))
    with pytest.raises(Refused, match="Say w"):
        form.make(cleaned(form, answers))


@pytest.mark.parametrize("typed", ["~[b]/agenda.md", "~nobody-of-that-name/x", "", " "])
def test_a_path_that_is_none_is_refused_in_words(typed: str) -> None:
    with pytest.raises(Refused):
        read_path(typed, "Name an agenda file.")


def test_a_path_is_whole_with_the_spaces_that_are_in_it(private_account: Path) -> None:
    assert read_path(" ~/my  agendas/x.md ", "Name a file.") == private_account / "my  agendas/x.md"
    assert read_path("/a/b", "Name a folder.") == Path("/a/b")
