"""The templates that there are: the shipped ones, and the council's own in folders of its own.

A list needs no schema, so that `templates list` and completion are quick; only `find` loads pydantic.
"""

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from data.templates.events import known_events, planned_events
from data.templates.reading import parse_toml, read_text, read_toml
from data.templates.shared import shared_events, shared_planned
from panel_tui.domain.faults import Fault, Faulty

if TYPE_CHECKING:
    from panel_tui.domain.template import MeetingTemplate

SHIPPED = Path(__file__).parent
"""The folder of the templates that come with the program."""


class TemplateTitle(NamedTuple):
    """A template as a list names it; `fault` says why it cannot be used, where it cannot."""

    id: str
    title: str
    authority: str
    path: Path
    fault: str = ""


class Templates:
    """The shipped templates and those in the council's folders.

    A council's template that has a shipped one's id takes its place; so does one in a later folder.
    """

    def __init__(self, folders: Sequence[Path] = ()) -> None:
        """The templates of the program and of `folders`."""
        self._folders = (SHIPPED, *folders)

    def titles(self) -> list[TemplateTitle]:
        """Every template by its id, each file's head only.

        Raises:
            Faulty: a council's folder is not there.
        """
        found: dict[str, TemplateTitle] = {}
        for folder in self._folders:
            if not folder.is_dir():
                words = "there is no such folder; put the right one into the settings"
                raise Faulty(str(folder), [Fault("", words)])
            found |= _titles_in(folder)
        return [found[template_id] for template_id in sorted(found)]

    def ids(self) -> list[str]:
        """The ids of the templates that can be named."""
        return [title.id for title in self.titles() if not title.fault]

    def nearest(self, template_id: str) -> str | None:
        """The id most like `template_id`, for a person who mistyped it."""
        near = get_close_matches(template_id.casefold(), self.ids(), n=1)
        return near[0] if near else None

    def find(self, template_id: str) -> "MeetingTemplate | None":
        """The template of that id, or None.

        Raises:
            Faulty: its file is not sound, with all that is wrong with it.
        """
        from data.templates.loader import load_template

        for title in self.titles():
            if title.id == template_id:
                return load_template(title.path)
        return None

    def event_kinds(self) -> dict[str, str]:
        """Every kind of event that a template knows, with its title: shared, its own, its steps.

        Raises:
            Faulty: a file that was listed without a fault can no longer be read.
        """
        kinds = shared_events()
        for template in self._contents():
            kinds |= known_events(template, shared_events())
        return kinds

    def planned_kinds(self) -> set[str]:
        """The kinds of event that may be recorded for a day that is still to come.

        Raises:
            Faulty: a file that was listed without a fault can no longer be read.
        """
        return shared_planned().union(*map(planned_events, self._contents()))

    def _contents(self) -> Iterator[dict[str, Any]]:
        return (read_toml(title.path) for title in self.titles() if not title.fault)


def _titles_in(folder: Path) -> dict[str, TemplateTitle]:
    found: dict[str, TemplateTitle] = {}
    for path in sorted(folder.glob("*.toml")):
        title = _title(path)
        if title.id in found:
            fault = f"has the id of {found[title.id].path.name}; give one of them another id"
            title = TemplateTitle(path.stem, title.title, title.authority, path, fault)
        found.setdefault(title.id, title)
    return found


def _title(path: Path) -> TemplateTitle:
    try:
        text = read_text(path)
        head = _head(text, path)
    except Faulty as faulty:
        return TemplateTitle(path.stem, "", "", path, str(faulty.faults[0]))
    words = [head.get(key) for key in ("id", "title", "authority")]
    texts = [each if isinstance(each, str) else "" for each in words]
    fault = "" if all(texts) else "has no id, title or authority at its top"
    return TemplateTitle(texts[0] or path.stem, texts[1], texts[2], path, fault)


def _head(text: str, path: Path) -> dict[str, Any]:
    """The settings above the first `[part]`: all that a list shows stands there."""
    lines = text.splitlines(keepends=True)
    end = next((number for number, line in enumerate(lines) if line.startswith("[")), len(lines))
    try:
        return parse_toml("".join(lines[:end]), path)
    except Faulty:
        return parse_toml(text, path)
