from collections.abc import Iterable
from datetime import date
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panel_tui.domain.child import LOOKED_AFTER, Child, Event, Followed, Step
from panel_tui.domain.clocks import (
    AVAILABLE,
    UPLOADED,
    Clock,
    DueLine,
    child_clocks,
    due_line,
    due_lines,
    meeting_clocks,
)
from panel_tui.domain.finishing import FinishSlot
from panel_tui.domain.limits import Limit
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.outcomes import FollowUp
from panel_tui.domain.register import FollowLimits, RegisterChild
from panel_tui.domain.sign_off import Approve, RecordExport, RecordReceipt, Reopen
from panel_tui.domain.slots import DeferCase, StartSlot
from panel_tui.domain.working_days import WorkingCalendar
from tests.making import TEMPLATE, after, agenda, moment, of_meeting, opened, template

WEEKS_4 = {"amount": 4, "unit": "weeks"}
HOLIDAYS = WorkingCalendar(
    bank_holidays=frozenset(
        {
            *(date(2025, 12, 25), date(2025, 12, 26), date(2026, 1, 1)),
            *(date(2026, 4, 3), date(2026, 4, 6), date(2026, 5, 4), date(2026, 5, 25)),
            *(date(2026, 12, 25), date(2026, 12, 28)),
        }
    )
)
LIMITS = tuple(Limit.model_validate(each) for each in TEMPLATE["limits"])


def limit(**fields: Any) -> Limit:
    known: dict[str, Any] = {"id": "a-limit", "title": "A limit", "source": "A guide"}
    return Limit.model_validate(known | {"starts": (LOOKED_AFTER,)} | fields)


def child(
    *events: tuple[str, date], limits: Iterable[Limit] = LIMITS, steps: Iterable[Step] = ()
) -> Child:
    register = RegisterChild(child_id="child-1", case_id="C-1", name="A.B.", born=date(2019, 1, 1))
    return register.apply(None, moment(9)).changed(
        events=tuple(Event(kind=kind, on=on) for kind, on in events),
        followed=(Followed(template="a-panel", limits=tuple(limits)),),
        steps=tuple(steps),
    )


def clocks(of: Child) -> dict[str, Clock]:
    return {clock.limit.id: clock for clock in child_clocks(of)}


def due(clock: Clock) -> DueLine:
    return due_line(clock, HOLIDAYS)


class TestFirstPanel:
    """S1, Permanence Panel: 4 to 6 weeks into the episode of care."""

    def test_the_window_opens_after_4_weeks_and_closes_after_6(self) -> None:
        line = due(clocks(child((LOOKED_AFTER, date(2026, 6, 1))))["first-panel"])
        assert (line.earliest_on, line.due_on) == (date(2026, 6, 29), date(2026, 7, 13))
        assert line.met_on is None

    def test_being_heard_meets_it(self) -> None:
        heard = child((LOOKED_AFTER, date(2026, 6, 1)), ("permanence-panel", date(2026, 7, 2)))
        assert clocks(heard)["first-panel"].met_on == date(2026, 7, 2)

    def test_being_heard_before_does_not(self) -> None:
        before = child((LOOKED_AFTER, date(2026, 6, 1)), ("permanence-panel", date(2026, 5, 1)))
        assert clocks(before)["first-panel"].met_on is None

    def test_a_new_episode_of_care_starts_it_again(self) -> None:
        again = child(
            (LOOKED_AFTER, date(2024, 1, 8)),
            ("permanence-panel", date(2024, 2, 15)),
            (LOOKED_AFTER, date(2026, 6, 1)),
        )
        assert clocks(again)["first-panel"].started_on == date(2026, 6, 1)
        assert clocks(again)["first-panel"].met_on is None

    def test_it_does_not_run_for_a_child_who_is_not_looked_after(self) -> None:
        assert clocks(child()) == {}


