from datetime import date

import pytest

from panel_tui.domain.actions import AddAction
from panel_tui.domain.agenda import AgendaSlot
from panel_tui.domain.attendance import (
    ChairMeeting,
    TakeMinutes,
)
from panel_tui.domain.finishing import FinishSlot
from panel_tui.domain.minutes import Approval
from panel_tui.domain.notes import Choose, FillTable, RecordPaper, RecordView, WriteNote
from panel_tui.domain.options import SetOption
from panel_tui.domain.prompts import EvidenceAction, SetPrompt
from panel_tui.domain.slots import DeferCase, PauseSlot, ResumeSlot, StartSlot
from tests.making import TEMPLATE, after, agenda, at, facts, moment, of_meeting, opened, template
from tests.reading import FINISH, START, document, heard, known, lines_of, section, words_of

CHAIR = "Patricia Adeyemi"


class TestHead:
    def test_the_head_says_which_child_and_meeting(self) -> None:
        facts_1 = known(heard())
        assert list(facts_1) == [
            *("Case ID", "Child", "Date of birth", "Looked after since", "Social worker"),
            *("Date", "Venue", "Item", "Planned for", "Heard", "Chair", "Minutes taken by"),
        ]
        assert facts_1["Date of birth"] == "Tue 1 Jan 2019"
        assert facts_1["Looked after since"] == "Mon 2 Nov 2026 (day 32)"
        assert (facts_1["Date"], facts_1["Item"]) == ("Thu 3 Dec 2026", "1 of 3")
        assert facts_1["Heard"] == "10:02 to 10:24"

    def test_breaks_are_no_items(self) -> None:
        assert known(opened(), "C-4")["Item"] == "3 of 3"

    def test_an_unborn_child_has_an_expected_date(self) -> None:
        unborn = facts(1, born=None, due=date(2027, 2, 14), looked_after_since=None)
        slots = (AgendaSlot(starts=at(10).time(), minutes=20, cases=(unborn,)),)
        facts_1 = known(opened(agenda(slots=slots)))
        assert facts_1["Expected delivery date"] == "Sun 14 Feb 2027"
        assert "Date of birth" not in facts_1

    @pytest.mark.parametrize(
        ("resumed", "words"),
        [(11, "1 min"), (15, "5 min")],
    )
    def test_pauses_are_told(self, resumed: int, words: str) -> None:
        pause = of_meeting(PauseSlot, slot=1, reason="Called out")
        resume = of_meeting(ResumeSlot, slot=1)
        meeting = heard((pause, moment(10, 10)), (resume, moment(10, resumed)))
        assert known(meeting)["Heard"] == f"10:02 to 10:24, of which {words} paused"

    def test_times_are_londons_in_summer(self) -> None:
        summer = date(2026, 7, 2)
        meeting = after(
            opened(agenda(date=summer)),
            (of_meeting(StartSlot, slot=1), moment(9, 2, day=summer)),
            (of_meeting(FinishSlot, slot=1), moment(9, 24, day=summer)),
        )
        assert known(meeting)["Heard"] == "10:02 to 10:24"

    def test_columns_of_the_councils_own_follow_and_a_word_of_its_own_is_used(self) -> None:
        slots = (
            AgendaSlot(
                starts=at(10).time(), minutes=20, cases=(facts(1, other={"School": "Hill"}),)
            ),
        )
        meeting = opened(agenda(slots=slots), template(looked_after_word="child in care"))
        assert known(meeting)["School"] == "Hill"
        assert "Child in care since" in known(meeting)

    def test_a_handover_does_not_reach_back_to_what_was_heard_before(self) -> None:
        meeting = after(
            heard(),
            (of_meeting(ChairMeeting, name="Tom Bell"), moment(10, 30)),
            (of_meeting(TakeMinutes, name="Jane Sutton"), moment(10, 30)),
        )
        assert known(meeting)["Chair"] == CHAIR
        assert known(meeting)["Minutes taken by"] == "Colin Marsh"
        assert known(meeting, "C-4")["Minutes taken by"] == "Jane Sutton"


