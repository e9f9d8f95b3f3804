"""The look: whatever the theme and the terminal, words can be read."""

from pathlib import Path

import pytest
from rich.color import Color

from panel_tui.app import PanelApp
from panel_tui.domain.model import Refused
from screens.home import Front
from screens.slot import SlotScreen
from screens.theme import THEMES
from screens.widgets.notes_editor import NotesEditor
from tests.conftest import FakeClock
from tests.ui.stage import Stage, desk_on


def closed(_app: PanelApp) -> Front:
    raise Refused("The database is locked.")


@pytest.mark.parametrize("theme", THEMES)
async def test_without_colour_words_never_have_the_colour_of_what_they_stand_on(
    theme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = PanelApp(closed, str, theme=theme)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        painted = {
            (segment.style.color, segment.style.bgcolor)
            for strip in app.screen._compositor.render_strips()
            for segment in strip
            if segment.text.strip() and segment.style
        }
    assert painted
    assert not [each for each in painted if each[0] == each[1] != Color.default()]


async def test_a_note_is_whole_after_the_window_has_another_size(
    tmp_path: Path, clock: FakeClock
) -> None:
    with desk_on(tmp_path, clock) as desk:
        async with Stage(SlotScreen(desk, 1)).run_test(size=(120, 40)) as pilot:
            notes = pilot.app.screen.query_one(NotesEditor)
            notes.insert("She says that home is not safe. " * 5)
            for size in ((200, 60), (80, 24), (160, 50)):
                await pilot.resize_terminal(*size)
                await pilot.pause()
                lines = notes.render_lines(notes.size.region)
                assert " ".join(line.text.strip() for line in lines).strip() == notes.text.strip()
