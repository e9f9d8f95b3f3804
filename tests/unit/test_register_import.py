"""The council's list beside the register: what is new is added, and nothing is overwritten by itself."""

from datetime import date
from itertools import count
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panel_tui.domain.child import Child, Event
from panel_tui.domain.model import Refused
from panel_tui.domain.register_import import Compared, ImportChild, StatedChild, compare
from tests.making import moment

BORN, REVIEW = date(2018, 5, 4), ("first-review", date(2026, 10, 28))
KNOWN = Child(
    child_id="child-1",
    case_ids=("C-0", "C-1"),
    names=("Amy Dunn", "Amy Done"),
    known_since=date(2026, 11, 1),
    born=BORN,
    events=(Event(kind=REVIEW[0], on=REVIEW[1], source="told by phone"),),
)
UNBORN = Child(
    child_id="child-2",
    case_ids=("C-2",),
    names=("Baby B.",),
    known_since=date(2026, 11, 1),
    due=date(2027, 1, 11),
)
REGISTER = {case_id: child for child in (KNOWN, UNBORN) for case_id in child.case_ids}


def stated(case_id: str = "C-1", **facts: Any) -> StatedChild:
    """A row of a list."""
    return StatedChild(5, case_id, **facts)


def compare_one(row: StatedChild) -> Compared:
    (found,) = compare([row], REGISTER, lambda: "child-9")
    return found


def words(found: Compared) -> list[str]:
    return [f"{clash.field}: {clash.words}" for clash in found.clashes]


def taken_over(row: StatedChild, child: Child | None = KNOWN) -> Child:
    """The child after the list was taken to be right."""
    change = compare_one(row).change
    assert change
    return change.apply(child, moment(10))


class TestSomebodyNew:
    def test_is_registered_with_all_that_is_stated(self) -> None:
        row = stated(
            "C-7", name="Kit Lo", born=BORN, former_case_id="B-7", former_name="Kit Ray",
            events=(REVIEW,),
        )  # fmt: skip
        found = compare_one(row)
        assert (found.is_new, found.facts, found.clashes) == (True, (), ())
        assert taken_over(row, None) == Child(
            child_id="child-9",
            case_ids=("B-7", "C-7"),
            names=("Kit Ray", "Kit Lo"),
            known_since=date(2026, 12, 3),
            born=BORN,
            events=(Event(kind=REVIEW[0], on=REVIEW[1], source="register"),),
        )

    def test_needs_a_name(self) -> None:
        found = compare_one(stated("C-7", events=(REVIEW,)))
        assert words(found) == ["child: empty, and C-7 is not on the register"]
        assert found.change is None


class TestSomebodyKnown:
    @pytest.mark.parametrize(
        "row",
        [
            stated(),
            stated(name="Amy Done", born=BORN, events=(REVIEW,)),
            stated(name="amy  done", former_name="Amy Dunn", former_case_id="C-0"),
            stated(due=date(2018, 4, 1)),
            stated("C-0"),
        ],
    )
    def test_nothing_is_done_where_nothing_differs(self, row: StatedChild) -> None:
        assert compare_one(row) == ("C-1", False, (), (), None)

    def test_what_the_register_lacks_is_added(self) -> None:
        child = compare_one(stated("C-2", born=date(2026, 11, 30), former_name="Bump"))
        assert (child.facts, child.clashes) == (("former name", "date of birth"), ())
        after = taken_over(stated("C-2", born=date(2026, 11, 30), former_name="Bump"), UNBORN)
        assert (after.born, after.due, after.names) == (
            date(2026, 11, 30),
            date(2027, 1, 11),
            ("Bump", "Baby B."),
        )

    def test_events_are_added_once(self) -> None:
        row = stated(events=(REVIEW, ("placed", date(2026, 11, 2))))
        assert compare_one(row).facts == ("1 event",)
        assert [each.kind for each in taken_over(row).events] == ["first-review", "placed"]

    def test_a_new_case_id_and_name_that_say_what_they_replace_are_no_clash(self) -> None:
        row = stated("C-9", former_case_id="C-1", name="Amy Lo", former_name="Amy Done")
        assert compare_one(row).facts == ("case ID", "name")
        child = taken_over(row)
        assert child.case_ids == ("C-0", "C-1", "C-9")
        assert child.names == ("Amy Dunn", "Amy Done", "Amy Lo")


