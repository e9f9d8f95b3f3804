"""When something applies to a child: the conditions that templates put on prompts, papers and limits."""

from datetime import date, timedelta
from typing import Annotated, Literal

from pydantic import Field

from panel_tui.domain.model import Id, Line, Model, Name


class Circumstances(Model):
    """What is known of a child on a day, as far as conditions ask for it.

    `events` are those that have happened, kind and day; None where the register was not asked.
    """

    age: Annotated[int, Field(ge=0)] | None = None
    birthday: bool = False
    unborn: bool = False
    looked_after: bool = False
    siblings: bool = False
    plan: Line = ""
    legal_status: Line = ""
    events: tuple[tuple[Id, date], ...] | None = None


class When(Model):
    """Conditions that must all hold; none given means always. An age the source leaves open is `ask`.

    `from_age` 16 holds from the 16th birthday on, `over_age` 16 from the day after it. All the events
    of `happened` and none of `not_happened` must have happened, since the last of `since`.
    """

    under_age: Annotated[int, Field(ge=1)] | Literal["ask"] | None = None
    from_age: Annotated[int, Field(ge=0)] | Literal["ask"] | None = None
    over_age: Annotated[int, Field(ge=0)] | Literal["ask"] | None = None
    unborn: bool | None = None
    looked_after: bool | None = None
    siblings: bool | None = None
    plan_mentions: tuple[Name, ...] = ()
    legal_status_mentions: tuple[Name, ...] = ()
    happened: tuple[Id, ...] = ()
    not_happened: tuple[Id, ...] = ()
    since: tuple[Id, ...] = ()

    @property
    def open_ages(self) -> tuple[str, ...]:
        """The ages that the council must set."""
        ages = (
            ("under_age", self.under_age),
            ("from_age", self.from_age),
            ("over_age", self.over_age),
        )
        return tuple(name for name, age in ages if age == "ask")

    def holds(self, child: Circumstances) -> bool:
        """True unless a condition is known not to hold: what is not known is asked, never skipped."""
        return (
            _matches(self.unborn, child.unborn)
            and _matches(self.looked_after, child.looked_after)
            and _matches(self.siblings, child.siblings)
            and _mentions(self.plan_mentions, child.plan)
            and _mentions(self.legal_status_mentions, child.legal_status)
            and self._age_fits(child)
            and self.events_fit(child.events)
        )

    def _age_fits(self, child: Circumstances) -> bool:
        if child.age is None:
            return True
        past_birthday = child.age - 1 if child.birthday else child.age
        young = child.age < self.under_age if isinstance(self.under_age, int) else True
        old = child.age >= self.from_age if isinstance(self.from_age, int) else True
        over = past_birthday >= self.over_age if isinstance(self.over_age, int) else True
        return young and old and over

    def events_fit(self, events: tuple[tuple[str, date], ...] | None) -> bool:
        """Whether the events, kind and day, are as the conditions want them; unknown ones are."""
        if events is None:
            return True
        begins = max((on for kind, on in events if kind in self.since), default=date.min)
        kinds = {kind for kind, on in events if on >= begins}
        return kinds.issuperset(self.happened) and kinds.isdisjoint(self.not_happened)


def age_on(born: date, day: date) -> int:
    """Completed years of age on `day`; 0 before birth. Born 29 February: a year older on 1 March."""
    had_birthday = (day.month, day.day) >= (born.month, born.day)
    return max(0, day.year - born.year - (not had_birthday))


def is_birthday(born: date, day: date) -> bool:
    """Whether a person gets a year older on `day`; born 29 February, on 1 March of other years."""
    return age_on(born, day) != age_on(born, day - timedelta(days=1))


def birthday(born: date, age: int) -> date:
    """The day on which a person becomes `age`; born 29 February, 1 March where there is none."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)


def _matches(wanted: bool | None, known: bool) -> bool:
    return wanted is None or wanted == known


def _mentions(words: tuple[str, ...], text: str) -> bool:
    # An empty text is not known: it is asked.
    return not words or not text or any(word.casefold() in text.casefold() for word in words)
