"""Kinds of event as people name them: by id or title, of any template."""

from difflib import get_close_matches
from functools import cached_property
from typing import NamedTuple

from data.templates.catalogue import Templates
from data.templates.shared import shared_events, shared_planned
from panel_tui.domain.model import Refused


class EventKind(NamedTuple):
    """A kind of event. What is `planned` may be recorded for a day that is still to come."""

    id: str
    title: str
    planned: bool


class EventKinds:
    """Every kind of event that a template knows. The templates are read once, and only where needed."""

    def __init__(self, templates: Templates) -> None:
        """The kinds of these templates."""
        self._templates = templates

    def find(self, said: str) -> EventKind:
        """The kind that a person names.

        Raises:
            Refused: no template knows such a kind; the words name the nearest.
        """
        wanted = "-".join(said.casefold().split())
        kind = _found(wanted, said, shared_events()) or _found(wanted, said, self._all)
        if kind is None:
            near = get_close_matches(wanted, self._all, n=1)
            hint = f"nearest: {near[0]}" if near else f"there are {', '.join(self._all)}"
            raise Refused(f"This is no kind of event that is known; {hint}.")
        known = shared_planned() if kind in shared_events() else self._templates.planned_kinds()
        return EventKind(kind, self.title(kind), kind in known)

    def title(self, kind: str) -> str:
        """The title of a kind; its id where no template knows it any more."""
        return shared_events().get(kind) or self._all.get(kind, kind)

    @cached_property
    def _all(self) -> dict[str, str]:
        return self._templates.event_kinds()


def _found(wanted: str, said: str, kinds: dict[str, str]) -> str | None:
    ids = {title.casefold(): kind for kind, title in kinds.items()}
    return wanted if wanted in kinds else ids.get(said.casefold())
