from typing import Any

import pytest

from panel_tui.domain.meeting import Meeting
from panel_tui.domain.model import Refused
from panel_tui.domain.options import RemoveOption, SetOption
from tests.making import after, moment, of_meeting, opened


def sets(option: str, status: str, detail: str = "", **fields: Any) -> SetOption:
    case_ids = fields.pop("case_ids", ("C-1",))
    return of_meeting(
        SetOption, case_ids=case_ids, option=option, status=status, detail=detail, **fields
    )


def ledger(meeting: Meeting, case_id: str = "C-1") -> list[tuple[str, str, str]]:
    return [(each.option, each.detail, each.status) for each in meeting.case(case_id).options]


MEETING = after(
    opened(),
    (sets("home", "ruled out", reason="The harm goes on"), moment(10)),
    (sets("guardianship", "preferred", "maternal aunt", strengths="Known to her"), moment(10, 1)),
    (sets("guardianship", "contingency (i)", "grandparents"), moment(10, 2)),
    (sets("adoption", "parallel"), moment(10, 3)),
)


def test_every_route_has_its_status_in_the_order_it_was_weighed() -> None:
    assert ledger(MEETING) == [
        ("home", "", "ruled out"),
        ("guardianship", "maternal aunt", "preferred"),
        ("guardianship", "grandparents", "contingency (i)"),
        ("adoption", "", "parallel"),
    ]


def test_an_option_keeps_its_place_when_it_is_put_differently() -> None:
    meeting = after(MEETING, (sets("home", "parallel"), moment(11)))
    assert ledger(meeting)[0] == ("home", "", "parallel")
    assert len(ledger(meeting)) == 4


def test_an_option_put_differently_keeps_nothing_of_what_was_said_before() -> None:
    again = sets("guardianship", "preferred", "maternal aunt", risks="Her age")
    entry = after(MEETING, (again, moment(11))).case("C-1").options[1]
    assert (entry.strengths, entry.risks) == ("", "Her age")


@pytest.mark.parametrize("status", ["preferred", "contingency (i)"])
def test_there_is_one_preferred_and_one_of_each_contingency(status: str) -> None:
    with pytest.raises(Refused, match="Another option is"):
        sets("fostering", status).apply(MEETING, moment(11))


def test_several_are_parallel_or_ruled_out() -> None:
    meeting = after(
        MEETING,
        (sets("fostering", "parallel"), moment(11)),
        (sets("adoption", "ruled out", reason="Her age"), moment(11)),
    )
    assert [status for *_, status in ledger(meeting)].count("ruled out") == 2


def test_what_is_ruled_out_says_why() -> None:
    for reason in ("", " \t"):
        with pytest.raises(Refused, match="Say why it is ruled out"):
            sets("adoption", "ruled out", reason=reason).apply(MEETING, moment(11))


def test_an_option_is_taken_off_the_ledger() -> None:
    remove = of_meeting(
        RemoveOption, case_ids=("C-1",), option="guardianship", detail="grandparents"
    )
    meeting = after(MEETING, (remove, moment(11)))
    assert [detail for _, detail, _ in ledger(meeting)] == ["", "maternal aunt", ""]
    with pytest.raises(Refused, match="guardianship is not on the ledger of C-1"):
        remove.apply(meeting, moment(11))


def test_only_options_of_the_template_are_weighed() -> None:
    with pytest.raises(Refused, match="The options are home, guardianship, fostering, adoption"):
        sets("boarding-school", "parallel").apply(MEETING, moment(11))


def test_siblings_have_ledgers_of_their_own() -> None:
    both = sets("home", "preferred", case_ids=("C-2", "C-3"))
    meeting = after(opened(), (both, moment(10)))
    meeting = after(
        meeting, (sets("home", "ruled out", reason="Harm", case_ids=("C-3",)), moment(10))
    )
    assert [ledger(meeting, each)[0][2] for each in ("C-2", "C-3")] == ["preferred", "ruled out"]
