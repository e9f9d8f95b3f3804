"""Lines of which only those that change are painted."""

from textual.app import App, ComposeResult
from textual.content import Content
from textual.geometry import Region

from screens.widgets.steady_lines import SteadyLines


class Clock(App[None]):
    def compose(self) -> ComposeResult:
        yield SteadyLines(Content("06:42 left\n━━──\nof 20:00"), id="clock")


async def test_a_line_that_changes_is_painted_alone_and_all_lines_are_right() -> None:
    async with Clock().run_test(size=(20, 5)) as pilot:
        clock = pilot.app.query_one(SteadyLines)
        await pilot.pause()
        clock.update(Content("06:41 left\n━━──\nof 20:00"), layout=False)
        assert clock._repaint_regions == {Region(0, 0, 20, 1)}
        await pilot.pause()
        lines = [strip.text.rstrip() for strip in clock.render_lines(clock.size.region)]
        assert lines == ["06:41 left", "━━──", "of 20:00"]


async def test_with_another_number_of_lines_all_are_painted() -> None:
    async with Clock().run_test(size=(20, 5)) as pilot:
        clock = pilot.app.query_one(SteadyLines)
        clock.update(Content("paused"))
        await pilot.pause()
        lines = [strip.text.rstrip() for strip in clock.render_lines(clock.size.region)]
        assert lines == ["paused"]
