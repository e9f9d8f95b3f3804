from datetime import date

import pytest

from panel_tui.domain.decisions import ConfirmDecision, Decide, RecordDissent, RemoveDissent
from panel_tui.domain.model import Refused
from tests.making import after, at, moment, of_meeting, opened

SIBLINGS = ("C-2", "C-3")
DISSENT = of_meeting(
    RecordDissent,
    case_ids=("C-1",),
    who="Jo March",
    what="Adoption was not looked at enough",
    why="The assessment is six months old",
    route="Put to the Head of Service",
    owner="Patricia Adeyemi",
    due=date(2026, 12, 10),
)


def test_one_decision_is_made_for_the_children_it_names() -> None:
    decide = of_meeting(Decide, case_ids=SIBLINGS, text="Track both", outcomes=("track",))
    meeting = after(opened(), (decide, moment(10, 30, by="Jane Sutton")))
    for case_id in SIBLINGS:
        decision = meeting.case(case_id).decision
        assert decision is not None
        assert (decision.text, decision.outcomes) == ("Track both", ("track",))
        assert (decision.at, decision.by) == (at(10, 30), "Jane Sutton")
    assert meeting.case("C-1").decision is None


def test_a_decision_takes_the_place_of_an_earlier_one() -> None:
    decide = of_meeting(Decide, case_ids=("C-1",), text="Track")
    meeting = after(opened(), (decide, moment(10)), (decide.changed(text="Stop"), moment(10, 1)))
    decision = meeting.case("C-1").decision
    assert decision is not None
    assert decision.text == "Stop"


def test_a_decision_has_words() -> None:
    with pytest.raises(ValueError, match="text"):
        of_meeting(Decide, case_ids=("C-1",), text=" \x07 ")


def test_only_outcomes_of_the_template_are_decided() -> None:
    decide = of_meeting(Decide, case_ids=("C-1",), text="Yes", outcomes=("track", "adopt"))
    with pytest.raises(Refused, match="The outcomes are track, fostering-agreed, not adopt"):
        decide.apply(opened(), moment(10))


def test_only_an_advisory_decision_is_confirmed() -> None:
    confirm = of_meeting(ConfirmDecision, case_ids=("C-1",), confirmed_by="Head of Service")
    with pytest.raises(Refused, match="no advisory decision"):
        confirm.apply(opened(), moment(10))


def test_a_dissent_says_how_by_whom_and_by_when_it_is_resolved() -> None:
    (dissent,) = after(opened(), (DISSENT, moment(10))).case("C-1").dissents
    assert (dissent.route, dissent.owner) == ("Put to the Head of Service", "Patricia Adeyemi")
    assert dissent.due == date(2026, 12, 10)


@pytest.mark.parametrize("missing", ["who", "what", "route", "owner"])
def test_a_dissent_without_route_or_owner_is_not_kept(missing: str) -> None:
    with pytest.raises(ValueError, match=missing):
        DISSENT.changed(**{missing: ""})


def test_nobody_is_named_after_another_child() -> None:
    with pytest.raises(Refused, match="named after another child") as refusal:
        DISSENT.changed(who="The father of D.E.").apply(opened(), moment(10))
    assert "D.E." not in str(refusal.value)


def test_two_people_differ_each_in_their_own_words() -> None:
    meeting = after(
        opened(),
        (DISSENT, moment(10)),
        (DISSENT.changed(who="Tom Bell"), moment(10, 1)),
        (DISSENT.changed(what="I agree but for the date"), moment(10, 2)),
    )
    said = {each.who: each.what for each in meeting.case("C-1").dissents}
    assert said == {
        "Tom Bell": "Adoption was not looked at enough",
        "Jo March": "I agree but for the date",
    }


def test_a_dissent_recorded_by_mistake_is_taken_off_and_the_others_stand() -> None:
    other = DISSENT.changed(who="Tom Bell")
    taken_off = of_meeting(RemoveDissent, case_ids=("C-1",), who="jo march")
    meeting = after(opened(), (DISSENT, moment(10)), (other, moment(10)), (taken_off, moment(11)))
    assert [each.who for each in meeting.case("C-1").dissents] == ["Tom Bell"]
    with pytest.raises(Refused, match="C-1: no dissent of jo march is recorded"):
        taken_off.apply(meeting, moment(11))
