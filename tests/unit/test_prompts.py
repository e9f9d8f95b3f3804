from datetime import date
from typing import Any

import pytest

from panel_tui.domain.actions import AddAction, ChangeAction, RemoveAction
from panel_tui.domain.case import Mark
from panel_tui.domain.finishing import FinishSlot, Left
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.model import Refused
from panel_tui.domain.notes import RecordView, WriteNote
from panel_tui.domain.open_points import applying_prompts, open_points, open_prompts, what_is_open
from panel_tui.domain.prompts import EvidenceAction, SetPrompt
from panel_tui.domain.slots import DeferCase, StartSlot
from tests.making import TEMPLATE, after, at, moment, of_meeting, opened, template

SIBLINGS = ("C-2", "C-3")
EVIDENCE = EvidenceAction(
    owner="Amira Khan", what="Ask for the sibling assessment", due=date(2026, 12, 17)
)


def sets(prompt: str, state: str, *case_ids: str, **fields: Any) -> SetPrompt:
    return of_meeting(
        SetPrompt, prompt=prompt, state=state, case_ids=case_ids or ("C-1",), **fields
    )


def state_of(meeting: Meeting, case_id: str, prompt: str) -> str:
    mark = meeting.case(case_id).mark(prompt)
    return mark.state if mark else "open"


class TestStates:
    def test_a_prompt_is_open_until_somebody_says_otherwise(self) -> None:
        meeting = opened()
        assert [each.id for each in open_prompts(meeting, "C-1")] == [
            *("return-home", "family", "siblings")
        ]

    def test_who_marked_it_and_when_is_kept(self) -> None:
        change = sets("family", "covered")
        meeting = after(opened(), (change, moment(10, 5, by="Jane Sutton")))
        assert meeting.case("C-1").marks == (
            Mark(prompt="family", state="covered", at=at(10, 5), by="Jane Sutton"),
        )

    def test_siblings_differ(self) -> None:
        meeting = after(
            opened(),
            (sets("family", "covered", *SIBLINGS), moment(10, 21)),
            (sets("family", "not applicable", "C-3", reason="Another father"), moment(10, 22)),
        )
        assert [state_of(meeting, each, "family") for each in ("C-1", *SIBLINGS)] == [
            *("open", "covered", "not applicable")
        ]

    def test_not_applicable_wants_a_reason(self) -> None:
        for reason in ("", " \x00 "):
            with pytest.raises(Refused, match="Siblings: say why it does not apply"):
                sets("siblings", "not applicable", reason=reason).apply(opened(), moment(10))

    def test_a_prompt_is_opened_again(self) -> None:
        meeting = after(opened(), (sets("family", "covered"), moment(10)))
        meeting = after(meeting, (sets("family", "open"), moment(10, 1)))
        assert state_of(meeting, "C-1", "family") == "open"

    def test_a_question_that_the_meeting_does_not_put_is_refused(self) -> None:
        with pytest.raises(Refused, match="Test Panel has no prompt called money"):
            sets("money", "covered").apply(opened(), moment(10))


class TestEvidenceOutstanding:
    MEETING = after(
        opened(),
        (
            sets("siblings", "evidence outstanding", *SIBLINGS, action=EVIDENCE),
            moment(10, 25),
        ),
    )

    def test_it_wants_an_action_with_owner_and_date(self) -> None:
        with pytest.raises(Refused, match="say who brings the evidence, and by when"):
            sets("siblings", "evidence outstanding").apply(opened(), moment(10))
        for missing in ("owner", "what", "due"):
            fields = dict(EVIDENCE) | {missing: None}
            with pytest.raises(ValueError, match=missing):
                EvidenceAction(**fields)

    def test_both_siblings_have_the_action_under_one_number(self) -> None:
        actions = [self.MEETING.case(each).actions for each in SIBLINGS]
        assert actions[0] == actions[1]
        (action,) = actions[0]
        assert (action.number, action.case_ids, action.prompt) == (1, SIBLINGS, "siblings")

    def test_no_other_state_takes_an_action(self) -> None:
        for state in ("covered", "not applicable"):
            change = sets("siblings", state, reason="None needed", action=EVIDENCE)
            with pytest.raises(Refused, match="goes with evidence outstanding only"):
                change.apply(opened(), moment(10))

    @pytest.mark.parametrize("state", ["open", "covered", "not applicable"])
    def test_another_state_takes_the_action_off_for_the_child_it_is_set_for(
        self, state: str
    ) -> None:
        change = sets("siblings", state, "C-2", reason="An only child")
        meeting = after(self.MEETING, (change, moment(10, 26)))
        assert meeting.case("C-2").actions == ()
        assert len(meeting.case("C-3").actions) == 1

    def test_set_again_it_has_one_action_the_last(self) -> None:
        later = EVIDENCE.changed(due=date(2026, 12, 24))
        change = sets("siblings", "evidence outstanding", *SIBLINGS, action=later)
        meeting = after(self.MEETING, (change, moment(10, 26)))
        assert [action.due for action in meeting.case("C-2").actions] == [date(2026, 12, 24)]

    def test_other_actions_stay(self) -> None:
        other = of_meeting(AddAction, case_ids=("C-2",), owner="Tom", what="Visit")
        meeting = after(
            self.MEETING, (other, moment(10)), (sets("siblings", "open", "C-2"), moment(11))
        )
        assert [action.what for action in meeting.case("C-2").actions] == ["Visit"]

    def test_its_action_is_not_taken_off_by_itself_nor_left_without_a_date(self) -> None:
        remove = of_meeting(RemoveAction, case_ids=("C-2",), number=1)
        with pytest.raises(Refused, match="brings evidence that is outstanding"):
            remove.apply(self.MEETING, moment(11))
        undated = of_meeting(ChangeAction, case_ids=("C-2",), number=1, owner="Tom", what="Ask")
        with pytest.raises(Refused, match="by when"):
            undated.apply(self.MEETING, moment(11))
        dated = undated.changed(due=date(2027, 1, 4))
        assert after(self.MEETING, (dated, moment(11))).case("C-2").actions[0].owner == "Tom"