class TestClashes:
    @pytest.mark.parametrize(
        ("row", "said"),
        [
            (stated(name="Amy Lo"), "child: another name than on the register"),
            (stated(name="Amy Dunn"), "child: another name than on the register"),
            (stated(born=date(2018, 5, 5)), "born: another date of birth than on the register"),
            (
                stated("C-2", due=date(2027, 2, 1)),
                "due: another expected date than on the register",
            ),
            (stated("C-0", former_case_id="C-1"), "case_id: C-1 is the later one on the register"),
            (stated("C-9", former_case_id="C-0"), "case_id: C-1 is the later one on the register"),
        ],
    )
    def test_what_the_register_knows_otherwise_is_said_and_may_be_overwritten(
        self, row: StatedChild, said: str
    ) -> None:
        found = compare_one(row)
        assert words(found) == [said]
        assert all(clash.may_overwrite for clash in found.clashes)
        assert found.change

    def test_the_list_s_word_is_the_last_and_the_former_ones_are_kept(self) -> None:
        child = taken_over(
            stated("C-0", former_case_id="C-1", name="Amy Dunn", born=date(2018, 6, 1))
        )
        assert child.case_ids == ("C-1", "C-0")
        assert child.names == ("Amy Done", "Amy Dunn")
        assert child.born == date(2018, 6, 1)

    @pytest.mark.parametrize(
        ("row", "said"),
        [
            (
                stated("C-1", former_case_id="C-2"),
                "former_case_id: C-2 is another record on the register; merge the two first: "
                "panel-tui register C-1 --same-as C-2",
            ),
            (
                stated(events=(("placed", date(2018, 1, 1)),)),
                "born: placed: before the date of birth on the register",
            ),
        ],
    )
    def test_what_cannot_be_right_may_not_be_overwritten(self, row: StatedChild, said: str) -> None:
        found = compare_one(row)
        assert words(found) == [said]
        assert not any(clash.may_overwrite for clash in found.clashes)

    def test_two_rows_of_one_child_by_the_register(self) -> None:
        rows = [stated("C-0"), StatedChild(8, "C-1")]
        first, second = compare(rows, REGISTER, lambda: "child-9")
        assert words(first) == []
        assert words(second) == ["case_id: the child of row 5 too, by the register"]

    def test_no_words_tell_who_a_child_is(self) -> None:
        found = compare_one(stated(name="Zed Zulu", born=date(2001, 1, 1)))
        assert not [clash for clash in words(found) if "Z" in clash or "2001" in clash]


class TestTheChange:
    @pytest.mark.parametrize(
        ("on", "said"),
        [(date(2027, 1, 1), "in the future"), (date(2018, 1, 1), "before the child")],
    )
    def test_is_refused_for_an_impossible_day(self, on: date, said: str) -> None:
        event = Event(kind="placed", on=on)
        change = ImportChild(child_id="child-1", case_id="C-1", events=(event,))
        with pytest.raises(Refused, match=said):
            change.apply(KNOWN, moment(10))

    def test_is_refused_for_a_new_child_without_a_name(self) -> None:
        with pytest.raises(Refused, match="no name"):
            ImportChild(child_id="child-9", case_id="C-9").apply(None, moment(10))


days = st.dates(date(2020, 1, 1), date(2026, 12, 3))
rows = st.builds(
    StatedChild,
    row=st.just(5),
    case_id=st.sampled_from(["C-0", "C-1", "C-2", "C-3"]),
    name=st.sampled_from(["", "Amy Dunn", "Amy Done", "Kit Lo"]),
    born=st.none() | st.dates(date(2010, 1, 1), date(2019, 12, 31)),
    due=st.none() | days,
    former_case_id=st.sampled_from(["", "C-0", "C-1", "B-1"]),
    former_name=st.sampled_from(["", "Amy Done", "Bump"]),
    events=st.lists(st.tuples(st.sampled_from(["placed", "visited"]), days), unique=True).map(
        tuple
    ),
)


@given(row=rows)
def test_a_list_that_was_taken_over_once_has_nothing_more_to_say(row: StatedChild) -> None:
    numbers = count(9)
    (found,) = compare([row], REGISTER, lambda: f"child-{next(numbers)}")
    if found.change is None or any(not clash.may_overwrite for clash in found.clashes):
        return
    before = {child.child_id: child for child in (KNOWN, UNBORN)}.get(found.change.child_id)
    after = found.change.apply(before, moment(10))
    known = {**REGISTER, **dict.fromkeys(after.case_ids, after)}
    (again,) = compare([row], known, lambda: "nobody")
    assert again == (after.case_id, False, (), (), None)
    if before:
        assert {*before.names, *before.case_ids} <= {*after.names, *after.case_ids}
        assert set(before.events) <= set(after.events)
