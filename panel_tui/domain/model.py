"""The base of every value in the domain: frozen, strict, and silent about what it was given."""

import unicodedata
from collections.abc import Iterable
from typing import Annotated, Any, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints

from panel_tui.domain.text import clean, clean_line


class Refused(Exception):
    """A change that the rules do not allow; its words say why and what to do, and name no child."""


class Model(BaseModel):
    """A frozen value that refuses unknown fields and never echoes its input in an error."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", hide_input_in_errors=True, defer_build=True
    )

    def changed(self, **fields: Any) -> Self:
        """A copy with `fields` replaced, validated anew.

        Raises:
            pydantic.ValidationError: a field's new value is not of its kind.
        """
        return type(self)(**(dict(self) | fields))


Words = Annotated[str, AfterValidator(clean)]
"""Text from a person, of any length and number of lines, without control characters."""

Line = Annotated[str, AfterValidator(clean_line)]
"""Text from a person on one line; may be empty."""

Name = Annotated[Line, StringConstraints(min_length=1)]
"""A name or other short text that must not be empty."""

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
"""An identifier of ours: lower-case words joined by hyphens."""


def listed(names: Iterable[str]) -> str:
    """Names as a sentence has them: `a`, `a and b`, `a, b and c`."""
    *front, last = list(names) or ["nobody"]
    return f"{', '.join(front)} and {last}" if front else last


def same_person(name: str, other: str) -> bool:
    """Whether two names are one, however they are spaced and in whatever letters."""
    return name_key(name) == name_key(other)


def name_key(name: str) -> str:
    """What a name is known by: the same for every way to space it and for any capitals."""
    return unicodedata.normalize("NFC", " ".join(name.split())).casefold()