class TestOrder:
    def test_sections_stand_as_the_template_orders_them(self) -> None:
        titles = [each["title"] for each in TEMPLATE["sections"]]
        assert [each.title for each in document(opened()).sections] == titles
        turned = template(sections=TEMPLATE["sections"][::-1])
        assert [each.title for each in document(opened(kind=turned)).sections] == titles[::-1]

    def test_what_was_left_open_stands_just_before_the_signature(self) -> None:
        assert [each.title for each in document(heard()).sections][-2:] == ["Left open", "Sign-off"]

    def test_without_a_signature_it_stands_last(self) -> None:
        meeting = after(opened(kind=template(sections=TEMPLATE["sections"][:-1])), START, FINISH)
        assert document(meeting).sections[-1].title == "Left open"

    def test_a_section_that_does_not_apply_is_not_there(self) -> None:
        sections = [{**each, "applies": {"siblings": True}} for each in TEMPLATE["sections"]]
        meeting = opened(kind=template(sections=sections))
        assert (len(document(meeting).sections), len(document(meeting, "C-2").sections)) == (0, 11)


class TestSections:
    def test_nothing_said_reads_as_nothing(self) -> None:
        meeting = opened()
        assert section(meeting, "Context") == ["Nothing recorded."]
        assert section(meeting, "Contact plan") == ["Nothing recorded."]
        assert section(meeting, "Why now") == ["Nothing recorded."]
        assert section(meeting, "Decision") == ["No decision was recorded."]
        assert section(meeting, "Actions") == ["No actions were agreed."]
        assert section(meeting, "Views") == ["The child: Not recorded."]
        assert section(meeting, "Who was there")[0] == (
            "Nobody is recorded as present for this item."
        )

    def test_prompts_have_question_state_reason_and_notes(self) -> None:
        evidence = EvidenceAction(owner="Tom", what="Ask", due=date(2026, 12, 17))
        meeting = heard(
            (
                of_meeting(
                    SetPrompt,
                    case_ids=("C-1",),
                    prompt="return-home",
                    state="not applicable",
                    reason="An orphan",
                ),
                moment(10, 5),
            ),
            (
                of_meeting(
                    SetPrompt,
                    case_ids=("C-1",),
                    prompt="family",
                    state="evidence outstanding",
                    reason="No conference yet",
                    action=evidence,
                ),
                moment(10, 6),
            ),
            (
                of_meeting(WriteNote, case_ids=("C-1",), place="siblings", text="One brother."),
                moment(10, 7),
            ),
        )
        assert section(meeting, "Discussion") == [
            "## Return home",
            "Asked: Can the child return home safely?",
            "State: not applicable",
            "Because: An orphan",
            "## Family and friends",
            "Asked: Has the family met?",
            "State: evidence outstanding",
            "Evidence: No conference yet",
            "## Siblings",
            "Asked: Is there a sibling assessment?",
            "State: not reached, though notes were taken",
            "One brother.",
        ]

    def test_a_prompt_that_does_not_apply_is_named_as_such(self) -> None:
        prompts = [{**each, "applies": {"siblings": True}} for each in TEMPLATE["prompts"]]
        meeting = opened(kind=template(prompts=prompts))
        assert "State: does not apply to this child" in section(meeting, "Discussion")
        assert "State: open" in section(meeting, "Discussion", "C-2")

    def test_no_prompt_is_open_once_the_child_was_heard_or_put_off(self) -> None:
        reopened = of_meeting(SetPrompt, case_ids=("C-1",), prompt="family", state="open")
        defer = of_meeting(DeferCase, case_ids=("C-1",), reason="No papers")
        for meeting in (
            after(heard(), (reopened, moment(11))),
            after(opened(), (defer, moment(10))),
        ):
            assert "State: open" not in section(meeting, "Discussion")
            assert "State: not reached" in section(meeting, "Discussion")

    def test_notes_stand_in_the_order_they_were_written(self) -> None:
        meeting = after(
            opened(),
            (
                of_meeting(WriteNote, case_ids=("C-2", "C-3"), place="context", text="Both."),
                moment(11),
            ),
            (of_meeting(WriteNote, case_ids=("C-2",), place="context", text="One."), moment(10)),
        )
        assert section(meeting, "Context", "C-2") == ["One.", "Both."]
        assert section(meeting, "Context", "C-3") == ["Both."]

    def test_tables_choices_views_and_papers(self) -> None:
        meeting = after(
            opened(),
            (
                of_meeting(
                    FillTable, case_ids=("C-1",), section="contact", rows=(("Aunt", "weekly"),)
                ),
                moment(10),
            ),
            (
                of_meeting(Choose, case_ids=("C-1",), section="limb", choices=("at-home",)),
                moment(10),
            ),
            (
                of_meeting(
                    RecordView,
                    case_ids=("C-1",),
                    view="child",
                    text="Home",
                    source="Told to Tom",
                    dated=date(2026, 11, 30),
                ),
                moment(10),
            ),
            (
                of_meeting(
                    RecordPaper,
                    case_ids=("C-1",),
                    paper="care-plan",
                    state="late",
                    dated=date(2026, 12, 1),
                    remark="Came at 9",
                ),
                moment(10),
            ),
        )
        assert section(meeting, "Contact plan") == ["Who | How often", "Aunt | weekly"]
        assert section(meeting, "Why now") == ["At home"]
        assert section(meeting, "Views") == [
            "The child: Home",
            "Source: Told to Tom, Mon 30 Nov 2026",
        ]
        assert section(meeting, "Documents") == [
            "Document | State | Dated | Remark",
            "Care plan | late | Tue 1 Dec 2026 | Came at 9",
        ]
        assert "Care plan | not recorded |  | " in section(meeting, "Documents", "C-2")

    def test_every_option_is_listed_weighed_or_not(self) -> None:
        sets = of_meeting(
            SetOption,
            case_ids=("C-1",),
            option="guardianship",
            detail="aunt",
            status="preferred",
            reason="She offered",
        )
        lines = section(after(opened(), (sets, moment(10))), "Options")
        assert lines == [
            "## Return home",
            "Not considered at this meeting.",
            "## Special guardianship: aunt",
            "Status: preferred",
            "Reason: She offered",
            "## Long-term fostering",
            "Not considered at this meeting.",
            "## Adoption",
            "Not considered at this meeting.",
        ]

    def test_actions_are_numbered_for_this_child(self) -> None:
        other = of_meeting(AddAction, case_ids=("C-4",), owner="Jo", what="Ring")
        own = of_meeting(
            AddAction, case_ids=("C-1",), owner="Tom", what="Visit", due=date(2026, 12, 17)
        )
        meeting = after(opened(), (other, moment(10)), (own, moment(10)))
        assert section(meeting, "Actions")[1] == "1 | Visit | Tom | Thu 17 Dec 2026 | "
        assert section(meeting, "Actions", "C-4")[1] == "1 | Ring | Jo | no date | "


class TestSignature:
    def test_a_draft_says_that_it_is_one(self) -> None:
        assert section(heard(), "Sign-off") == ["Draft. These minutes are not approved yet."]

    def test_what_is_approved_says_by_whom_when_and_where_the_journal_stood(self) -> None:
        approval = Approval(approver=CHAIR, writer="Colin Marsh", journal_head="41 3f9a")
        made = document(heard(), approval=approval)
        lines = [line for block in made.sections[-1].blocks for line in lines_of(block)]
        assert lines == [
            f"Approved by: {CHAIR}",
            "Approved on: Thu 3 Dec 2026, 13:00",
            "Minutes written by: Colin Marsh",
            "Journal: 41 3f9a",
        ]
        assert "Draft" not in words_of(made)