class TestTracking:
    """S1, Permanency Planning Tracking Meeting: at least every 8 weeks."""

    def test_it_runs_from_the_panel_and_again_from_each_tracking_meeting(self) -> None:
        heard = child(("permanence-panel", date(2026, 7, 2)))
        assert due(clocks(heard)["tracking"]).due_on == date(2026, 8, 27)
        tracked = child(
            ("permanence-panel", date(2026, 7, 2)), ("tracking-meeting", date(2026, 8, 20))
        )
        assert due(clocks(tracked)["tracking"]).due_on == date(2026, 10, 15)

    def test_it_ends_with_permanence(self) -> None:
        achieved = child(
            ("permanence-panel", date(2026, 7, 2)), ("permanence-achieved", date(2026, 9, 1))
        )
        assert "tracking" not in clocks(achieved)

    def test_it_starts_again_with_a_panel_after_a_disruption(self) -> None:
        back = child(
            ("permanence-achieved", date(2025, 9, 1)), ("permanence-panel", date(2026, 7, 2))
        )
        assert clocks(back)["tracking"].started_on == date(2026, 7, 2)


class TestWhichLimitsRun:
    def test_a_number_that_the_council_has_not_set_does_not_run(self) -> None:
        known = (LOOKED_AFTER, date(2026, 6, 1))
        for fields in (
            {"latest": {"amount": "ask", "unit": "weeks"}},
            {"latest": {"amount": 6, "unit": "weeks"}, "applies": {"under_age": "ask"}},
        ):
            assert clocks(child(known, limits=[limit(**fields)])) == {}

    @pytest.mark.parametrize(("age", "runs"), [(7, False), (8, True)])
    def test_a_limit_for_the_young_asks_the_age_on_the_day_it_starts(
        self, age: int, runs: bool
    ) -> None:
        young = limit(latest={"amount": 3, "unit": "months"}, applies={"under_age": age})
        found = clocks(child((LOOKED_AFTER, date(2026, 6, 1)), limits=[young]))
        assert bool(found) is runs

    def test_a_note_of_another_document_is_shown_as_a_note(self) -> None:
        noted = limit(latest={"amount": 20, "unit": "working days"}, binding=False)
        line = due(clocks(child((LOOKED_AFTER, date(2026, 6, 1)), limits=[noted]))["a-limit"])
        assert (line.due_on, line.binding) == (date(2026, 6, 29), False)

    def test_26_weeks_begin_with_the_day_of_issue(self) -> None:
        issue = limit(
            starts=["proceedings-issued"],
            latest={"amount": 26, "unit": "weeks"},
            counts_from="day",
        )
        found = clocks(child(("proceedings-issued", date(2026, 1, 5)), limits=[issue]))
        assert due(found["a-limit"]).due_on == date(2026, 7, 5)


