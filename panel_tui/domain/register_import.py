"""The council's own list of children is brought into the register: what is new, changed, in conflict.

What the register does not know is added. What it knows otherwise is a clash: nothing is overwritten
unless the person says that the list is right (ours: no source says how a register is kept up).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Literal, NamedTuple

from panel_tui.domain.change import ChildChange, Moment
from panel_tui.domain.child import Child, Event
from panel_tui.domain.events import refuse_impossible_day
from panel_tui.domain.model import Line, Name, Refused, same_person
from panel_tui.domain.register import current_last
from panel_tui.domain.words import LONDON

SOURCE = "register"
"""Where an event comes from that the council's list told of."""


class ImportChild(ChildChange):
    """What the council's list states of a child is taken over, of a child who is new or known already.

    `case_id` and `name` are the current ones afterwards; all others that are known are kept as former.
    What is not stated stays as it is known.
    """

    kind: Literal["import child"] = "import child"
    case_id: Name
    name: Line = ""
    former_case_ids: tuple[Name, ...] = ()
    former_names: tuple[Name, ...] = ()
    born: date | None = None
    due: date | None = None
    events: tuple[Event, ...] = ()

    def apply(self, child: Child | None, moment: Moment) -> Child:
        """The child with what is stated.

        Raises:
            Refused: a new child without a name, or an event in the future or before birth.
        """
        today = moment.at.astimezone(LONDON).date()
        born = self.born or (child.born if child else None)
        for event in self.events:
            refuse_impossible_day(event.on, born, today)
        if child is None:
            if not self.name:
                raise Refused(f"{self.case_id} is new to the register and has no name.")
            return Child(
                child_id=self.child_id,
                case_ids=current_last(self.former_case_ids, self.case_id),
                names=current_last(self.former_names, self.name),
                known_since=today,
                born=born,
                due=self.due,
                events=self.events,
            )
        return child.changed(
            case_ids=current_last((*self.former_case_ids, *child.case_ids), self.case_id),
            names=current_last((*self.former_names, *child.names), self.name or child.names[-1]),
            born=born,
            due=self.due or child.due,
            events=(*child.events, *self.events),
        )


class StatedChild(NamedTuple):
    """What a list states of a child; empty or None is what it does not state.

    `row` is where it begins to. `events` are kinds with their days.
    """

    row: int
    case_id: str
    name: str = ""
    born: date | None = None
    due: date | None = None
    former_case_id: str = ""
    former_name: str = ""
    events: tuple[tuple[str, date], ...] = ()


class Clash(NamedTuple):
    """A fact (`what`) that the register knows otherwise, by its `field` of a list's row, in `words`.

    `may_overwrite` is False where the list cannot simply be taken to be right.
    """

    row: int
    field: str
    what: str
    words: str
    may_overwrite: bool = True


class Compared(NamedTuple):
    """A child of a list beside the register: facts that are new of it, and those that clash.

    `change` takes it over, the list's word before the register's; None where there is nothing to do.
    """

    case_id: str
    is_new: bool
    facts: tuple[str, ...]
    clashes: tuple[Clash, ...]
    change: ImportChild | None


def compare(
    children: Iterable[StatedChild], known: Mapping[str, Child], new_id: Callable[[], str]
) -> list[Compared]:
    """What a list states of children, beside those who have or had one of their case IDs.

    `known` are children by the case IDs of the list; `new_id` gives ids to those who are not among them.
    """
    rows: dict[str, int] = {}
    found = []
    for stated in children:
        child, former = known.get(stated.case_id), known.get(stated.former_case_id)
        one = child or former
        if one and (row := rows.setdefault(one.child_id, stated.row)) != stated.row:
            words = f"the child of row {row} too, by the register"
            found.append(_hopeless(stated, "case_id", words))
        elif one:
            found.append(_beside(stated, one, former))
        else:
            found.append(_newcomer(stated, new_id()))
    return found


def _newcomer(stated: StatedChild, new_id: str) -> Compared:
    if not stated.name:
        return _hopeless(stated, "child", f"empty, and {stated.case_id} is not on the register")
    change = ImportChild(
        child_id=new_id,
        case_id=stated.case_id,
        name=stated.name,
        former_case_ids=(stated.former_case_id,) if stated.former_case_id else (),
        former_names=(stated.former_name,) if stated.former_name else (),
        born=stated.born,
        due=stated.due,
        events=_as_events(stated.events),
    )
    return Compared(stated.case_id, True, (), (), change)


