"""What the template says beside its questions and routes, where they are decided."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from screens.desk import Desk
from screens.guidance import GuidanceScreen
from screens.guidance_view import guidance_lines
from screens.slot import SlotScreen
from tests.conftest import FakeClock
from tests.making import at
from tests.templates.playing import CASE, opened_with_chair, shipped
from tests.ui.keyboard import press
from tests.ui.stage import Stage, desk_on


def said(place_id: str) -> list[str]:
    meeting = opened_with_chair(shipped("medway-permanence-panel"))
    return [line.plain for line in guidance_lines(meeting, CASE, place_id)]


def test_the_prompt_that_has_the_cursor_comes_first_with_its_source() -> None:
    lines = said("siblings")
    assert lines[0] == "Siblings"
    assert any(line.startswith("The strategy: keep them together") for line in lines[:5])
    assert lines.count("Siblings") == 1


def test_each_route_stands_with_what_is_for_and_against_it_who_may_apply_and_whose_words() -> None:
    lines = said("siblings")
    route = lines[lines.index("Special guardianship") :]
    assert route[1].startswith("+ ")
    assert any(line.startswith("- ") for line in route[:12])
    helped = next(line for line in route if line.startswith("Who may apply"))
    assert "the strategy" in helped
    assert "checked with legal services" in helped
    assert "Medway Permanency Strategy, Special Guardianship Orders" in route


def test_what_a_route_depends_on_stands_before_the_routes() -> None:
    lines = said("adoption")
    options = lines.index("Options")
    assert any("depends on six things" in line for line in lines[:options])


@pytest.fixture
def desk(tmp_path: Path, clock: FakeClock) -> Iterator[Desk]:
    clock.set(at(9, 50))
    with desk_on(tmp_path, clock) as desk:
        clock.set(at(10, 24))
        yield desk


async def test_guidance_opens_over_the_slot_and_gives_the_cursor_back(desk: Desk) -> None:
    async with Stage(SlotScreen(desk, 1)).run_test(size=(80, 24)) as pilot:
        await press(pilot, "ctrl+g", "u")
        assert isinstance(pilot.app.screen, GuidanceScreen)
        await press(pilot, "escape", "h", "i")
        assert isinstance(pilot.app.screen, SlotScreen)
        assert pilot.app.screen.editor.text == "hi"
