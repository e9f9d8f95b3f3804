"""A paper is signed by a role where a line for that signature is filled in."""

import pytest

from data.papers.lines import Line
from data.papers.signatures import signed_by

ROLES = ("Team Manager", "Deputy Director")


def signed(*lines: str) -> tuple[str, ...]:
    return signed_by([Line(tuple(line.split(" | "))) for line in lines], ROLES)


@pytest.mark.parametrize(
    "lines",
    [
        ["Signed off by Deputy Director: Jane Roe, 3 Nov 2026"],
        ["SIGNED (Deputy Director): J. Roe"],
        ["Deputy Director's signature: J. Roe 03/11/2026"],
        ["Deputy Director (sign off) – Jane Roe"],
        ["Signed: Jane Roe", "Role: Deputy Director", "Date: 3 November 2026"],
        ["Signed: ______", "Name: Jane Roe", "Position: Deputy Director"],
        ["Electronically signed by Jane Roe, Deputy Director"],
        ["Signature of Deputy Director | Jane Roe | Date | 3 Nov 2026"],
        ["Approved by | Jane Roe, Deputy Director"],
        ["Role | Name | Signature | Date", "Social worker | A B | | ", "Deputy Director | J Roe | J Roe | "],
        ["Signed by Team Manager: ____ Signed by Deputy Director: Jane Roe"],
    ],
)  # fmt: skip
def test_a_name_on_the_line_is_a_signature(lines: list[str]) -> None:
    assert signed(*lines) == ("Deputy Director",)


@pytest.mark.parametrize(
    "lines",
    [
        ["Signed off by Deputy Director: ____________ Date: ________"],
        ["Signed off by Deputy Director:", "Date: 3 November 2026"],
        ["Signed off by Deputy Director: TBC"],
        ["Signed: [Click or tap here to enter text.]", "Role: Deputy Director"],
        ["Signed: Jane Roe", "Role: Social worker"],
        ["The agreement was signed by the mother and sent to the Deputy Director, Jane Roe."],
        ["Deputy Director: Jane Roe"],
        ["Signed:", "Deputy Director", "Appendix A: family time"],
        ["Role | Name | Signature", "Deputy Director | Jane Roe | "],
        [],
    ],
)
def test_without_a_name_or_a_role_there_is_none(lines: list[str]) -> None:
    assert signed(*lines) == ()


def test_each_role_signs_for_itself() -> None:
    lines = ["Signed by Team Manager: A. Marsh", "Signed by Deputy Director: J. Roe"]
    assert signed(*lines) == ROLES
    assert signed("Signed by Team Manager: A. Marsh", "Signed by Deputy Director:") == ROLES[:1]
