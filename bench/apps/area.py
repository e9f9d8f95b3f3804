"""The bare app that the screens are measured against: a header, a footer, one line and a text area."""

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.widgets import Footer, Header, Static, TextArea


class Area(App[None]):
    """What Textual itself costs, with nothing of ours."""

    AUTO_FOCUS = "TextArea"
    BINDINGS: ClassVar[list[BindingType]] = [("ctrl+q", "quit", "Quit")]

    def compose(self) -> ComposeResult:
        """The four widgets."""
        yield Header()
        yield Static("An empty note")
        yield TextArea()
        yield Footer()


if __name__ == "__main__":
    Area().run()
