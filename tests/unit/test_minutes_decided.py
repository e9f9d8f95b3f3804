from datetime import date

import pytest

from panel_tui.domain.attendance import (
    ActAsChair,
    Declare,
    MarkLeft,
    MarkPresent,
    SendApologies,
)
from panel_tui.domain.changes import Change
from panel_tui.domain.decisions import ConfirmDecision, Decide, RecordDissent
from panel_tui.domain.slots import (
    DeferCase,
    StartSlot,
    WithdrawCase,
)
from tests.making import TEMPLATE, after, agenda, facts, moment, of_meeting, opened, template
from tests.reading import FINISH, START, Step, heard, known, section

CHAIR = "Patricia Adeyemi"
PRESENT = (
    (of_meeting(MarkPresent, name=CHAIR, role="chair"), moment(9, 55)),
    (of_meeting(MarkPresent, name="Jo March", role="iro"), moment(9, 55)),
)
DECIDE = of_meeting(Decide, case_ids=("C-1",), text="Track the plan", outcomes=("track",))


class TestDecision:
    def test_it_says_what_was_decided_why_and_what_that_starts(self) -> None:
        decide = DECIDE.changed(outcomes=("fostering-agreed",), rationale="She is settled there")
        assert section(heard(*PRESENT, (decide, moment(10, 15))), "Decision") == [
            "Decision: Track the plan",
            "Outcome: Long-term fostering agreed",
            "Rationale: She is settled there",
            "What this starts:",
            "Write the matching report (Social worker)",
            "Approve the match (Fostering panel)",
        ]

    def test_steps_that_do_not_apply_to_the_child_are_not_announced(self) -> None:
        outcomes = [
            {
                **outcome,
                "follow_ups": [
                    {**each, "applies": {"from_age": 16}} for each in outcome.get("follow_ups", ())
                ],
            }
            for outcome in TEMPLATE["outcomes"]
        ]
        decide = DECIDE.changed(outcomes=("fostering-agreed",))
        meeting = after(opened(kind=template(outcomes=outcomes)), (decide, moment(10)))
        assert "What this starts:" not in section(meeting, "Decision")

    def test_without_quorum_it_is_advisory_until_confirmed(self) -> None:
        meeting = heard((DECIDE, moment(10, 15)))
        advisory = "Standing: The meeting was not quorate: this is advisory until it is confirmed."
        assert advisory in section(meeting, "Decision")
        confirm = of_meeting(ConfirmDecision, case_ids=("C-1",), confirmed_by="Ann Hill")
        confirmed = section(after(meeting, (confirm, moment(11))), "Decision")
        assert "Standing: Confirmed by Ann Hill." in confirmed

    DISSENT = of_meeting(
        RecordDissent,
        case_ids=("C-1",),
        who="Jo March",
        what="Too early",
        why="No assessment",
        route="Head of Service decides",
        owner=CHAIR,
        due=date(2026, 12, 10),
    )

    @pytest.mark.parametrize(
        "other",
        [
            DECIDE,
            of_meeting(DeferCase, case_ids=("C-1",), reason="No papers"),
            of_meeting(WithdrawCase, case_ids=("C-1",), reason="Went home"),
            None,
        ],
    )
    def test_who_does_not_agree_is_heard_whatever_comes_of_it(self, other: Change | None) -> None:
        steps: list[Step] = [(self.DISSENT, moment(10, 16))]
        if other is not None:
            steps.insert(0, (other, moment(10, 15)))
        lines = section(heard(*steps), "Decision")
        assert lines[-3:] == [
            "Not agreed: Jo March: Too early",
            "Because: No assessment",
            f"To be resolved: Head of Service decides: {CHAIR} by Thu 10 Dec 2026",
        ]

    def test_a_deferral_has_its_reason_and_return(self) -> None:
        defer = of_meeting(
            DeferCase, case_ids=("C-1",), reason="No papers", return_on=date(2027, 1, 14)
        )
        meeting = after(opened(), (defer, moment(10)))
        assert section(meeting, "Decision")[:2] == [
            "Deferred: No papers",
            "Return: Returns on Thu 14 Jan 2027.",
        ]
        assert "Heard" not in known(meeting)
        undated = after(opened(), (defer.changed(return_on=None), moment(10)))
        assert "Return: No return date was set." in section(undated, "Decision")

    def test_a_withdrawal_has_its_reason(self) -> None:
        withdraw = of_meeting(WithdrawCase, case_ids=("C-1",), reason="Went home")
        meeting = after(opened(), (withdraw, moment(10)))
        assert section(meeting, "Decision") == ["Withdrawn: Went home"]

    def test_what_was_said_before_a_deferral_is_kept_and_is_no_decision(self) -> None:
        defer = of_meeting(DeferCase, case_ids=("C-1",), reason="No papers")
        lines = section(heard((DECIDE, moment(10, 5)), (defer, moment(10, 6))), "Decision")
        assert "Said before, and not decided: Track the plan" in lines


