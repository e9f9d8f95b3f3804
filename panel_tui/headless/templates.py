"""`panel-tui templates`: the kinds of meeting there are, what one asks, and whether a file is sound."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from data.settings import read_settings, settings_file
from data.templates.catalogue import Templates
from data.templates.shared import shared_events
from panel_tui.domain.faults import Fault, Faulty
from panel_tui.headless.ending import DONE, INCOMPLETE
from panel_tui.headless.printing import columns, give, tell

if TYPE_CHECKING:
    from data.templates.asks import Ask


def list_all(args: Namespace) -> int:
    """Print every template; 1 where a file in the folders cannot be used."""
    titles = _templates().titles()
    tell(*(f"{each.path}: {each.fault}" for each in titles if each.fault))
    sound = [each for each in titles if not each.fault]
    rows = [(each.id, each.title, each.authority) for each in sound]
    value = [{"id": each.id, "title": each.title, "authority": each.authority} for each in sound]
    give(args, columns(rows), value)
    return INCOMPLETE if len(sound) < len(titles) else DONE


def show(args: Namespace) -> int:
    """Print what a template asks, in words.

    Raises:
        Faulty: there is no such template, or its file is not sound.
    """
    # Loads pydantic, which the list above does without.
    from data.templates.asks import asks
    from panel_tui.headless.template_words import in_words

    templates = _templates()
    template = templates.find(args.template)
    if template is None:
        near = templates.nearest(args.template)
        known = f"nearest: {near}" if near else f"there are {', '.join(templates.ids())}"
        raise Faulty(args.template, [Fault("", f"no template has this id; {known}")])
    to_set = asks(template)
    tell(*_to_set(to_set))
    give(args, in_words(template, shared_events()), template.model_dump(mode="json"))
    return DONE


def check(args: Namespace) -> int:
    """Say that a template file is sound, and what it leaves for the council to set.

    Raises:
        Faulty: it is not, with all its faults.
    """
    from data.templates.asks import asks
    from data.templates.loader import load_template

    template = load_template(Path(args.file))
    to_set = asks(template)
    tell(*_to_set(to_set))
    value = {
        "file": args.file,
        "template": template.id,
        "to_set": [{"place": ask.place, "words": ask.words} for ask in to_set],
    }
    give(args, [f"{args.file}: {template.id} is sound"], value)
    return DONE


def _templates() -> Templates:
    """As a workplace has them, without what else a workplace loads."""
    folder = read_settings(settings_file()).template_folder
    return Templates([folder] if folder else [])


def _to_set(to_set: "list[Ask]") -> list[str]:
    return [f"For the council to set: {ask.place}: {ask.words}" for ask in to_set]
