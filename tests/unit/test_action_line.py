from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panel_tui.domain.action_line import ActionChallenged, ActionLine, read_action
from panel_tui.domain.model import Refused
from panel_tui.domain.words import say_date
from panel_tui.domain.working_days import WorkingCalendar

PANEL_DAY = date(2026, 12, 3)  # a Thursday
CALENDAR = WorkingCalendar(bank_holidays=frozenset({date(2026, 12, 25), date(2026, 12, 28)}))
WORDS = st.text(st.characters(categories=["L"]), min_size=1, max_size=12)


def challenge(line: str) -> str:
    with pytest.raises(ActionChallenged) as challenged:
        read_action(line, today=PANEL_DAY, calendar=CALENDAR)
    return str(challenged.value)


@pytest.mark.parametrize(
    ("line", "owner", "what", "due"),
    [
        ("Amira: refer to FGC by 12 Dec", "Amira", "refer to FGC", date(2026, 12, 12)),
        ("Beth Lowe: chase GP by Friday", "Beth Lowe", "chase GP", date(2026, 12, 4)),
        ("Tom: viability in 2 weeks", "Tom", "viability", date(2026, 12, 17)),
        ("Tom: viability within 10 working days", "Tom", "viability", date(2026, 12, 17)),
        ("Tom: viability BY next Friday.", "Tom", "viability", date(2026, 12, 11)),
        ("Tom: ring the school tomorrow", "Tom", "ring the school", date(2026, 12, 4)),
        ("Tom: see him in school today", "Tom", "see him in school", date(2026, 12, 3)),
        ("Seán O’Brien: report, by 03/02/27", "Seán O’Brien", "report", date(2027, 2, 3)),
        ("IRO: agree dates by the end of January", "IRO", "agree dates", date(2027, 1, 31)),
        ("  Amira :  refer   to FGC  by  12 Dec ", "Amira", "refer to FGC", date(2026, 12, 12)),
        (
            "Amira: meet at 10:30: home by 12 Dec",
            "Amira",
            "meet at 10:30: home",
            date(2026, 12, 12),
        ),
        ("Amira: stand by mother by 12 Dec", "Amira", "stand by mother", date(2026, 12, 12)),
        ("Amira: stand by mother in 2 weeks", "Amira", "stand by mother", date(2026, 12, 17)),
        ("Amira: refer asap by Friday", "Amira", "refer asap", date(2026, 12, 4)),
    ],
)
def test_reads_who_what_and_by_when(line: str, owner: str, what: str, due: date) -> None:
    action = read_action(line, today=PANEL_DAY, calendar=CALENDAR)
    assert action == ActionLine(owner=owner, what=what, due=due)


@pytest.mark.parametrize(
    "what",
    [
        "refer to FGC",
        "stand by mother",
        "drive by Friday's club on the way",
        "extend the placement by 2 weeks",
        "increase contact by an hour",
        "the end is in sight",
        "report on progress in 2 weeks' time",
        "by 12 Dec have the report read",
        "nearby school visit",
        "urgently refer to FGC",
    ],
)
def test_without_a_date_at_its_end_all_of_it_is_what_is_to_be_done(what: str) -> None:
    assert read_action(f"Amira: {what}", today=PANEL_DAY) == ActionLine(
        owner="Amira", what=what, due=None
    )


def test_a_due_date_stays_as_it_was_said_even_at_a_weekend_or_on_a_bank_holiday() -> None:
    assert read_action("Amira: refer by Saturday", today=PANEL_DAY).due == date(2026, 12, 5)
    christmas = read_action("Amira: refer by 25 Dec", today=PANEL_DAY, calendar=CALENDAR)
    assert christmas.due == date(2026, 12, 25)


def test_today_is_not_too_late() -> None:
    assert read_action("Amira: refer by 3 Dec", today=PANEL_DAY).due == PANEL_DAY


@pytest.mark.parametrize(
    "line", ["refer to FGC by 12 Dec", ": refer to FGC", "", "?: refer", "meet at 10:30 by Friday"]
)
def test_an_action_without_an_owner_is_challenged(line: str) -> None:
    assert challenge(line) == (
        "Who will do it? Write the name first: Amira: refer to FGC by 12 Dec"
    )


@pytest.mark.parametrize("line", ["Amira:", "Amira: by 12 Dec", "Amira: .", "Amira: tomorrow"])
def test_an_action_with_nothing_to_do_is_challenged(line: str) -> None:
    assert challenge(line) == (
        "What is to be done? Write it after the name: Amira: refer to FGC by 12 Dec"
    )


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Amira: refer to FGC asap", "asap"),
        ("Amira: refer to FGC by ASAP.", "ASAP"),
        ("Amira: refer to FGC a.s.a.p.", "a.s.a.p"),
        ("Amira: refer to FGC as soon as possible", "as soon as possible"),
        ("Amira: refer to FGC urgently", "urgently"),
        ("Amira: refer to FGC by 12 Dec asap", "asap"),
    ],
)
def test_asap_is_challenged(line: str, words: str) -> None:
    assert challenge(line) == f"{words} is not a date: by when?"


def test_a_date_that_has_passed_is_challenged() -> None:
    assert challenge("Amira: refer by 2/12/2026") == "Wed 2 Dec 2026 has passed: by when?"
    assert challenge("Amira: refer by this Monday") == "Mon 30 Nov 2026 has passed: by when?"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Amira: refer by 31 Feb", "31 Feb is not a date. By when?"),
        ("Amira: refer by Fri 12 Dec", "12 Dec 2026 is a Saturday, not a Friday. By when?"),
        ("Amira: refer by Friday week", "That is not a date: write it as 12 Dec, 12/12/2026, "),
        ("Amira: refer by next week", "That is not a date: write it as 12 Dec, 12/12/2026, "),
        ("Amira: refer by Dec 12", "That is not a date: write it as 12 Dec, 12/12/2026, "),
    ],
)
def test_a_date_that_cannot_be_is_challenged(line: str, words: str) -> None:
    assert challenge(line).startswith(words)


def test_working_days_are_challenged_where_they_cannot_be_counted() -> None:
    with pytest.raises(ActionChallenged, match="Working days cannot be counted here"):
        read_action("Tom: viability in 10 working days", today=PANEL_DAY)


def test_a_challenge_is_shown_like_any_other_refusal() -> None:
    assert issubclass(ActionChallenged, Refused)


@given(WORDS, WORDS, st.dates(PANEL_DAY, date(2099, 12, 31)))
def test_reads_back_what_it_shows(owner: str, what: str, due: date) -> None:
    line = f"{owner}: {what} by {say_date(due)}"
    assert read_action(line, today=PANEL_DAY) == ActionLine(owner=owner, what=what, due=due)


@given(st.text() | st.text(alphabet="by in:.asp 12/Dec\n\u202e").map("A: ".__add__))
def test_any_line_is_an_action_or_challenged(line: str) -> None:
    with suppress(ActionChallenged):
        action = read_action(line, today=PANEL_DAY)
        assert action.owner
        assert action.what
