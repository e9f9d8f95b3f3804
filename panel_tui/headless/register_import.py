"""`panel-tui register --import`: the council's list of children is brought into the register."""

import gc
import uuid
from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from data.register.reading import ReadRegister, read_register
from data.templates.event_names import EventKinds
from panel_tui.domain.child import Child
from panel_tui.domain.register_import import Compared, StatedChild, compare
from panel_tui.headless.ending import DONE
from panel_tui.headless.printing import columns, give, most_lines, tell, tell_left_out
from panel_tui.headless.progress import progress
from panel_tui.headless.workplace import Workplace
from panel_tui.ports import Told, nobody
from panel_tui.session import Session


def run(place: Workplace, args: Namespace) -> int:
    """Bring a list in, and print what is new and changed; all of it or nothing.

    Raises:
        Faulty: the file cannot be used, or the register knows something otherwise.
    """
    with progress() as begin, _uncollected():
        read = read_file(place, Path(args.file), begin("Reading the list"))
        told = begin("Writing it down")
        with place.session(create=True, backup=True) as session:
            all_compared = bring_in(session, read, update=args.update, told=told)
    changed = [each for each in all_compared if each.change]
    shown = changed[: most_lines(args)]
    tell(*(f"{args.file}: {warning}" for warning in read.warnings))
    if read.left_out:
        tell(f"Columns that are not known, left out: {', '.join(read.left_out)}.")
    tell_left_out(len(shown), len(changed))
    tell(_whole(all_compared))
    give(
        args,
        columns([(each.case_id, _what(each)) for each in shown]),
        _as_json(read, all_compared, shown),
    )
    return DONE


def read_file(place: Workplace, path: Path, told: Told) -> ReadRegister:
    """The list in a file; `told` hears how far it is.

    Raises:
        Faulty: it cannot be used, with all its faults.
    """
    kinds = EventKinds(place.templates())
    return read_register(path, place.today, lambda said: kinds.find(said).id, told)


def bring_in(
    session: Session, read: ReadRegister, *, update: bool, told: Told = nobody
) -> list[Compared]:
    """Take over what a list states; what came of each child, in the order of the file.

    With `update`, the list is right where the register knows something otherwise.

    Raises:
        Faulty: the register knows something otherwise; each is said, and nothing is taken over.
    """
    found = compare(read.children, _known(session, read.children), lambda: uuid.uuid4().hex)
    clashes = [clash for each in found for clash in each.clashes]
    if hopeless := [clash for clash in clashes if not clash.may_overwrite]:
        raise read.refused(hopeless if update else clashes)
    if clashes and not update:
        raise read.refused(
            clashes, "the list differs from the register; add --update if it is right"
        )
    session.do(*(each.change for each in found if each.change), told=told)
    return found


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without looking for what can be thrown away: of a large list all stays until it is written."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _known(session: Session, stated: Sequence[StatedChild]) -> dict[str, Child]:
    """The children of the register by the case IDs of a list."""
    case_ids = {each for child in stated for each in (child.case_id, child.former_case_id)}
    child_ids = session.store.child_ids(case_ids)
    kept = session.store.children(set(child_ids.values()))
    return {
        case_id: child
        for case_id, child_id in child_ids.items()
        if isinstance(child := kept[child_id].state, Child)
    }


def _what(each: Compared) -> str:
    if each.is_new:
        return "new"
    return ", ".join((*each.facts, *(f"{clash.what} overwritten" for clash in each.clashes)))


def _whole(found: Sequence[Compared]) -> str:
    new = sum(each.is_new for each in found)
    changed = sum(each.change is not None for each in found) - new
    return f"{new} new, {changed} changed, {len(found) - new - changed} as they were."


def _as_json(
    read: ReadRegister, found: Sequence[Compared], shown: Sequence[Compared]
) -> dict[str, Any]:
    new = sum(each.is_new for each in found)
    changed = sum(each.change is not None for each in found) - new
    return {
        "new": new,
        "changed": changed,
        "as_they_were": len(found) - new - changed,
        "children": [
            {
                "case_id": each.case_id,
                "new": each.is_new,
                "facts": list(each.facts),
                "overwritten": [clash.what for clash in each.clashes],
            }
            for each in shown
        ],
        "left_out": list(read.left_out),
        "warnings": [str(warning) for warning in read.warnings],
    }