class TestWhichPromptsApply:
    PROMPTS = tuple(
        prompt | {"applies": {"siblings": True}} if prompt["id"] == "siblings" else prompt
        for prompt in TEMPLATE["prompts"]
    )

    def test_each_child_is_asked_what_applies_to_it(self) -> None:
        meeting = opened(kind=template(prompts=self.PROMPTS))
        asked = {
            case_id: [each.id for each in applying_prompts(meeting, case_id)]
            for case_id in ("C-1", "C-2")
        }
        assert asked == {
            "C-1": ["return-home", "family"],
            "C-2": ["return-home", "family", "siblings"],
        }

    def test_children_who_share_a_social_workers_slot_are_not_siblings_for_that(self) -> None:
        slot = TEMPLATE["slot"] | {"per": "social worker"}
        meeting = opened(kind=template(prompts=self.PROMPTS, slot=slot))
        alone = meeting.case("C-2").facts.changed(sibling_group="")
        meeting = meeting.with_case(meeting.case("C-2").changed(facts=alone))
        assert "siblings" not in [each.id for each in applying_prompts(meeting, "C-2")]
        assert "siblings" in [each.id for each in applying_prompts(meeting, "C-3")]


class TestWhatIsLeft:
    FINISHED = after(
        opened(),
        (of_meeting(StartSlot, slot=2), moment(10, 20)),
        (sets("family", "covered", *SIBLINGS), moment(10, 25)),
        (sets("siblings", "covered", "C-2"), moment(10, 26)),
        (of_meeting(AddAction, case_ids=("C-2",), owner="Tom", what="Visit"), moment(10, 27)),
        (of_meeting(RecordView, case_ids=("C-3",), view="child", text="Home"), moment(10, 28)),
        (of_meeting(FinishSlot, slot=2), moment(10, 40)),
    )

    def test_open_prompts_become_not_reached_when_the_slot_is_finished(self) -> None:
        states = {
            case_id: [state_of(self.FINISHED, case_id, each) for each in ("family", "siblings")]
            for case_id in SIBLINGS
        }
        assert states == {"C-2": ["covered", "covered"], "C-3": ["covered", "not reached"]}
        assert state_of(self.FINISHED, "C-1", "family") == "open"

    def test_what_was_left_is_said_for_each_child(self) -> None:
        assert self.FINISHED.case("C-2").left_open == (
            "Prompt: Return home",
            "Views: The child",
            "Decision",
            "1 action without a date",
        )
        assert self.FINISHED.case("C-3").left_open == (
            "Prompt: Return home",
            "Prompt: Siblings",
            "Decision",
        )
        assert self.FINISHED.case("C-1").left_open == ()

    def test_open_points_are_the_same_before_the_slot_is_finished(self) -> None:
        running = after(opened(), (of_meeting(StartSlot, slot=1), moment(10)))
        finished = after(running, (of_meeting(FinishSlot, slot=1), moment(10, 20)))
        assert open_points(running, "C-1") == finished.case("C-1").left_open

    def test_what_was_left_stays_as_the_journal_has_it(self) -> None:
        running = after(opened(), (of_meeting(StartSlot, slot=1), moment(10)))
        left = (Left(case_id="C-1", points=("As it was counted then",)),)
        finished = of_meeting(FinishSlot, slot=1, left=left).apply(running, moment(10, 20))
        assert finished.case("C-1").left_open == left[0].points

    def test_an_entry_of_an_earlier_version_leaves_what_that_version_counted(self) -> None:
        running = after(opened(), (of_meeting(StartSlot, slot=1), moment(10)))
        finished = of_meeting(FinishSlot, slot=1).apply(running, moment(10, 20))
        known = ("follow-up", "carried")
        assert finished.case("C-1").left_open == tuple(
            each.words for each in what_is_open(running, "C-1") if each.kind not in known
        )

    def test_of_a_child_that_was_put_off_nothing_is_left(self) -> None:
        defer = of_meeting(DeferCase, case_ids=("C-1",), reason="No papers")
        meeting = after(
            opened(),
            (of_meeting(StartSlot, slot=1), moment(10)),
            (defer, moment(10, 1)),
            (of_meeting(FinishSlot, slot=1), moment(10, 2)),
        )
        assert (meeting.case("C-1").left_open, meeting.case("C-1").marks) == ((), ())

    def test_a_section_that_must_be_filled_is_asked_for_until_it_is(self) -> None:
        sections = [each | {"must_fill": True} for each in TEMPLATE["sections"]]
        meeting = opened(kind=template(sections=sections, views=[], prompts=[]))
        assert open_points(meeting, "C-1") == (
            *("Documents", "Context", "Views", "Contact plan", "Why now", "Options", "Decision"),
            "Actions",
        )
        note = of_meeting(WriteNote, case_ids=("C-1",), place="context", text="Known since May")
        assert "Context" not in open_points(after(meeting, (note, moment(10))), "C-1")

    def test_a_prompt_that_need_not_be_covered_is_not_asked_for(self) -> None:
        prompts = [each | {"must_cover": False} for each in TEMPLATE["prompts"]]
        assert open_points(opened(kind=template(prompts=prompts)), "C-1") == (
            "Views: The child",
            "Decision",
        )
