import locale
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panel_tui.domain.words import (
    LONDON,
    NotADate,
    read_agenda_date,
    read_date,
    say_date,
    say_duration,
    say_time,
    sounds_like_date,
)
from panel_tui.domain.working_days import WorkingCalendar

PANEL_DAY = date(2026, 12, 3)  # a Thursday
CALENDAR = WorkingCalendar(
    bank_holidays=frozenset({date(2026, 12, 25), date(2026, 12, 28), date(2027, 1, 1)}),
    closed_days=frozenset({date(2026, 12, 29)}),
)
DATES = st.dates(date(1900, 1, 1), date(2099, 12, 31))
TODAYS = st.dates(date(1950, 1, 1), date(2080, 12, 31))
NUMBERS = ("0", "1", "9", "12", "30", "31", "99", "999", "0000", "2026", "2100", "9999", "²")
MARKS = ("-", "/", ".", ",", ":", "\0", "\N{RIGHT-TO-LEFT OVERRIDE}", "\N{KELVIN SIGN}")
LINKS = ("the", "of", "in", "end", "by", "within", "next", "this", "a", "two", "th", "st")
NAMES = ("working", "day", "days", "week", "month", "years", "hours", "feb", "May", "fri", "today")
DATE_LIKE = st.lists(st.sampled_from([*NUMBERS, *MARKS, *LINKS, *NAMES]), max_size=6)


class TestSaying:
    def test_a_date_is_said_with_its_weekday_and_short_names(self) -> None:
        assert say_date(PANEL_DAY) == "Thu 3 Dec 2026"
        assert say_date(date(2028, 2, 29)) == "Tue 29 Feb 2028"

    def test_a_date_is_said_in_english_on_every_machine(self) -> None:
        before = locale.setlocale(locale.LC_TIME)
        try:
            for name in ("de_DE.UTF-8", "cy_GB.UTF-8", "C"):
                try:
                    locale.setlocale(locale.LC_TIME, name)
                except locale.Error:
                    continue
                assert say_date(PANEL_DAY) == "Thu 3 Dec 2026"
        finally:
            locale.setlocale(locale.LC_TIME, before)

    def test_a_time_is_said_as_clocks_in_london_show_it(self) -> None:
        assert say_time(datetime(2026, 12, 3, 10, 24, 59, tzinfo=UTC)) == "10:24"
        assert say_time(datetime(2026, 7, 3, 10, 24, tzinfo=UTC)) == "11:24"
        assert say_time(datetime(2026, 3, 29, 1, 0, tzinfo=UTC)) == "02:00"
        assert say_time(datetime(2026, 12, 3, 9, 5, tzinfo=LONDON)) == "09:05"

    def test_a_time_without_a_time_zone_is_not_guessed(self) -> None:
        with pytest.raises(ValueError, match="time zone"):
            say_time(datetime(2026, 12, 3, 10, 24, tzinfo=UTC).replace(tzinfo=None))

    @pytest.mark.parametrize(
        ("seconds", "words"),
        [
            (0, "0 s"),
            (0.9, "0 s"),
            (-0.9, "0 s"),
            (45, "45 s"),
            (60, "1 min"),
            (750, "12 min 30 s"),
            (1200, "20 min"),
            (3600, "1 h"),
            (3905, "1 h 5 min"),
            (90_000, "25 h"),
            (-240, "-4 min"),
        ],
    )
    def test_a_length_of_time_is_said_in_hours_minutes_and_seconds(
        self, seconds: float, words: str
    ) -> None:
        assert say_duration(timedelta(seconds=seconds)) == words


