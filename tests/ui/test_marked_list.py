"""The lists: which line is marked is seen without colour, and stays marked while lines change."""

from collections.abc import Sequence

from textual.app import App, ComposeResult
from textual.widgets import OptionList

from panel_tui.domain.changes import Change
from screens.content import Line, say
from screens.dialogs.form import FormDialog
from screens.forms import Form, yes_no
from screens.theme import VARIABLES
from screens.widgets.marked_list import MarkedList
from tests.ui.keyboard import press

LINES = [
    Line("day", say("Thursday"), is_heading=True),
    Line("1", say("first")),
    Line("2", say("second")),
]


class Listed(App[None]):
    def get_theme_variable_defaults(self) -> dict[str, str]:
        return VARIABLES

    def compose(self) -> ComposeResult:
        yield MarkedList()

    def words(self) -> list[str]:
        options = self.screen.query_one(OptionList).options
        return [str(each.prompt) for each in options]


async def test_the_sign_goes_with_the_cursor() -> None:
    async with Listed().run_test() as pilot:
        app, listed = pilot.app, pilot.app.query_one(MarkedList)
        assert isinstance(app, Listed)
        listed.show(LINES, "1")
        assert app.words() == ["Thursday", "▸ first", "  second"]
        await press(pilot, "down")
        assert app.words() == ["Thursday", "  first", "▸ second"]
        assert listed.marked == "2"
        await press(pilot, "pageup")
        assert listed.marked == "1", "above it is a heading, which cannot be marked"
        await press(pilot, "pagedown", "pagedown")
        assert listed.marked == "2"


async def test_what_is_marked_stays_marked_while_its_words_change() -> None:
    async with Listed().run_test() as pilot:
        app, listed = pilot.app, pilot.app.query_one(MarkedList)
        assert isinstance(app, Listed)
        listed.show(LINES, "2")
        listed.show([*LINES[:2], Line("2", say("second, heard"))], "1")
        assert app.words() == ["Thursday", "  first", "▸ second, heard"]


async def test_other_lines_are_marked_as_they_are_given() -> None:
    async with Listed().run_test() as pilot:
        app, listed = pilot.app, pilot.app.query_one(MarkedList)
        assert isinstance(app, Listed)
        listed.show(LINES, "2")
        listed.show([LINES[2], LINES[1]], "1")
        assert app.words() == ["  second", "▸ first"]
        listed.show([], "")
        assert (app.words(), listed.marked) == ([], "")


async def test_a_line_that_changes_its_colour_only_is_painted() -> None:
    async with Listed().run_test() as pilot:
        listed = pilot.app.query_one(MarkedList)
        listed.show(LINES, "1")
        listed.show([*LINES[:2], Line("2", say("second", "bold"))], "1")
        prompt = listed.options[2].prompt
        assert [span.style for span in getattr(prompt, "spans", [])] == ["bold"]


async def test_the_choices_of_a_dialog_have_the_sign_too() -> None:
    def nothing(_changes: Sequence[Change]) -> None: ...

    async with Listed().run_test() as pilot:
        app = pilot.app
        assert isinstance(app, Listed)
        field = yes_no("stay", "", yes="Stay", no="Go", value="no")
        await app.push_screen(FormDialog(Form("Stay?", (field,), lambda _: []), nothing))
        await pilot.pause()
        assert app.words() == ["  Stay", "▸ Go"]
        await press(pilot, "up")
        assert app.words() == ["▸ Stay", "  Go"]


async def test_a_line_that_is_too_long_goes_on_under_its_own_words() -> None:
    async with Listed().run_test(size=(20, 10)) as pilot:
        app, listed = pilot.app, pilot.app.query_one(MarkedList)
        assert isinstance(app, Listed)
        listed.show([LINES[1], Line("3", say("kinship carers to be assessed"))], "1")
        assert app.words() == ["▸ first", "  kinship carers\n    to be assessed"]
        await pilot.resize_terminal(60, 10)
        await pilot.pause()
        assert app.words() == ["▸ first", "  kinship carers to be assessed"]
