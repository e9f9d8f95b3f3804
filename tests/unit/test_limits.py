from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from panel_tui.domain.limits import (
    Limit,
    LimitNotSet,
    Span,
    Unit,
    after,
    after_moment,
    before,
    before_moment,
    day_count,
    due_dates,
)
from panel_tui.domain.working_days import WorkingCalendar

LONDON = ZoneInfo("Europe/London")

CALENDAR = WorkingCalendar(
    bank_holidays=frozenset(
        {
            *(date(2025, 12, 25), date(2025, 12, 26), date(2026, 1, 1)),
            *(date(2026, 4, 3), date(2026, 4, 6), date(2026, 5, 4), date(2026, 5, 25)),
            *(date(2026, 8, 31), date(2026, 12, 25), date(2026, 12, 28), date(2027, 1, 1)),
        }
    ),
    closed_days=frozenset({date(2026, 12, 29), date(2026, 12, 30), date(2026, 12, 31)}),
)


def span(words: str) -> Span:
    amount, unit = words.split(" ", 1)
    return Span.model_validate({"amount": int(amount), "unit": unit})


def end_of(start: date, words: str, **how: Any) -> date:
    how = {"working_days": "council", "counts_from": "day after"} | how
    return after(start, span(words), CALENDAR, **how)


def start_of(end: date, words: str, **how: Any) -> date:
    how = {"working_days": "council", "counts_from": "day after"} | how
    return before(end, span(words), CALENDAR, **how)


def limit(**fields: Any) -> Limit:
    given_fields = {"id": "first-panel", "title": "First panel", "starts": ("looked after",)}
    return Limit.model_validate(given_fields | {"source": "S1, Permanence Panel"} | fields)


class TestSpansForward:
    @pytest.mark.parametrize(
        ("start", "words", "end"),
        [
            # domain.md 2.6: minutes after a panel before Christmas, and before Easter
            (date(2025, 12, 18), "7 working days", date(2025, 12, 31)),
            (date(2025, 12, 18), "5 working days", date(2025, 12, 29)),
            (date(2026, 4, 2), "7 working days", date(2026, 4, 15)),
            (date(2026, 4, 2), "5 working days", date(2026, 4, 13)),
            # domain.md 2.6: first review, and first panel in weeks 4 to 6
            (date(2026, 6, 1), "20 working days", date(2026, 6, 29)),
            (date(2026, 6, 1), "4 weeks", date(2026, 6, 29)),
            (date(2026, 6, 1), "6 weeks", date(2026, 7, 13)),
            # tracking and Reg 24
            (date(2026, 12, 3), "8 weeks", date(2027, 1, 28)),
            (date(2026, 3, 2), "16 weeks", date(2026, 6, 22)),
            # days run through weekends and bank holidays
            (date(2026, 4, 1), "5 days", date(2026, 4, 6)),
            # over the changes of summer time
            (date(2026, 3, 28), "2 days", date(2026, 3, 30)),
            (date(2026, 10, 24), "1 weeks", date(2026, 10, 31)),
            # months end on the last day where the date does not exist
            (date(2027, 1, 31), "1 months", date(2027, 2, 28)),
            (date(2026, 11, 30), "3 months", date(2027, 2, 28)),
            (date(2027, 11, 30), "3 months", date(2028, 2, 29)),
            (date(2026, 8, 31), "6 months", date(2027, 2, 28)),
            (date(2026, 6, 1), "4 months", date(2026, 10, 1)),
            (date(2026, 12, 15), "1 months", date(2027, 1, 15)),
            # a leap day
            (date(2028, 2, 29), "1 years", date(2029, 2, 28)),
            (date(2028, 2, 29), "4 years", date(2032, 2, 29)),
            (date(2028, 2, 15), "2 weeks", date(2028, 2, 29)),
        ],
    )
    def test_end_on_the_day_worked_out_by_hand(self, start: date, words: str, end: date) -> None:
        assert end_of(start, words) == end

    @pytest.mark.parametrize(
        ("start", "words", "end"),
        [
            # domain.md 2.6: 26 weeks of proceedings, not Mon 6 Jul
            (date(2026, 1, 5), "26 weeks", date(2026, 7, 5)),
            (date(2026, 1, 5), "1 days", date(2026, 1, 5)),
            (date(2026, 1, 1), "1 months", date(2026, 1, 31)),
            (date(2026, 1, 30), "1 months", date(2026, 2, 28)),
            (date(2026, 1, 31), "1 months", date(2026, 2, 28)),
            (date(2026, 3, 31), "1 months", date(2026, 4, 30)),
            (date(2028, 2, 29), "1 years", date(2029, 2, 28)),
            (date(2026, 12, 3), "2 working days", date(2026, 12, 4)),
            (date(2026, 12, 5), "2 working days", date(2026, 12, 8)),
        ],
    )
    def test_may_count_the_day_of_the_event_as_day_1(
        self, start: date, words: str, end: date
    ) -> None:
        assert end_of(start, words, counts_from="day") == end

    def test_a_shutdown_lengthens_no_statutory_limit(self) -> None:
        looked_after = date(2026, 12, 14)
        statutory = end_of(looked_after, "20 working days", working_days="statutory")
        assert statutory == date(2027, 1, 14)
        assert end_of(looked_after, "20 working days") == date(2027, 1, 19)