class TestAttendance:
    def present(self, name: str, hour: int, minute: int, role: str | None = None) -> Step:
        return of_meeting(MarkPresent, name=name, role=role), moment(hour, minute)

    def left(self, name: str, hour: int, minute: int) -> Step:
        return of_meeting(MarkLeft, name=name), moment(hour, minute)

    def test_who_was_there_for_this_item_and_since_when(self) -> None:
        meeting = after(
            opened(),
            self.present(CHAIR, 9, 55, "chair"),
            self.present("Jo March", 9, 55, "iro"),
            START,
            self.left("Jo March", 10, 10),
            self.present("Tom Okafor", 10, 5, "social-worker"),
            FINISH,
            self.present("Ann Hill", 10, 24, "social-worker"),
        )
        lines = section(meeting, "Who was there")
        assert lines[:4] == [
            "Present | Role | Joined and left",
            f"{CHAIR} | Group Manager | ",
            "Jo March | IRO Manager | left 10:10",
            "Tom Okafor | Social worker | joined 10:05",
        ]
        assert "Ann Hill" not in "".join(lines)

    def test_apologies_guests_and_who_came_back(self) -> None:
        meeting = after(
            opened(),
            (of_meeting(SendApologies, name="Jo March", role="iro"), moment(9)),
            (of_meeting(MarkPresent, name="Sam Hill", part="Interpreter"), moment(9, 55)),
            START,
            self.left("Sam Hill", 10, 5),
            self.present("Sam Hill", 10, 10),
            FINISH,
        )
        lines = section(meeting, "Who was there")
        assert "Sam Hill | Interpreter | left 10:05, joined 10:10" in lines
        assert "Apologies: Jo March (IRO Manager)" in lines

    def test_whom_the_agenda_names_for_another_child_is_not_missed_here(self) -> None:
        first, *others = agenda().slots
        hers = first.changed(cases=(facts(1, social_worker="Ann Hill"),))
        read = agenda(slots=(hers, *others))
        away = of_meeting(SendApologies, name="Ann Hill", role="social-worker")
        meeting = after(opened(read), (away, moment(9)))
        assert "Apologies: Ann Hill (Social worker)" in section(meeting, "Who was there")
        assert "Ann Hill" not in "".join(section(meeting, "Who was there", "C-2"))
        there = of_meeting(MarkPresent, name="Ann Hill", role="social-worker")
        meeting = after(meeting, (there, moment(10)), (of_meeting(StartSlot, slot=2), moment(10)))
        there_for_another = "Ann Hill | Social worker (for another item) | "
        assert there_for_another in section(meeting, "Who was there", "C-2")

    def test_declarations_and_quorum_in_fixed_sentences(self) -> None:
        meeting = heard(*PRESENT, (DECIDE, moment(10, 10)))
        lines = section(meeting, "Who was there")
        assert lines[-3:] == [
            "Declarations: No interests were declared.",
            f"Chair: {CHAIR}",
            "Quorum: Quorate: 2 members present, 2 needed.",
        ]
        declare = of_meeting(
            Declare, case_ids=("C-1",), person=CHAIR, interest="A neighbour", takes_part=False
        )
        lines = section(after(meeting, (declare, moment(11))), "Who was there")
        assert lines[-3:] == [
            f"Declaration: {CHAIR} declared an interest and stood down and took no part: A neighbour",
            f"Chair: Nobody: {CHAIR} stood down from this case",
            "Quorum: Not quorate: 1 member present, 2 needed, nobody in the chair.",
        ]

    def test_the_quorum_is_the_decisions_though_everybody_has_left(self) -> None:
        meeting = after(
            heard(*PRESENT),
            self.left(CHAIR, 10, 24),
            self.left("Jo March", 10, 24),
            (DECIDE, moment(17)),
        )
        assert "Quorum: Quorate: 2 members present, 2 needed" in "\n".join(
            section(meeting, "Who was there")
        )
        assert "Standing" not in "\n".join(section(meeting, "Decision"))

    def test_an_acting_chair_who_stands_down_chairs_no_more(self) -> None:
        stands_down = of_meeting(
            Declare, case_ids=("C-1",), person="tom bell", interest="A cousin", takes_part=False
        )
        meeting = after(
            opened(),
            self.present("Tom Bell", 9, 55, "fostering"),
            (of_meeting(ActAsChair, case_ids=("C-1",), person="Tom Bell"), moment(10)),
            (stands_down, moment(10, 1)),
        )
        assert "Chair: Nobody: Tom Bell stood down from this case" in section(
            meeting, "Who was there"
        )

    def test_an_acting_chair_is_named_as_such(self) -> None:
        meeting = after(
            opened(),
            self.present("Tom Bell", 9, 55, "fostering"),
            (of_meeting(ActAsChair, case_ids=("C-1",), person="Tom Bell"), moment(10)),
        )
        assert "Chair: Tom Bell (acting for this case)" in section(meeting, "Who was there")
