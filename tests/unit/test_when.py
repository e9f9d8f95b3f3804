from datetime import date, timedelta
from typing import Any

import pytest

from panel_tui.domain.when import Circumstances, When, age_on, birthday, is_birthday
from tests.making import facts


def holds(conditions: dict[str, Any], **child: Any) -> bool:
    return When.model_validate(conditions).holds(Circumstances.model_validate(child))


def test_without_conditions_it_always_applies() -> None:
    assert holds({})


@pytest.mark.parametrize(
    ("conditions", "age", "applies"),
    [
        ({"under_age": 14}, 13, True),
        ({"under_age": 14}, 14, False),
        ({"from_age": 16}, 15, False),
        ({"from_age": 16}, 16, True),
        ({"from_age": 5, "under_age": 14}, 4, False),
        ({"from_age": 5, "under_age": 14}, 5, True),
        ({"under_age": "ask"}, 17, True),
        ({"from_age": "ask"}, 0, True),
        ({"over_age": 16}, 15, False),
        ({"over_age": 16}, 16, True),
        ({"over_age": 16}, 17, True),
        ({"over_age": "ask"}, 0, True),
    ],
)
def test_ages(conditions: dict[str, Any], age: int, applies: bool) -> None:
    assert holds(conditions, age=age) is applies


@pytest.mark.parametrize("name", ["unborn", "looked_after", "siblings"])
def test_circumstances_that_are_so_or_not(name: str) -> None:
    assert holds({name: True}, **{name: True})
    assert holds({name: False}, **{name: False})
    assert not holds({name: True}, **{name: False})
    assert not holds({name: False}, **{name: True})


@pytest.mark.parametrize("name", ["plan", "legal_status"])
def test_words_of_plan_and_legal_status(name: str) -> None:
    conditions = {f"{name}_mentions": ["adoption", "care order"]}
    assert holds(conditions, **{name: "ADOPTION, parallel"})
    assert holds(conditions, **{name: "Interim Care Order"})
    assert not holds(conditions, **{name: "Return home"})


@pytest.mark.parametrize(
    "conditions",
    [
        {"under_age": 5},
        {"from_age": 16},
        {"plan_mentions": ["adoption"]},
        {"legal_status_mentions": ["care order"]},
    ],
)
def test_what_is_not_known_is_asked_never_skipped(conditions: dict[str, Any]) -> None:
    assert holds(conditions)


def test_all_conditions_have_to_hold() -> None:
    conditions = {"under_age": 14, "siblings": True}
    assert holds(conditions, age=3, siblings=True)
    assert not holds(conditions, age=3, siblings=False)
    assert not holds(conditions, age=15, siblings=True)


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        (date(2019, 12, 3), date(2026, 12, 2), 6),
        (date(2019, 12, 3), date(2026, 12, 3), 7),
        (date(2020, 2, 29), date(2021, 2, 28), 0),
        (date(2020, 2, 29), date(2021, 3, 1), 1),
        (date(2020, 2, 29), date(2024, 2, 29), 4),
        (date(2026, 12, 4), date(2026, 12, 3), 0),
    ],
)
def test_completed_years(born: date, day: date, age: int) -> None:
    assert age_on(born, day) == age


def test_what_the_agenda_says_of_a_child_is_what_conditions_ask() -> None:
    day = date(2026, 12, 3)
    child = facts(1, plan="Adoption", legal_status="s20").circumstances(day, siblings=False)
    assert child == Circumstances(age=7, looked_after=True, plan="Adoption", legal_status="s20")
    unborn = facts(1, born=None, due=date(2027, 2, 14), looked_after_since=None, sibling_group="M1")
    assert unborn.circumstances(day, siblings=False) == Circumstances(unborn=True, siblings=True)


def test_over_sixteen_begins_the_day_after_the_birthday() -> None:
    assert not holds({"over_age": 16}, age=16, birthday=True)
    assert holds({"from_age": 16}, age=16, birthday=True)
    assert holds({"over_age": 16}, age=17, birthday=True)


@pytest.mark.parametrize(
    ("born", "age", "day"),
    [
        (date(2009, 12, 3), 18, date(2027, 12, 3)),
        (date(2008, 2, 29), 18, date(2026, 3, 1)),
        (date(2008, 2, 29), 20, date(2028, 2, 29)),
    ],
)
def test_a_birthday_is_the_day_on_which_the_age_is_reached(born: date, age: int, day: date) -> None:
    assert birthday(born, age) == day
    assert is_birthday(born, day)
    assert age_on(born, day) == age
    assert not is_birthday(born, day - timedelta(days=1))


EVENTS = (("plo-entered", date(2026, 1, 5)), ("plo-extended", date(2026, 3, 20)))


@pytest.mark.parametrize(
    ("conditions", "applies"),
    [
        ({"happened": ["plo-extended"]}, True),
        ({"happened": ["plo-ended"]}, False),
        ({"happened": ["plo-extended", "plo-entered"]}, True),
        ({"happened": ["plo-ended", "plo-entered"]}, False),
        ({"not_happened": ["plo-extended"]}, False),
        ({"not_happened": ["plo-ended"]}, True),
        ({"happened": ["plo-entered"], "since": ["plo-extended"]}, False),
        ({"not_happened": ["plo-entered"], "since": ["plo-extended"]}, True),
        ({"happened": ["plo-extended"], "since": ["placed"]}, True),
    ],
)
def test_events_that_have_happened_or_not(conditions: dict[str, Any], applies: bool) -> None:
    assert holds(conditions, events=EVENTS) is applies
    assert holds(conditions), "where the register was not asked"
