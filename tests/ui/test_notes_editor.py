"""The notes editor paints less than Textual's text area, and shows the same."""

import random
from collections.abc import Sequence

import pytest
from textual.app import App, ComposeResult
from textual.strip import Strip
from textual.widgets import TextArea

from screens.theme import THEMES, VARIABLES
from screens.widgets.notes_editor import NotesEditor
from tests.conftest import scaled

LINE = "The social worker said that contact with the siblings had gone well since June."
KEYS = (
    *"abc .",
    *("enter", "backspace", "delete", "up", "down", "left", "right", "home", "end"),
    *("shift+up", "shift+left", "shift+down", "shift+end", "ctrl+w", "ctrl+z", "ctrl+y"),
)


class Both(App[None]):
    """Our editor, and a text area that is painted whole, one under the other."""

    CSS = "TextArea { height: 1fr; border: none; padding: 0; }"

    def __init__(self, text: str) -> None:
        super().__init__()
        for each in THEMES.values():
            self.register_theme(each)
        self.theme = THEMES["dark"].name
        self._text = text

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return VARIABLES

    def compose(self) -> ComposeResult:
        yield NotesEditor(self._text, editor_id="ours")
        area = TextArea(self._text, id="theirs", soft_wrap=True, compact=True)
        area.cursor_blink = False
        area.match_cursor_bracket = False
        yield area


def painted(area: TextArea) -> Sequence[Strip]:
    return area.render_lines(area.size.region)


@pytest.mark.soak
async def test_after_any_keys_it_shows_what_a_text_area_shows() -> None:
    chance = random.Random(3)
    app = Both("\n".join([LINE] * 6))
    async with app.run_test(size=(40, 20)) as pilot:
        ours, theirs = app.query_one("#ours", NotesEditor), app.query_one("#theirs", TextArea)
        for _ in range(scaled(4, 200)):
            keys = chance.choices(KEYS, k=5)
            for area in (ours, theirs):
                area.focus()
                await pilot.press(*keys)
            assert (ours.text, ours.selection) == (theirs.text, theirs.selection)
            ours.focus()
            await pilot.pause()
            mine = [strip.text for strip in painted(ours)]
            theirs.focus()
            await pilot.pause()
            assert mine == [strip.text for strip in painted(theirs)]


async def test_the_letter_that_breaks_the_last_line_is_in_sight() -> None:
    app = Both("")
    async with app.run_test(size=(40, 20)) as pilot:
        ours = app.query_one("#ours", NotesEditor)
        ours.focus()
        ours.put("\n".join([LINE] * 9))
        await pilot.pause()
        for letter in "abcdefghijklmnopqrstuvwxyz" * 2:
            ours.insert(letter)
            await pilot.pause()
            assert letter in painted(ours)[-1].text


async def test_its_colours_follow_the_theme() -> None:
    app = Both(LINE)
    async with app.run_test(size=(40, 20)) as pilot:
        ours, theirs = app.query_one("#ours", NotesEditor), app.query_one("#theirs", TextArea)
        for theme in THEMES.values():
            app.theme = theme.name
            await pilot.pause()
            seen = []
            for area in (ours, theirs):
                area.focus()
                await pilot.pause()
                seen.append([list(strip) for strip in painted(area)[:2]])
            assert seen[0] == seen[1]
