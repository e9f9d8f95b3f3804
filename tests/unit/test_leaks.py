from datetime import date
from typing import Any

import pytest

from panel_tui.domain.actions import AddAction
from panel_tui.domain.agenda import AgendaSlot
from panel_tui.domain.carried import Carried
from panel_tui.domain.carrying import CarryOver
from panel_tui.domain.case import AgreedDate
from panel_tui.domain.child import Hearing
from panel_tui.domain.decisions import Decide
from panel_tui.domain.leaks import Mention, mentions_of_others, names_another
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.minutes import minutes_document
from panel_tui.domain.notes import WriteNote
from panel_tui.domain.slots import DeferCase
from tests.making import after, agenda, at, facts, moment, of_meeting, opened
from tests.reading import words_of

OWN: dict[str, Any] = {"case_id": "C-1", "child": "Amira Khan", "born": date(2017, 5, 4)}
OTHER: dict[str, Any] = {"case_id": "C-104872", "child": "Grace Hill", "born": date(2019, 3, 1)}


def meeting_of(*children: dict[str, Any]) -> Meeting:
    slots = tuple(
        AgendaSlot(starts=at(10, 20 * number).time(), minutes=20, cases=(facts(1, **child),))
        for number, child in enumerate(children)
    )
    return opened(agenda(slots=slots))


def mentions(text: str, own: dict[str, Any] = OWN, other: dict[str, Any] = OTHER) -> list[str]:
    """What a note of the first child says of the second."""
    meeting = meeting_of(own, other)
    note = of_meeting(WriteNote, case_ids=(own["case_id"],), place="context", text=text)
    meeting = after(meeting, (note, moment(10)))
    document = minutes_document(meeting, own["case_id"], at(11))
    return [each.what for each in mentions_of_others(meeting, document)]


@pytest.mark.parametrize(
    "text",
    [
        "Placed with Grace Hill.",
        "GRACE HILL is here",
        "grace   hill",
        "(Grace Hill)",
        "Grace\nHill",
    ],
)
def test_another_childs_name_is_found(text: str) -> None:
    assert "name" in mentions(text)


@pytest.mark.parametrize("text", ["See C-104872.", "see c-104872", "(C-104872)"])
def test_another_childs_case_id_is_found(text: str) -> None:
    assert mentions(text) == ["case ID"]


@pytest.mark.parametrize(
    "written",
    [
        *("2019-03-01", "01/03/2019", "1/3/2019", "01.03.2019", "1.3.2019", "1-3-2019"),
        *("01-03-2019", "01/03/19", "1/3/19", "1 March 2019", "1 Mar 2019", "Fri 1 Mar 2019"),
        *("1st March 2019", "1st of March 2019", "March 1, 2019", "01 March 2019", "1 MARCH 2019"),
    ],
)
def test_another_childs_date_of_birth_is_found_however_it_is_written(written: str) -> None:
    assert mentions(f"The brother, born {written}, is well.") == ["date of birth"]


@pytest.mark.parametrize(
    ("day", "written"),
    [(2, "2nd May 2019"), (3, "3rd May 2019"), (11, "11th May 2019"), (22, "22nd May 2019")],
)
def test_so_are_days_with_endings(day: int, written: str) -> None:
    other = OTHER | {"born": date(2019, 5, day)}
    assert mentions(f"Born {written}.", other=other) == ["date of birth"]


def test_an_unborn_childs_expected_date_is_found() -> None:
    other = OTHER | {"born": None, "due": date(2027, 2, 14)}
    assert mentions("The baby is due on 14/02/2027.", other=other) == ["date of birth"]


def test_a_given_name_is_pointed_out_as_it_is_written() -> None:
    assert mentions("Grace misses her.") == ["given name"]
    assert mentions("By the grace of luck.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Amira Khan, C-1, born 4 May 2017, wants to go home.",
        "Hilltop school. Gracefield. C-1048725. 11/3/2019. 01/03/2019x",
        "On 1 March 2018 and 1 March.",
    ],
)
def test_nothing_is_found_where_nothing_is(text: str) -> None:
    assert mentions(text) == []


