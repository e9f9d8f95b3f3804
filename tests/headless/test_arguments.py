"""Everything that can be typed is built whole for help, and one command alone where it is named."""

import pytest

from panel_tui.headless.arguments import build_parser
from tests.headless.pages import leaves


@pytest.mark.parametrize("command", sorted({leaf.split()[0] for leaf in leaves(build_parser())}))
def test_a_command_that_is_named_is_as_it_is_in_the_whole(command: str) -> None:
    def of_it(named: str) -> set[str]:
        return {leaf for leaf in leaves(build_parser(named)) if leaf.split()[0] == command}

    assert of_it(command) == of_it("")


def test_what_is_no_command_is_held_against_them_all() -> None:
    assert set(leaves(build_parser("chekc"))) == set(leaves(build_parser()))
