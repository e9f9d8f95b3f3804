"""What a template file may hold, read off the schema: keys, their kinds, and words for each kind."""

import types
from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from data.templates.entries import Loc
from panel_tui.domain.limits import Span
from panel_tui.domain.model import Id, Model
from panel_tui.domain.source import Source
from panel_tui.domain.template import MeetingTemplate
from panel_tui.domain.when import When

_KINDS: dict[Any, tuple[str, str]] = {
    Span: ('a length of time, such as "7 working days", or "ask weeks" if it is open', '"6 weeks"'),
    Source: ("a document and its section on one line", '"Terms of reference, Membership"'),
    When: ("conditions in curly brackets, such as { siblings = true }", "{ siblings = true }"),
    bool: ("true or false, without quotes", "true"),
    int: ("a whole number, such as 20, without quotes", "20"),
    str: ('words in straight double quotes: "..."', '"..."'),
}
_ASK = 'a whole number, such as 14, or "ask" if the council must set it'


class Shape(NamedTuple):
    """What may stand under a key: one value or a list (`many`) of a model, of words or of numbers.

    `words` say what is expected, `example` is how a file writes it.
    """

    model: type[Model] | None
    many: bool
    choices: tuple[str, ...]
    words: str
    example: str


_NAME = Shape(
    None,
    False,
    (),
    'a short name of small letters and figures joined by hyphens, such as "some-name"',
    '"some-name"',
)


@cache
def keys_of(model: type[Model]) -> dict[str, Shape]:
    """The keys of a part of the template and what may stand under each."""
    return {
        name: _NAME if _is_name(field) else _shape(field.annotation)
        for name, field in model.model_fields.items()
    }


def written_short(model: type[Model] | None) -> bool:
    """True for a part that a file writes on one line, not under a heading of its own."""
    return model in (Span, Source, When)


class Found(NamedTuple):
    """Where the schema leads: the part of the template and the key in it, as far as `loc` is known."""

    loc: Loc
    part: type[Model]
    shape: Shape | None


def follow(loc: Loc) -> Found:
    """The schema at a place; what pydantic adds to a place (which way of a union) is left out."""
    part: type[Model] = MeetingTemplate
    model: type[Model] | None = part
    shape: Shape | None = None
    known: list[int | str] = []
    for step in loc:
        if isinstance(step, int):
            if shape is None or not shape.many:
                break
        elif model is None or step not in keys_of(model):
            break
        else:
            part, shape = model, keys_of(model)[step]
            model = shape.model
        known.append(step)
    return Found(tuple(known), part, shape)


@cache
def homes(key: str) -> tuple[str, ...]:
    """The parts of a template that have such a key, as they are headed: `[slot]`, `[[outcomes]]`.

    A key that has a heading of its own is given with it: `[attendance.quorum]`.
    """
    return tuple(sorted({at for at, name in _all_keys(MeetingTemplate, "", "") if name == key}))


def _all_keys(model: type[Model], path: str, heading: str) -> Iterator[tuple[str, str]]:
    for name, shape in keys_of(model).items():
        if shape.model is None or written_short(shape.model):
            yield heading, name
        else:
            inside = f"{path}.{name}".lstrip(".")
            own = f"[[{inside}]]" if shape.many else f"[{inside}]"
            yield own, name
            yield from _all_keys(shape.model, inside, own)


def _is_name(field: FieldInfo) -> bool:
    """True for an id: pydantic keeps what it may look like beside a field, or in its union."""
    looks = (getattr(each, "pattern", None) for each in field.metadata)
    return any(looks) or Id in get_args(field.annotation)


def _shape(annotation: Any) -> Shape:
    plain, many = _plain(annotation)
    if many:
        return _shape(plain)._replace(many=True)
    if get_origin(plain) in (Union, types.UnionType):
        return Shape(None, False, (), _ASK, "14")
    if get_origin(plain) is Literal:
        choices = tuple(get_args(plain))
        return Shape(None, False, choices, f"one of {', '.join(choices)}", f'"{choices[0]}"')
    model = plain if isinstance(plain, type) and issubclass(plain, Model) else None
    words, example = _KINDS.get(plain, ("", ""))
    return Shape(model, False, (), words, example)


def _plain(annotation: Any) -> tuple[Any, bool]:
    """The annotation without `Annotated`, without `None`, and out of its tuple."""
    if get_origin(annotation) is Annotated:
        return _plain(get_args(annotation)[0])
    if get_origin(annotation) is tuple:
        return _plain(get_args(annotation)[0])[0], True
    if get_origin(annotation) in (Union, types.UnionType):
        options = [option for option in get_args(annotation) if option is not type(None)]
        if len(options) == 1:
            return _plain(options[0])
    return annotation, False