class TestAlike:
    """Children of one meeting often have names, numbers and days in common."""

    def test_siblings_share_a_family_name(self) -> None:
        assert mentions("Khan family", other=OTHER | {"child": "Bilal Khan"}) == []

    def test_twins_share_their_day(self) -> None:
        assert mentions("Born 4 May 2017", other=OTHER | {"born": OWN["born"]}) == []

    def test_the_same_initials_say_nothing(self) -> None:
        own, other = OWN | {"child": "A.K."}, OTHER | {"child": "a.k."}
        assert mentions("A.K. is well", own, other) == []

    def test_a_case_id_within_ones_own_is_ones_own(self) -> None:
        own, other = OWN | {"case_id": "2026-C-10"}, OTHER | {"case_id": "C-10"}
        assert mentions("This is 2026-C-10.", own, other) == []
        assert mentions("That is C-10.", own, other) == ["case ID"]

    def test_a_name_within_ones_own_is_ones_own(self) -> None:
        own, other = OWN | {"child": "Sam Lee Brown"}, OTHER | {"child": "Sam Lee"}
        assert mentions("Sam Lee Brown likes it.", own, other) == []
        assert mentions("Sam Lee likes it.", own, other) == ["name"]

    def test_a_name_around_ones_own_is_found(self) -> None:
        own, other = OWN | {"child": "Sam Lee"}, OTHER | {"child": "Sam Lee Brown"}
        assert mentions("Sam Lee Brown likes it.", own, other) == ["name"]

    def test_a_brother_born_on_the_day_the_child_came_into_care(self) -> None:
        own = OWN | {"looked_after_since": date(2026, 11, 2)}
        other = OTHER | {"born": date(2026, 11, 2)}
        assert mentions("Both have been in care since 2 Nov 2026.", own, other) == []

    def test_a_baby_due_on_the_day_of_an_action_or_of_the_return(self) -> None:
        due = date(2027, 2, 14)
        meeting = meeting_of(OWN, OTHER | {"born": None, "due": due})
        action = of_meeting(AddAction, case_ids=("C-1",), owner="Tom", what="Visit", due=due)
        defer = of_meeting(DeferCase, case_ids=("C-1",), reason="No papers", return_on=due)
        for change in (action, defer):
            changed = after(meeting, (change, moment(10)))
            assert not mentions_of_others(changed, minutes_document(changed, "C-1", at(11)))

    def test_a_baby_due_on_a_day_that_the_meeting_agreed_or_carries_over(self) -> None:
        due = date(2027, 2, 14)
        meeting = meeting_of(OWN, OTHER | {"born": None, "due": due})
        decide = of_meeting(
            Decide,
            case_ids=("C-1",),
            outcomes=("fostering-agreed",),
            agreed=(AgreedDate(step="matching-report", on=due),),
            text="To stay.",
        )
        heard = Hearing(meeting_id="a-panel", title="A panel", on=due)
        carry = of_meeting(
            CarryOver, case_ids=("C-1",), child_id="child-1", carried=Carried(heard=heard)
        )
        for change in (decide, carry):
            changed = after(meeting, (change, moment(10)))
            document = minutes_document(changed, "C-1", at(11))
            assert "Sun 14 Feb 2027" in words_of(document)
            assert not mentions_of_others(changed, document)

    def test_letters_are_compared_not_their_encoding(self) -> None:
        assert mentions("Zoe\u0308 Hill", other=OTHER | {"child": "Zo\u00eb Hill"})[0] == "name"


def test_a_case_id_of_two_letters_is_too_short_to_tell() -> None:
    """It would stand in every date and time of the minutes, and nothing could be approved."""
    assert mentions("On 12 May at 10:12", other=OTHER | {"case_id": "12"}) == []


def test_mentions_come_in_the_order_of_the_document_and_say_no_name() -> None:
    meeting = meeting_of(OWN, OTHER)
    first = of_meeting(WriteNote, case_ids=("C-1",), place="context", text="C-104872")
    second = of_meeting(WriteNote, case_ids=("C-1",), place="family", text="Grace Hill and Grace")
    meeting = after(meeting, (second, moment(10)), (first, moment(10)))
    found = mentions_of_others(meeting, minutes_document(meeting, "C-1", at(11)))
    assert found == [
        Mention("Context", "C-104872", "case ID"),
        Mention("Discussion", "C-104872", "name"),
        Mention("Discussion", "C-104872", "given name"),
    ]
    assert [str(each) for each in found][1] == "Discussion: the name of C-104872"


def test_words_of_the_agenda_that_name_another_child_are_left_out() -> None:
    own = OWN | {"other": {"Also": "brother of Grace Hill", "School": "Hill Primary"}}
    meeting = meeting_of(own | {"reason": "See C-104872"}, OTHER)
    known = dict(minutes_document(meeting, "C-1", at(11)).facts)
    assert known["School"] == "Hill Primary"
    assert known["Also"] == known["Reason for the meeting"] == "Left out: it names another child."


def test_words_are_looked_through_before_they_are_kept_where_nobody_could_reword_them() -> None:
    meeting = meeting_of(OWN, OTHER)
    assert names_another(meeting, "C-1", "It named Grace Hill")
    assert not names_another(meeting, "C-1", "It named Grace")