class TestWhatStartsALimit:
    def test_where_only_the_first_event_counts_a_second_placement_changes_nothing(self) -> None:
        """S2, First CLA Review: 20 working days from the placement, the first one."""
        review = limit(starts=["placed"], until=["left-care"], first_only=True, latest=WEEKS_4)
        placed = [("placed", date(2026, 6, 1)), ("placed", date(2026, 6, 22))]
        found = clocks(child(*placed, limits=[review]))
        assert found["a-limit"].started_on == date(2026, 6, 1)
        back = child(
            *placed, ("left-care", date(2026, 9, 1)), ("placed", date(2027, 2, 1)), limits=[review]
        )
        assert clocks(back)["a-limit"].started_on == date(2027, 2, 1)

    def test_the_meeting_at_which_it_began_does_not_meet_it_as_well(self) -> None:
        again = limit(starts=["plan-changed"], met_by=["final-evidence-meeting"], latest=WEEKS_4)
        day = date(2026, 12, 3)
        changed = Event(kind="plan-changed", on=day, source="a-meeting")
        held = Event(kind="final-evidence-meeting", on=day, source="a-meeting")
        known = child(limits=[again]).changed(events=(held, changed))
        assert clocks(known)["a-limit"].met_on is None
        elsewhere = held.changed(source="another-meeting")
        assert clocks(known.changed(events=(elsewhere, changed)))["a-limit"].met_on == day
        later = held.changed(on=date(2026, 12, 10))
        met = clocks(known.changed(events=(held, changed, later)))
        assert met["a-limit"].met_on == date(2026, 12, 10)

    def test_a_limit_may_wait_for_another_event(self) -> None:
        """S5, flow chart: back by week 16, counted from entering, only where it was extended."""
        week_16 = limit(
            starts=["plo-entered"],
            applies={"happened": ["plo-extended"], "since": ["plo-entered"]},
            latest=WEEKS_4,
        )
        entered = ("plo-entered", date(2026, 9, 1))
        assert clocks(child(entered, limits=[week_16])) == {}
        before = ("plo-extended", date(2025, 3, 1))
        assert clocks(child(before, entered, limits=[week_16])) == {}
        extended = child(entered, ("plo-extended", date(2026, 11, 20)), limits=[week_16])
        assert clocks(extended)["a-limit"].started_on == date(2026, 9, 1)

    def test_a_limit_may_end_with_a_phase(self) -> None:
        visits = limit(
            starts=["visited"],
            applies={"not_happened": ["settled"], "since": ["placed"]},
            latest=WEEKS_4,
        )
        known = [("placed", date(2025, 1, 6)), ("visited", date(2026, 6, 1))]
        settled = ("settled", date(2026, 1, 6))
        assert "a-limit" in clocks(child(*known, limits=[visits]))
        assert clocks(child(*known, settled, limits=[visits])) == {}
        moved = ("placed", date(2026, 5, 25))
        assert "a-limit" in clocks(child(*known, settled, moved, limits=[visits]))

    def test_a_birthday_is_counted_back_from(self) -> None:
        """S2, Staying Put: the assessment is made on the approach to 18."""
        staying = limit(
            starts=["birthday-18"],
            before=True,
            latest={"amount": 6, "unit": "months"},
            met_by=["staying-put-assessed"],
            applies={"looked_after": True},
        )
        in_care = (LOOKED_AFTER, date(2026, 6, 1))
        found = clocks(child(in_care, limits=[staying]))
        assert due(found["a-limit"]).due_on == date(2036, 7, 1)
        left = child(in_care, ("left-care", date(2030, 1, 1)), limits=[staying])
        assert clocks(left) == {}
        assert clocks(child(in_care, limits=[staying]).changed(born=None)) == {}

    def test_at_least_so_long_has_no_last_day_and_is_never_due(self) -> None:
        """S2, Going Home: the social worker stays for at least six months."""
        least = limit(starts=["returned-home"], earliest={"amount": 6, "unit": "months"})
        home = child(("returned-home", date(2026, 6, 1)), limits=[least])
        assert not clocks(home)["a-limit"].has_last_day
        assert due_lines(home, HOLIDAYS) == ()


def test_a_child_heard_by_two_kinds_of_meeting_is_followed_by_both() -> None:
    known = child((LOOKED_AFTER, date(2026, 6, 1)), limits=[limit(latest=WEEKS_4)])
    other = limit(id="another", latest=WEEKS_4)
    changed = limit(latest={"amount": 5, "unit": "weeks"})
    both = FollowLimits(child_id="child-1", template="b-panel", limits=(changed, other))
    found = clocks(both.apply(known, moment(9)))
    assert list(found) == ["a-limit", "another"]
    assert due(found["a-limit"]).due_on == date(2026, 7, 6), "as the last one heard has it"
    fewer = both.changed(limits=())
    assert list(clocks(fewer.apply(both.apply(known, moment(9)), moment(9)))) == ["a-limit"]


class TestBackwards:
    """S5, Final Care Plans: the review is held at least 48 hours before the plan is filed."""

    FILING = limit(
        starts=["filing-due"],
        met_by=["final-care-plan-review"],
        before=True,
        latest={"amount": 48, "unit": "hours"},
    )

    def test_a_planned_day_is_what_it_counts_back_from(self) -> None:
        planned = Event(kind="filing-due", on=date(2027, 1, 12), planned=True)
        known = child(limits=[self.FILING]).changed(events=(planned,))
        line = due(clocks(known)["a-limit"])
        assert (line.due_on, line.met_on) == (date(2027, 1, 10), None)
        reviewed = Event(kind="final-care-plan-review", on=date(2027, 1, 8))
        met = clocks(known.changed(events=(reviewed, planned)))["a-limit"]
        assert met.met_on == date(2027, 1, 8)

    def test_a_day_that_is_only_planned_starts_nothing_else(self) -> None:
        forwards = limit(starts=["placed"], latest={"amount": 1, "unit": "weeks"})
        planned = Event(kind="placed", on=date(2027, 1, 12), planned=True)
        assert clocks(child(limits=[forwards]).changed(events=(planned,))) == {}