class TestSpansBackward:
    @pytest.mark.parametrize(
        ("end", "words", "start"),
        [
            # S1: papers two days before the panel
            (date(2026, 12, 3), "2 days", date(2026, 12, 1)),
            (date(2026, 4, 8), "2 days", date(2026, 4, 6)),
            (date(2026, 4, 8), "2 working days", date(2026, 4, 2)),
            (date(2026, 3, 31), "1 months", date(2026, 2, 28)),
            (date(2028, 2, 29), "1 years", date(2027, 2, 28)),
            (date(2026, 3, 30), "1 weeks", date(2026, 3, 23)),
        ],
    )
    def test_end_on_the_day_worked_out_by_hand(self, end: date, words: str, start: date) -> None:
        assert start_of(end, words) == start

    def test_may_count_the_day_of_the_event_as_day_1(self) -> None:
        assert start_of(date(2026, 12, 3), "2 days", counts_from="day") == date(2026, 12, 2)
        assert start_of(date(2026, 3, 31), "1 months", counts_from="day") == date(2026, 3, 1)
        assert start_of(date(2026, 4, 7), "2 working days", counts_from="day") == date(2026, 4, 2)


class TestHours:
    def test_a_day_s_hours_end_at_the_same_time_of_day(self) -> None:
        meeting = datetime(2026, 12, 3, 10, 0, tzinfo=LONDON)
        assert before_moment(meeting, span("24 hours")) == meeting - timedelta(days=1)
        assert after_moment(meeting, span("48 hours")) == meeting + timedelta(days=2)

    def test_when_clocks_go_forward_24_hours_reach_further_back(self) -> None:
        meeting = datetime(2026, 3, 29, 10, 0, tzinfo=LONDON)
        papers = before_moment(meeting, span("24 hours"))
        assert (papers.date(), papers.hour) == (date(2026, 3, 28), 9)

    def test_when_clocks_go_back_48_hours_end_earlier_in_the_day(self) -> None:
        meeting = datetime(2026, 10, 24, 10, 0, tzinfo=LONDON)
        filing = after_moment(meeting, span("48 hours"))
        assert (filing.date(), filing.hour) == (date(2026, 10, 26), 9)

    @given(st.integers(0, 60 * 24 * 365 * 5), st.integers(1, 999))
    def test_are_hours_that_pass_and_come_back(self, minutes: int, hours: int) -> None:
        start = (datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)).astimezone(LONDON)
        end = after_moment(start, Span(amount=hours, unit="hours"))
        assert end.astimezone(UTC) - start.astimezone(UTC) == timedelta(hours=hours)
        assert before_moment(end, Span(amount=hours, unit="hours")).timestamp() == start.timestamp()

    def test_a_moment_is_refused_without_a_time_zone_or_for_another_unit(self) -> None:
        meeting = datetime(2026, 12, 3, 10, 0, tzinfo=LONDON)
        with pytest.raises(ValueError, match="time zone"):
            after_moment(meeting.replace(tzinfo=None), span("24 hours"))
        with pytest.raises(ValueError, match="hours, not in days"):
            before_moment(meeting, span("2 days"))

    def test_where_only_the_day_is_known_the_day_is_never_too_late(self) -> None:
        assert start_of(date(2026, 12, 3), "24 hours") == date(2026, 12, 2)
        assert start_of(date(2026, 12, 3), "36 hours") == date(2026, 12, 1)
        assert end_of(date(2026, 12, 3), "48 hours") == date(2026, 12, 5)
        assert end_of(date(2026, 12, 3), "36 hours") == date(2026, 12, 4)


