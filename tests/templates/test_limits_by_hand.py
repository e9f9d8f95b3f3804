"""Every time limit of the shipped templates, against days worked out by hand.

They are counted on a calendar with the published bank holidays, of a council that shuts from 29 to 31
December in 2025 and 2026: no statutory limit takes notice of that, and neither do weeks and months.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from data.templates.catalogue import SHIPPED
from data.templates.loader import load_template
from panel_tui.domain.clocks import AVAILABLE, UPLOADED
from panel_tui.domain.limits import (
    Due,
    Limit,
    LimitNotSet,
    Span,
    after,
    before,
    before_moment,
    due_dates,
)
from panel_tui.domain.template import MeetingTemplate
from panel_tui.domain.working_days import WorkingCalendar
from tests.published import PUBLISHED, published
from tests.templates.limits_by_hand import BY_HAND, EVERY_YEAR, MINUTES, Row
from tests.templates.playing import span

LONDON = ZoneInfo("Europe/London")
SHUT = frozenset(date(year, 12, day) for year in (2025, 2026) for day in (29, 30, 31))
BANK_HOLIDAYS = frozenset[date]().union(*(published(year) for year in PUBLISHED))
OPEN = WorkingCalendar(bank_holidays=BANK_HOLIDAYS)
CALENDAR = WorkingCalendar(bank_holidays=BANK_HOLIDAYS, closed_days=SHUT)


def day(words: str) -> date:
    """The day; its weekday is checked, so that a slip of the hand shows."""
    found = datetime.strptime(words, "%a %d %b %Y").replace(tzinfo=UTC).date()
    assert found.strftime("%a") == words[:3], f"{words} is a {found:%A}"
    return found


def templates() -> list[MeetingTemplate]:
    return [load_template(path) for path in SHIPPED.glob("*.toml")]


@pytest.fixture(scope="module")
def limits() -> dict[str, Limit]:
    return {limit.id: limit for template in templates() for limit in template.limits}


@pytest.mark.parametrize("row", BY_HAND, ids=lambda row: f"{row.limit} from {row.starts}")
def test_a_limit_comes_to_the_day_worked_out_by_hand(limits: dict[str, Limit], row: Row) -> None:
    limit = limits[row.limit]
    assert bool(row.number) is bool(limit.open_numbers)
    if row.number:
        limit = limit.changed(latest=span(row.number))
    due = due_dates(limit, day(row.starts), CALENDAR)
    if row.due.startswith("from "):
        assert due == Due(earliest=day(row.due.removeprefix("from ")), latest=None)
    else:
        *earliest, latest = (day(words) for words in row.due.split(" to "))
        assert due == Due(earliest=earliest[0] if earliest else None, latest=latest)


def test_every_limit_of_every_template_is_worked_out(limits: dict[str, Limit]) -> None:
    assert {row.limit for row in BY_HAND} == limits.keys()


def test_a_limit_whose_number_is_open_does_not_run_before_the_council_sets_it(
    limits: dict[str, Limit],
) -> None:
    for row in BY_HAND:
        if row.number:
            with pytest.raises(LimitNotSet, match=row.limit):
                due_dates(limits[row.limit], day(row.starts), CALENDAR)


@pytest.mark.parametrize(("words", "heard", "due", "shut"), MINUTES)
def test_minutes_are_due_on_the_day_worked_out_by_hand(
    words: str, heard: str, due: str, shut: str
) -> None:
    for calendar, expected in ((OPEN, due), (CALENDAR, shut)):
        end = after(
            day(heard), span(words), calendar, working_days="council", counts_from="day after"
        )
        assert end == day(expected)


def test_the_spans_of_minutes_papers_and_steps_are_all_worked_out_here() -> None:
    found = [
        (template.id, name, f"{length.amount} {length.unit}")
        for template in templates()
        for name, length in spans(template)
        if length is not None
    ]
    assert set(found) == {
        ("medway-permanence-panel", "sent out", "2 days"),
        ("medway-permanence-panel", "track", "8 weeks"),
        ("medway-permanence-panel", UPLOADED, "7 working days"),
        ("permanency-planning-meeting-2017", AVAILABLE, "5 working days"),
        ("portsmouth-final-care-plan-review", "due in", "24 hours"),
        ("portsmouth-legal-gateway", "plan-discussion", "6 weeks"),
        ("portsmouth-permanence-plan-discussion", "due in", "24 hours"),
    }


def spans(template: MeetingTemplate) -> Iterator[tuple[str, Span | None]]:
    """The lengths of time of a template besides its limits."""
    yield AVAILABLE, template.minutes.available_within
    yield UPLOADED, template.minutes.uploaded_within
    if template.papers:
        yield "due in", template.papers.due_in
        yield "sent out", template.papers.sent_out
    for outcome in template.outcomes:
        yield from ((step.id, step.within) for step in outcome.follow_ups)


@pytest.mark.parametrize(
    ("panel", "out"),
    [
        ("Thu 3 Dec 2026", "Tue 1 Dec 2026"),
        ("Wed 8 Apr 2026", "Mon 6 Apr 2026"),
        ("Wed 1 Mar 2028", "Mon 28 Feb 2028"),
    ],
)
def test_papers_go_out_two_days_before_whatever_days_they_are(panel: str, out: str) -> None:
    sent = before(
        day(panel), span("2 days"), CALENDAR, working_days="council", counts_from="day after"
    )
    assert sent == day(out)


@pytest.mark.parametrize(
    ("meeting", "due"),
    [
        # In hours that pass: clocks go back on 25 October 2026, and forward on 29 March.
        ("Thu 3 Dec 2026 10:00", "Wed 2 Dec 2026 10:00"),
        ("Sun 25 Oct 2026 10:00", "Sat 24 Oct 2026 11:00"),
        ("Sun 29 Mar 2026 10:00", "Sat 28 Mar 2026 09:00"),
        ("Wed 1 Mar 2028 09:00", "Tue 29 Feb 2028 09:00"),
    ],
)
def test_papers_are_in_24_hours_before_over_a_change_of_summer_time_too(
    meeting: str, due: str
) -> None:
    starts, ends = (
        datetime.strptime(words, "%a %d %b %Y %H:%M").replace(tzinfo=LONDON)
        for words in (meeting, due)
    )
    assert before_moment(starts, span("24 hours")) == ends


@pytest.mark.parametrize(("start", "end"), EVERY_YEAR)
def test_seven_working_days_over_the_holidays_of_each_published_year(start: str, end: str) -> None:
    statutory = after(
        day(start),
        span("7 working days"),
        CALENDAR,
        working_days="statutory",
        counts_from="day after",
    )
    assert statutory == day(end)
