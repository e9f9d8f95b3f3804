"""Whether a section of a form is answered is told from what stands there."""

import pytest

from data.papers.answers import state_of
from panel_tui.domain.papers import FormSection

SECTION = FormSection(
    title="Siblings", guidance=("Name brothers and sisters, and where they live.",)
)


@pytest.mark.parametrize(
    ("lines", "state"),
    [
        (["No siblings."], "answered"),
        (["None"], "answered"),
        (["7"], "answered"),
        ([], "blank"),
        (["", "  ", "-", "\N{NO-BREAK SPACE}"], "blank"),
        (["…"], "blank"),
        (["TBC"], "to be confirmed"),
        (["[tbc]"], "to be confirmed"),
        (["To be confirmed after the assessment of 18 December."], "to be confirmed"),
        (["Pending."], "to be confirmed"),
        (["Pending application for a Special Guardianship Order."], "answered"),
        (["Placed together. Contact TBC."], "answered"),
        (["TBC what the aunt says; the grandmother has been assessed and it is positive so far"], "answered"),
        (["n/a"], "not applicable"),
        (["N.A."], "not applicable"),
        (["Not applicable."], "not applicable"),
        (["n/a: an only child"], "not applicable because"),
        (["Not applicable, as there are none"], "not applicable because"),
        (["Name brothers and sisters, and where they live"], "guidance"),
        (["[Click or tap here to enter text.]"], "guidance"),
        (["Click here to enter text."], "guidance"),
        (["<name>, <date>"], "answered"),
        (["<name> <date>"], "guidance"),
        (["________"], "blank"),
        (["Please describe the child's brothers and sisters."], "guidance"),
        (["Please see the care plan."], "answered"),
        (["Have they been assessed together or apart?"], "guidance"),
        (["Have they been assessed together or apart?", "Together."], "answered"),
        (["Have they been assessed together or apart?", "TBC"], "to be confirmed"),
        (["☐ Yes  ☐ No"], "guidance"),
        (["☐ Yes  ☒ No"], "answered"),
    ],
)  # fmt: skip
def test_an_answer_is_told_from_what_is_none(lines: list[str], state: str) -> None:
    assert state_of(SECTION, lines) == state


@pytest.mark.parametrize("unit", [".", "[", "_", "…", "<a>", "n/a "])
def test_no_answer_takes_long_to_judge(unit: str) -> None:
    assert state_of(SECTION, [unit * 50_000 + "x", unit * 50_000])