@given(
    st.dates(date(2020, 1, 1), date(2040, 1, 1)),
    st.integers(1, 200),
    st.sampled_from(["hours", "days", "working days", "weeks", "months", "years"]),
    st.sampled_from(["day", "day after"]),
)
def test_longer_spans_never_end_earlier(
    start: date, amount: int, unit: Unit, counts_from: Any
) -> None:
    short, long = (Span(amount=number, unit=unit) for number in (amount, amount + 1))
    how: dict[str, Any] = {"working_days": "council", "counts_from": counts_from}
    assert after(start, short, CALENDAR, **how) <= after(start, long, CALENDAR, **how)
    assert before(start, short, CALENDAR, **how) >= before(start, long, CALENDAR, **how)
    assert before(start, short, CALENDAR, **how) <= start <= after(start, short, CALENDAR, **how)


class TestLimits:
    def test_a_window_has_a_first_and_a_last_day(self) -> None:
        window = limit(earliest=span("4 weeks"), latest=span("6 weeks"))
        due = due_dates(window, date(2026, 6, 1), CALENDAR)
        assert (due.earliest, due.latest) == (date(2026, 6, 29), date(2026, 7, 13))

    def test_a_limit_without_a_window_has_a_last_day_only(self) -> None:
        due = due_dates(limit(latest=span("8 weeks")), date(2026, 12, 3), CALENDAR)
        assert (due.earliest, due.latest) == (None, date(2027, 1, 28))

    def test_a_limit_can_run_backwards_from_a_meeting(self) -> None:
        papers = limit(latest=span("2 days"), before=True)
        assert due_dates(papers, date(2026, 12, 3), CALENDAR).latest == date(2026, 12, 1)

    def test_a_limit_counts_as_it_says(self) -> None:
        proceedings = limit(latest=span("26 weeks"), counts_from="day", working_days="statutory")
        assert due_dates(proceedings, date(2026, 1, 5), CALENDAR).latest == date(2026, 7, 5)
        review = limit(latest=span("20 working days"), working_days="statutory")
        assert due_dates(review, date(2026, 12, 14), CALENDAR).latest == date(2027, 1, 14)

    @pytest.mark.parametrize("open_part", ["earliest", "latest"])
    def test_a_number_left_open_is_asked_of_the_council_by_name(self, open_part: str) -> None:
        spans = {"earliest": span("1 weeks"), "latest": span("6 weeks")}
        unset = limit(**spans | {open_part: Span(amount="ask", unit="weeks")})
        with pytest.raises(LimitNotSet) as refusal:
            due_dates(unset, date(2026, 6, 1), CALENDAR)
        assert str(refusal.value) == (
            "First panel (limit first-panel): the number of weeks is not set; "
            "the council must set it in its meeting template"
        )

    def test_a_window_that_closes_before_it_opens_is_refused(self) -> None:
        with pytest.raises(ValidationError, match="earliest is later than latest"):
            limit(earliest=span("6 weeks"), latest=span("4 weeks"))
        with pytest.raises(ValidationError, match="earliest is later than latest"):
            limit(earliest=span("2 days"), latest=span("5 days"), before=True)

    def test_a_window_may_run_backwards_or_mix_units(self) -> None:
        limit(earliest=span("5 days"), latest=span("2 days"), before=True)
        limit(earliest=span("4 weeks"), latest=span("2 months"))

    @pytest.mark.parametrize("amount", [0, -1, 1000, "6", "x", 1.5, True, None])
    def test_a_span_is_a_whole_number_of_units_or_asked(self, amount: object) -> None:
        with pytest.raises(ValidationError):
            Span.model_validate({"amount": amount, "unit": "weeks"})

    @pytest.mark.parametrize(
        ("fields", "today", "words"),
        [
            ({"latest": span("6 weeks")}, date(2026, 12, 10), "day 7 of 42"),
            ({"latest": span("26 weeks"), "counts_from": "day"}, date(2026, 12, 3), "day 1 of 182"),
            ({"latest": span("20 working days")}, date(2026, 12, 9), "working day 4 of 20"),
            ({"latest": span("2 days"), "before": True}, date(2026, 12, 9), "None"),
            ({"earliest": span("6 months")}, date(2026, 12, 9), "None"),
            ({"latest": span("6 weeks")}, date(2026, 12, 1), "None"),
        ],
    )
    def test_a_day_is_counted_as_the_limit_counts(
        self, fields: dict[str, Any], today: date, words: str
    ) -> None:
        assert str(day_count(limit(**fields), date(2026, 12, 3), today, CALENDAR)) == words
