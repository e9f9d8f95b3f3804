"""The look: whatever the theme and the terminal, words can be read."""

import pytest
from rich.color import Color

from panel_tui.app import PanelApp
from panel_tui.domain.model import Refused
from screens.home import Front
from screens.theme import THEMES


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