class TestReadingADate:
    @pytest.mark.parametrize(
        ("text", "day"),
        [
            ("12 Dec", date(2026, 12, 12)),
            ("12 december", date(2026, 12, 12)),
            ("12dec", date(2026, 12, 12)),
            ("12 December 2026", date(2026, 12, 12)),
            ("12 Dec, 2026", date(2026, 12, 12)),
            ("12 Dec 26", date(2026, 12, 12)),
            ("12-Dec-26", date(2026, 12, 12)),
            ("12th December", date(2026, 12, 12)),
            ("the 12th of December", date(2026, 12, 12)),
            ("1st Sept", date(2027, 9, 1)),
            ("  SAT   12  dec. ", date(2026, 12, 12)),
            ("Saturday, 12 December 2026", date(2026, 12, 12)),
            ("12/12", date(2026, 12, 12)),
            ("12/12/26", date(2026, 12, 12)),
            ("12/12/2026", date(2026, 12, 12)),
            ("3/4/2027", date(2027, 4, 3)),
            ("03.04.27", date(2027, 4, 3)),
            ("3-4-2027", date(2027, 4, 3)),
            ("2026-12-12", date(2026, 12, 12)),
            ("12 Dec 1998", date(1998, 12, 12)),
        ],
    )
    def test_reads_dates_as_they_are_written_here(self, text: str, day: date) -> None:
        assert read_date(text, today=PANEL_DAY) == day

    @pytest.mark.parametrize(
        ("text", "day"),
        [
            ("3 Dec", date(2026, 12, 3)),
            ("2 Dec", date(2027, 12, 2)),
            ("1/1", date(2027, 1, 1)),
            ("29 Feb", date(2028, 2, 29)),
            ("the 3rd", date(2026, 12, 3)),
            ("the 12th", date(2026, 12, 12)),
            ("2nd", date(2027, 1, 2)),
        ],
    )
    def test_a_date_without_a_year_is_the_next_such_date_today_included(
        self, text: str, day: date
    ) -> None:
        assert read_date(text, today=PANEL_DAY) == day

    def test_the_31st_may_be_two_months_away(self) -> None:
        assert read_date("the 31st", today=date(2026, 11, 2)) == date(2026, 12, 31)
        assert read_date("the 30th", today=date(2027, 1, 31)) == date(2027, 3, 30)

    def test_29_february_may_be_four_years_away(self) -> None:
        assert read_date("29 Feb", today=date(2028, 3, 1)) == date(2032, 2, 29)

    @pytest.mark.parametrize(
        ("today", "text", "day"),
        [
            (date(2026, 12, 3), "Friday", date(2026, 12, 4)),
            (date(2026, 12, 3), "next Friday", date(2026, 12, 11)),
            (date(2026, 12, 3), "this Friday", date(2026, 12, 4)),
            (date(2026, 12, 3), "Monday", date(2026, 12, 7)),
            (date(2026, 12, 3), "next Monday", date(2026, 12, 7)),
            (date(2026, 12, 3), "this Monday", date(2026, 11, 30)),
            (date(2026, 12, 3), "Thu", date(2026, 12, 10)),
            (date(2026, 12, 4), "friday", date(2026, 12, 11)),
            (date(2026, 12, 4), "next fri", date(2026, 12, 11)),
            (date(2026, 12, 6), "Friday", date(2026, 12, 11)),
            (date(2026, 12, 6), "next Friday", date(2026, 12, 11)),
            (date(2026, 12, 7), "next Friday", date(2026, 12, 18)),
            (date(2026, 12, 30), "Tues", date(2027, 1, 5)),
        ],
    )
    def test_a_weekday_is_the_next_one_and_next_means_next_week(
        self, today: date, text: str, day: date
    ) -> None:
        assert read_date(text, today=today) == day

    @pytest.mark.parametrize(
        ("text", "day"),
        [
            ("today", date(2026, 12, 3)),
            ("Tomorrow", date(2026, 12, 4)),
            ("in 2 weeks", date(2026, 12, 17)),
            ("within two weeks", date(2026, 12, 17)),
            ("in a week", date(2026, 12, 10)),
            ("in 10 days", date(2026, 12, 13)),
            ("in 48 hours", date(2026, 12, 5)),
            ("in 3 months", date(2027, 3, 3)),
            ("in a year", date(2027, 12, 3)),
            ("end of January", date(2027, 1, 31)),
            ("the end of Feb 2028", date(2028, 2, 29)),
            ("end of December", date(2026, 12, 31)),
            ("end of the month", date(2026, 12, 31)),
            ("end of next month", date(2027, 1, 31)),
            ("end of the week", date(2026, 12, 4)),
            ("end of next week", date(2026, 12, 11)),
            ("end of the year", date(2026, 12, 31)),
        ],
    )
    def test_reads_dates_as_they_are_spoken(self, text: str, day: date) -> None:
        assert read_date(text, today=PANEL_DAY) == day

    @pytest.mark.parametrize(
        ("today", "text", "day"),
        [
            (date(2027, 1, 31), "in 1 month", date(2027, 2, 28)),
            (date(2028, 2, 1), "end of the month", date(2028, 2, 29)),
            (date(2027, 1, 31), "end of the month", date(2027, 1, 31)),
            (date(2027, 1, 31), "end of January", date(2027, 1, 31)),
            (date(2026, 12, 4), "end of the week", date(2026, 12, 4)),
            (date(2026, 12, 5), "end of the week", date(2026, 12, 11)),
            (date(2026, 12, 6), "end of next week", date(2026, 12, 11)),
        ],
    )
    def test_month_ends_and_week_ends_are_where_people_expect_them(
        self, today: date, text: str, day: date
    ) -> None:
        assert read_date(text, today=today) == day

    def test_working_days_leave_out_bank_holidays_and_the_council_s_closed_days(self) -> None:
        said = "in 5 working days"
        assert read_date(said, today=date(2026, 12, 21), calendar=CALENDAR) == date(2026, 12, 31)

    def test_working_days_are_not_guessed_without_a_calendar(self) -> None:
        with pytest.raises(NotADate, match="Working days cannot be counted here"):
            read_date("in 5 working days", today=PANEL_DAY)

    @pytest.mark.parametrize(
        "text",
        [
            "31 Feb",
            "31/2",
            "29 Feb 2027",
            "32/12/2026",
            "12/31/2026",
            "2026-13-01",
            "the 32nd",
            "0 Dec",
            "1 Jan 0000",
            "end of Jan 0000",
        ],
    )
    def test_a_day_that_no_calendar_has_is_refused_in_words(self, text: str) -> None:
        with pytest.raises(NotADate) as refusal:
            read_date(text, today=PANEL_DAY)
        assert str(refusal.value) == f"{text} is not a date"

    def test_a_date_on_another_weekday_is_refused_in_words(self) -> None:
        with pytest.raises(NotADate, match=r"^12 Dec 2026 is a Saturday, not a Friday$"):
            read_date("Fri 12 Dec", today=PANEL_DAY)

    def test_a_slip_in_the_year_is_refused_in_words(self) -> None:
        with pytest.raises(
            NotADate, match=r"^12 Dec 2206: the year must lie between 1900 and 2099"
        ):
            read_date("12/12/2206", today=PANEL_DAY)

    @pytest.mark.parametrize(
        "text", ["", "soon", "Zoë", "in Zoë weeks", "May", "12", "1.5", "1/2/3/4"]
    )
    def test_what_cannot_be_read_is_not_repeated(self, text: str) -> None:
        with pytest.raises(NotADate) as refusal:
            read_date(text, today=PANEL_DAY)
        assert str(refusal.value) == (
            "That is not a date: write it as 12 Dec, 12/12/2026, Friday or in 2 weeks"
        )

    @given(DATES, TODAYS)
    def test_reads_what_it_says(self, day: date, today: date) -> None:
        assert read_date(say_date(day), today=today) == day
        assert read_date(day.isoformat(), today=today) == day
        assert read_date(f"{day:%d/%m/%Y}", today=today) == day

    @given(TODAYS, st.integers(0, 364))
    def test_a_date_said_without_its_year_comes_back(self, today: date, ahead: int) -> None:
        day = today + timedelta(days=ahead)
        assert read_date(f"{day.day}/{day.month}", today=today) == day

    @given(st.text(), TODAYS)
    def test_any_text_is_a_date_or_refused(self, text: str, today: date) -> None:
        with suppress(NotADate):
            assert isinstance(read_date(text, today=today, calendar=CALENDAR), date)

    @given(DATE_LIKE, st.sampled_from(["", " "]), TODAYS)
    def test_any_pieces_of_dates_are_a_date_or_refused(
        self, pieces: list[str], joint: str, today: date
    ) -> None:
        text = joint.join(pieces)
        assert isinstance(sounds_like_date(text), bool)
        with suppress(NotADate):
            assert 1900 <= read_date(text, today=today, calendar=CALENDAR).year <= 2099