class TestSteps:
    OUTCOME = TEMPLATE["outcomes"][1]
    STEPS = tuple(
        Step(
            meeting_id="a-panel",
            follow_up=FollowUp.model_validate(each),
            decided_on=date(2026, 7, 2),
        )
        for each in OUTCOME["follow_ups"]
    )

    def test_a_step_is_due_from_the_decision(self) -> None:
        found = clocks(child(limits=(), steps=self.STEPS))
        assert list(found) == ["matching-report"]
        line = due(found["matching-report"])
        assert (line.due_on, line.falls_to) == (date(2026, 7, 30), "Social worker")
        assert line.meeting_id == "a-panel"

    def test_a_step_that_comes_after_another_starts_when_that_is_done(self) -> None:
        done = child(("matching-report", date(2026, 7, 20)), limits=(), steps=self.STEPS)
        found = clocks(done)
        assert found["matching-report"].met_on == date(2026, 7, 20)
        assert due(found["approve-match"]).due_on == date(2026, 8, 3)
        approved = child(
            ("matching-report", date(2026, 7, 20)),
            ("match-approved", date(2026, 7, 30)),
            limits=(),
            steps=self.STEPS,
        )
        assert clocks(approved)["approve-match"].met_on == date(2026, 7, 30)

    def test_what_was_done_before_the_decision_is_not_this_step(self) -> None:
        before = child(("matching-report", date(2026, 6, 1)), limits=(), steps=self.STEPS)
        assert clocks(before)["matching-report"].met_on is None
        assert "approve-match" not in clocks(before)

    def test_a_step_after_one_that_does_not_apply_starts_at_once(self) -> None:
        found = clocks(child(limits=(), steps=self.STEPS[1:]))
        assert found["approve-match"].started_on == date(2026, 7, 2)

    @pytest.mark.parametrize("within", [None, {"amount": "ask", "unit": "weeks"}])
    def test_a_step_without_a_length_needs_a_day(self, within: dict[str, str] | None) -> None:
        follow_up = FollowUp.model_validate(self.OUTCOME["follow_ups"][0] | {"within": within})
        step = self.STEPS[0].changed(follow_up=follow_up)
        assert clocks(child(limits=(), steps=[step]))["matching-report"].kind == "no day"