def _hopeless(stated: StatedChild, field: str, words: str) -> Compared:
    clash = Clash(stated.row, field, "", words, may_overwrite=False)
    return Compared(stated.case_id, False, (), (clash,), None)


def _beside(stated: StatedChild, child: Child, former: Child | None) -> Compared:
    if former and former.child_id != child.child_id:
        words = (
            f"{stated.former_case_id} is another record on the register; merge the two first: "
            f"panel-tui register {stated.case_id} --same-as {stated.former_case_id}"
        )
        return _hopeless(stated, "former_case_id", words)
    events = tuple(each for each in stated.events if each not in _days(child))
    found = [*_of_ids(stated, child), *_of_names(stated, child), *_of_birth(stated, child)]
    found += _of_events(events, stated, child)
    if not found:
        return Compared(child.case_id, False, (), (), None)
    case_id = _current_id(stated, child)
    former_ids = {stated.former_case_id} - {"", *child.case_ids}
    renamed = stated.name and not same_person(stated.name, child.names[-1])
    former_name = stated.former_name if _is_new_name(stated.former_name, child) else ""
    change = ImportChild(
        child_id=child.child_id,
        case_id=case_id,
        name=stated.name if renamed else child.names[-1],
        former_case_ids=tuple(former_ids),
        former_names=(former_name,) if former_name else (),
        born=stated.born,
        due=stated.due if not child.born else None,
        events=_as_events(events),
    )
    facts = tuple(each for each in found if isinstance(each, str))
    clashes = tuple(each for each in found if isinstance(each, Clash))
    return Compared(case_id, False, facts, clashes, change)


def _of_ids(stated: StatedChild, child: Child) -> Iterator[str | Clash]:
    if _current_id(stated, child) != child.case_id:
        if stated.former_case_id == child.case_id and stated.case_id not in child.case_ids:
            yield "case ID"
        else:
            words = f"{child.case_id} is the later one on the register"
            yield Clash(stated.row, "case_id", "case ID", words)
    if stated.former_case_id and stated.former_case_id not in child.case_ids:
        yield "former case ID"


def _of_names(stated: StatedChild, child: Child) -> Iterator[str | Clash]:
    name = child.names[-1]
    if stated.name and not same_person(stated.name, name):
        if same_person(stated.former_name, name) and _is_new_name(stated.name, child):
            yield "name"
        else:
            yield Clash(stated.row, "child", "name", "another name than on the register")
    if _is_new_name(stated.former_name, child):
        yield "former name"


def _of_birth(stated: StatedChild, child: Child) -> Iterator[str | Clash]:
    if stated.born and stated.born != child.born:
        if child.born:
            words = "another date of birth than on the register"
            yield Clash(stated.row, "born", "date of birth", words)
        else:
            yield "date of birth"
    if stated.due and stated.due != child.due and not (stated.born or child.born):
        if child.due:
            words = "another expected date than on the register"
            yield Clash(stated.row, "due", "expected date", words)
        else:
            yield "expected date"


def _of_events(
    events: Sequence[tuple[str, date]], stated: StatedChild, child: Child
) -> Iterator[str | Clash]:
    born = stated.born or child.born
    if early := [kind for kind, on in events if born and on < born]:
        words = f"{early[0]}: before the date of birth on the register"
        yield Clash(stated.row, "born", "", words, may_overwrite=False)
    if events:
        yield "1 event" if len(events) == 1 else f"{len(events)} events"


def _current_id(stated: StatedChild, child: Child) -> str:
    """The list's case ID, unless it is an earlier one of the child and not said to have come back."""
    if stated.case_id in child.case_ids and stated.former_case_id != child.case_id:
        return child.case_id
    return stated.case_id


def _is_new_name(name: str, child: Child) -> bool:
    return bool(name) and not any(same_person(name, known) for known in child.names)


def _days(child: Child) -> set[tuple[str, date]]:
    return {(event.kind, event.on) for event in child.events if not event.planned}


def _as_events(events: Sequence[tuple[str, date]]) -> tuple[Event, ...]:
    return tuple(_event(kind, on) for kind, on in events)


@lru_cache(maxsize=20_000)  # a large list has the same days many times over
def _event(kind: str, on: date) -> Event:
    return Event(kind=kind, on=on, source=SOURCE)