class TestReadingAnAgenda:
    @pytest.mark.parametrize(
        "text",
        [
            "04/05/2022",
            "4/5/2022",
            "4.5.2022",
            "04-05-2022",
            "2022-05-04",
            "4 May 2022",
            "04/05/22",
            " 4th may 2022 ",
            "4-May-22",
            "Wed 4 May 2022",
            "4 May 2022.",
        ],
    )
    def test_reads_the_day_before_the_month(self, text: str) -> None:
        assert read_agenda_date(text) == date(2022, 5, 4)

    def test_two_digit_years_up_to_68_are_of_this_century(self) -> None:
        assert read_agenda_date("01/02/00") == date(2000, 2, 1)
        assert read_agenda_date("01/02/68") == date(2068, 2, 1)
        assert read_agenda_date("01/02/69") == date(1969, 2, 1)
        assert read_agenda_date("01/02/99") == date(1999, 2, 1)

    @pytest.mark.parametrize(
        "text", ["31/02/2022", "2026-13-01", "12/31/2022", "29/02/2023", "00/01/2022"]
    )
    def test_a_day_that_no_calendar_has_is_refused_in_words(self, text: str) -> None:
        with pytest.raises(NotADate) as refusal:
            read_agenda_date(text)
        assert str(refusal.value) == f"{text} is not a date"

    def test_a_missing_year_is_asked_for(self) -> None:
        with pytest.raises(NotADate, match="4/5 has no year: write it as 04/05/2022"):
            read_agenda_date("4/5")

    def test_another_weekday_or_century_is_refused_in_words(self) -> None:
        with pytest.raises(NotADate, match=r"^4 May 2022 is a Wednesday, not a Thursday$"):
            read_agenda_date("Thu 4 May 2022")
        with pytest.raises(NotADate, match="the year must lie between"):
            read_agenda_date("04/05/1022")

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "Zoë M.",
            "tomorrow",
            "in 2 weeks",
            "May 4, 2022",
            "4/5.2022",
            "4/5/202",
            "44685",
            "04/05/2022 to 06/05/2022",
            "²/05/2022",
        ],
    )
    def test_anything_else_is_refused_without_repeating_it(self, text: str) -> None:
        with pytest.raises(NotADate) as refusal:
            read_agenda_date(text)
        assert str(refusal.value) == "this is not a date: write it as 04/05/2022 or 4 May 2022"

    @given(DATES)
    def test_reads_what_the_program_says(self, day: date) -> None:
        assert read_agenda_date(say_date(day)) == day
        assert read_agenda_date(day.isoformat()) == day

    @given(st.text() | DATE_LIKE.map("".join))
    def test_any_text_is_a_date_or_refused(self, text: str) -> None:
        with suppress(NotADate):
            assert 1900 <= read_agenda_date(text).year <= 2099


@pytest.mark.parametrize(
    "text", ["31 Feb", "12 Dec", "Friday week", "the end of May", "in 2 weeks"]
)
def test_words_for_dates_sound_like_a_date(text: str) -> None:
    assert sounds_like_date(text)


@pytest.mark.parametrize("text", ["", "mother", "2 hours", "10", "a week", "Friday's panel"])
def test_other_words_do_not_sound_like_a_date(text: str) -> None:
    assert not sounds_like_date(text)