class TestMinutes:
    """S1: on the child's file within 7 working days; S3: available within 5."""

    def heard(self, on: date) -> Meeting:
        return after(
            opened(agenda(date=on)),
            (of_meeting(StartSlot, slot=1), moment(10, day=on)),
            (of_meeting(FinishSlot, slot=1), moment(10, 20, day=on)),
        )

    def of(self, meeting: Meeting) -> dict[str, Clock]:
        return {clock.limit.id: clock for clock in meeting_clocks(meeting)}

    @pytest.mark.parametrize(
        ("panel", "available", "uploaded"),
        [
            (date(2025, 12, 18), date(2025, 12, 29), date(2025, 12, 31)),
            (date(2026, 4, 2), date(2026, 4, 13), date(2026, 4, 15)),
        ],
    )
    def test_working_days_of_the_guides_leave_out_bank_holidays(
        self, panel: date, available: date, uploaded: date
    ) -> None:
        found = self.of(self.heard(panel))
        assert due(found[AVAILABLE]).due_on == available
        assert due(found[UPLOADED]).due_on == uploaded
        assert found[UPLOADED].limit.falls_to == "Colin Marsh"

    def test_nothing_runs_for_who_was_not_heard_yet(self) -> None:
        assert meeting_clocks(opened()) == ()
        assert {clock.case_id for clock in meeting_clocks(self.heard(date(2026, 12, 3)))} == {"C-1"}

    def test_a_deferral_is_minuted_too(self) -> None:
        defer = of_meeting(DeferCase, case_ids=("C-4",), reason="No papers")
        meeting = after(opened(), (defer, moment(9, day=date(2026, 12, 1))))
        assert {clock.started_on for clock in meeting_clocks(meeting)} == {date(2026, 12, 3)}

    def test_a_template_without_limits_for_minutes_has_none(self) -> None:
        rule = TEMPLATE["minutes"] | {"available_within": None, "uploaded_within": None}
        meeting = after(
            opened(kind=template(minutes=rule)),
            (of_meeting(StartSlot, slot=1), moment(10)),
            (of_meeting(FinishSlot, slot=1), moment(10, 20)),
        )
        assert meeting_clocks(meeting) == ()

    def test_export_and_receipt_of_approved_minutes_meet_them(self) -> None:
        meeting = self.heard(date(2026, 12, 3))
        export = of_meeting(
            RecordExport, case_id="C-1", version=1, file_name="a.md", file_sha256="00"
        )
        receipt = of_meeting(
            RecordReceipt,
            case_id="C-1",
            version=1,
            reference="D-7",
            uploaded_by="Jo",
            on=date(2026, 12, 7),
        )
        approve = of_meeting(Approve, case_ids=("C-1",), approver="Patricia Adeyemi")
        next_day = date(2026, 12, 4)
        later = moment(9, day=date(2026, 12, 8))
        draft = after(meeting, (export, moment(11)))
        assert self.of(draft)[AVAILABLE].met_on is None
        meeting = after(meeting, (approve, moment(11)), (export, moment(9, day=next_day)))
        assert self.of(meeting)[AVAILABLE].met_on == next_day
        assert self.of(meeting)[UPLOADED].met_on is None
        meeting = after(meeting, (receipt, later))
        assert self.of(meeting)[UPLOADED].met_on == date(2026, 12, 7)

        reopen = of_meeting(Reopen, case_id="C-1", reason="A date", reopened_by="Jo")
        meeting = after(meeting, (reopen, later))
        assert [clock.met_on for clock in meeting_clocks(meeting)] == [None, None]
        meeting = after(meeting, (approve, later))
        assert [clock.met_on for clock in meeting_clocks(meeting)] == [None, None]
        second = (export.changed(version=2), receipt.changed(version=2, on=date(2026, 12, 8)))
        meeting = after(meeting, *((change, later) for change in second))
        assert [clock.met_on for clock in meeting_clocks(meeting)] == [date(2026, 12, 8)] * 2


def test_what_fell_due_long_before_the_register_knew_the_child_is_not_called_late() -> None:
    first = limit(id="first-review", latest={"amount": 4, "unit": "weeks"})
    years_ago = child((LOOKED_AFTER, date(2022, 9, 5)), limits=[first])
    weeks_ago = child((LOOKED_AFTER, date(2026, 10, 22)), limits=[first])
    assert due_lines(years_ago, HOLIDAYS) == ()
    assert [line.due_on for line in due_lines(weeks_ago, HOLIDAYS)] == [date(2026, 11, 19)]


KINDS = ("placed", "visited", "first-review", "second-review", "left-care", "birthday-9")
EVENTS = st.lists(
    st.builds(
        Event,
        kind=st.sampled_from(KINDS[:-1]),
        on=st.dates(date(2026, 1, 1), date(2027, 12, 31)),
        source=st.sampled_from(("", "a-meeting", "b-meeting")),
        planned=st.booleans(),
    ),
    max_size=8,
    unique_by=lambda each: (each.kind, each.on),
)
ANY_LIMIT = st.builds(
    lambda starts, met_by, **fields: limit(
        starts=[starts], met_by=[met_by] if met_by != starts else [], latest=WEEKS_4, **fields
    ),
    starts=st.sampled_from(KINDS),
    met_by=st.sampled_from(KINDS[:-1]),
    until=st.sampled_from([(), ("left-care",)]),
    before=st.booleans(),
    first_only=st.booleans(),
)


@given(events=EVENTS, one=ANY_LIMIT, shuffled=st.randoms(use_true_random=False))
def test_a_limit_goes_by_days_and_not_by_the_order_in_which_they_were_recorded(
    events: list[Event], one: Limit, shuffled: Random
) -> None:
    again = list(events)
    shuffled.shuffle(again)
    known = child(limits=[one]).changed(events=tuple(events))
    found = child_clocks(known)
    dates = [(each.started_on, each.met_on) for each in found]
    other = child_clocks(known.changed(events=tuple(again)))
    assert dates == [(each.started_on, each.met_on) for each in other]
    for started_on, met_on in dates:
        assert met_on is None or (met_on <= started_on if one.before else met_on >= started_on)
        ended = known.first(one.until, started_on)
        assert ended is None
