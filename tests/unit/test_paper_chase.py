"""The chase list asks each social worker for what they can mend, and names no file and no child."""

from datetime import date, time

from panel_tui.domain.agenda import AgendaSlot
from panel_tui.domain.paper_chase import chase_lines, chases
from tests.making import agenda, facts, opened
from tests.paper_values import FORM, PLAN, asking_for, file, grid

KIND = asking_for(FORM, PLAN)
IN_TIME = date(2026, 11, 20)
SLOTS = tuple(
    AgendaSlot(starts=time(10, 20 * number), minutes=20, cases=(case,))
    for number, case in enumerate(
        (
            facts(1, team_manager="Jean Whitlock"),
            facts(2, social_worker="Amira Hassan", team_manager="Jean Whitlock"),
            facts(3, team_manager="Jean Whitlock", child="Zoë M."),
        )
    )
)
MEETING = opened(agenda(slots=SLOTS), KIND)
FILES = (
    file("C-1/Request form for Adam B.docx", answers={"Siblings": "blank"}),
    file("C-1/Care plan.docx", dated=date(2025, 3, 3)),
    file("C-2/Care plan.docx", dated=IN_TIME),
    file("C-2/Request form.docx", answers={"Siblings": "answered", "Line manager": "answered"}),
    file("C-3/Care plan.docx", dated=IN_TIME, names_cases=("C-2",)),
    file("C-3/Request form.docx", state="damaged"),
)


def test_each_social_worker_is_asked_once_for_all_their_cases() -> None:
    assert chase_lines(MEETING, grid(KIND, *FILES, meeting=MEETING)) == [
        "To: Tom Okafor",
        "Copy: Jean Whitlock",
        "About: papers for the Test Panel on Thu 3 Dec 2026",
        "",
        "C-1",
        "- Request form: not complete: Siblings (blank); Line manager (not in the form). "
        "Please fill it in and send it again.",
        "- Care plan: out of date (dated Mon 3 Mar 2025). "
        "Please send one that is dated Wed 3 Jun 2026 or later.",
        "",
        "C-3",
        "- Request form: the file cannot be opened. Please send it again.",
        "- Care plan: another child's paper is in its place. Please send this child's own.",
    ]


def test_nobody_is_asked_for_what_is_complete() -> None:
    asked = chases(MEETING, grid(KIND, *FILES, meeting=MEETING))
    assert [each.social_worker for each in asked] == ["Tom Okafor"]


def test_who_is_not_named_on_the_agenda_is_said_to_be_so() -> None:
    slot = AgendaSlot(starts=time(10), minutes=20, cases=(facts(1, social_worker=""),))
    meeting = opened(agenda(slots=(slot,)), KIND)
    lines = chase_lines(meeting, grid(KIND, meeting=meeting))
    assert lines[:2] == [
        "To: the social worker (not named on the agenda)",
        "Copy: the team manager (not named on the agenda)",
    ]
