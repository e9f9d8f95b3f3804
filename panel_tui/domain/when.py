"""When something applies to a child: the conditions that templates put on prompts, papers and limits."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from panel_tui.domain.model import Line, Model, Name


class Circumstances(Model):
    """What is known of a child on a day, as far as conditions ask for it."""

    age: Annotated[int, Field(ge=0)] | None = None
    unborn: bool = False
    looked_after: bool = False
    siblings: bool = False
    plan: Line = ""
    legal_status: Line = ""


class When(Model):
    """Conditions that must all hold; none given means always. An age the source leaves open is `ask`."""

    under_age: Annotated[int, Field(ge=1)] | Literal["ask"] | None = None
    from_age: Annotated[int, Field(ge=0)] | Literal["ask"] | None = None
    unborn: bool | None = None
    looked_after: bool | None = None
    siblings: bool | None = None
    plan_mentions: tuple[Name, ...] = ()
    legal_status_mentions: tuple[Name, ...] = ()

    def holds(self, child: Circumstances) -> bool:
        """True unless a condition is known not to hold: what is not known is asked, never skipped."""
        return (
            _matches(self.unborn, child.unborn)
            and _matches(self.looked_after, child.looked_after)
            and _matches(self.siblings, child.siblings)
            and _mentions(self.plan_mentions, child.plan)
            and _mentions(self.legal_status_mentions, child.legal_status)
            and self._age_fits(child.age)
        )

    def _age_fits(self, age: int | None) -> bool:
        if age is None:
            return True
        young = age < self.under_age if isinstance(self.under_age, int) else True
        old = age >= self.from_age if isinstance(self.from_age, int) else True
        return young and old


def age_on(born: date, day: date) -> int:
    """Completed years of age on `day`; 0 before birth. Born 29 February: a year older on 1 March."""
    had_birthday = (day.month, day.day) >= (born.month, born.day)
    return max(0, day.year - born.year - (not had_birthday))


def _matches(wanted: bool | None, known: bool) -> bool:
    return wanted is None or wanted == known


def _mentions(words: tuple[str, ...], text: str) -> bool:
    # An empty text is not known: it is asked.
    return not words or not text or any(word.casefold() in text.casefold() for word in words)
