"""The settings: one TOML file in the account's config folder, read at each start.

A key that is not known is named with the nearest right one, a value that does not fit is left out, and
the program starts all the same: a meeting must not wait for a comma. Only light imports stand here, since
the first screen takes its theme and keys from the settings.
"""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from data.settings_keys import read_keys
from panel_tui.domain.text import clean_line

SHIPPED = Path(__file__).with_name("settings.toml")
THEMES = ("dark", "light", "terminal")


@dataclass(frozen=True)
class Person:
    """Somebody who often sits: `role` is a role's id or title in the templates."""

    name: str
    role: str


@dataclass(frozen=True)
class Settings:
    """What a council and a person set for themselves. `problems` are told on the first screen."""

    your_name: str = ""
    theme: str = "dark"
    keys: Mapping[str, str] = field(default_factory=dict)
    template_folder: Path | None = None
    default_template: str = ""
    closed_days: tuple[date, ...] = ()
    bank_holidays: tuple[date, ...] = ()
    """Days proclaimed for one occasion, which the shipped table does not have."""
    panel_dates: tuple[date, ...] = ()
    people: tuple[Person, ...] = ()
    sound: bool = False
    problems: tuple[str, ...] = ()


class _Wrong(ValueError):
    """A value that does not fit; the words say what was expected. `fits` is the part of it that does."""

    def __init__(self, *words: str, fits: Any = None) -> None:
        """What is wrong, a sentence each."""
        super().__init__(*words)
        self.words = words
        self.fits = fits


def read_settings(file: Path) -> Settings:
    """The settings of a file; the shipped ones where it says nothing, or says something wrong."""
    shipped = _taken_in(Settings(), tomllib.loads(SHIPPED.read_text("utf-8")))
    try:
        # With or without the mark that some editors put at the beginning.
        written = tomllib.loads(file.read_text("utf-8-sig"))
    except FileNotFoundError:
        return shipped
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as wrong:
        words = f"The settings in {file} cannot be read: {_hindrance(wrong)}."
        return replace(shipped, problems=(words,))
    return _taken_in(shipped, written)


def settings_file() -> Path:
    """Where the settings are: the account's config folder."""
    from platformdirs import user_config_path

    return user_config_path("panel-tui", appauthor=False) / "settings.toml"


def _taken_in(settings: Settings, written: Mapping[str, Any]) -> Settings:
    problems: list[str] = []
    for key, value in written.items():
        try:
            settings = replace(settings, **{_known(key): _READERS[_known(key)](value)})
        except _Wrong as wrong:
            problems += [f"Settings, {key}: {words}" for words in wrong.words]
            if wrong.fits:
                settings = replace(settings, **{_known(key): wrong.fits})
    return replace(settings, problems=tuple(problems))


def _hindrance(wrong: Exception) -> str:
    if isinstance(wrong, UnicodeDecodeError):
        return "it is not UTF-8 text; save it as UTF-8"
    return wrong.strerror or "" if isinstance(wrong, OSError) else str(wrong)


def _known(key: str) -> str:
    name = key.replace("-", "_")
    if name in _READERS:
        return name
    near = get_close_matches(name, _READERS, n=1)
    raise _Wrong(f"is not a setting{f'; nearest: {near[0]}' if near else ''}.")


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise _Wrong('expected words in quotes, such as "Colin Marsh".')
    return value.strip()


def _name(value: Any) -> str:
    return clean_line(_text(value))


def _one_of_themes(value: Any) -> str:
    if value not in THEMES:
        raise _Wrong(f"expected one of {', '.join(THEMES)}.")
    return str(value)


def _yes_or_no(value: Any) -> bool:
    if not isinstance(value, bool):
        raise _Wrong("expected true or false.")
    return value


def _folder(value: Any) -> Path:
    return Path(_text(value)).expanduser()


def _dates(value: Any) -> tuple[date, ...]:
    if not isinstance(value, list) or not all(type(each) is date for each in value):
        raise _Wrong("expected days without quotes, such as [2026-12-29, 2026-12-30].")
    return tuple(value)


def _people(value: Any) -> tuple[Person, ...]:
    people: list[Person] = []
    wrong: list[str] = []
    for number, each in enumerate(value if isinstance(value, list) else [value], start=1):
        told = each if isinstance(each, dict) else {}
        if set(told) == {"name", "role"} and all(isinstance(one, str) for one in told.values()):
            people.append(Person(_name(told["name"]), _text(told["role"])))
        else:
            wrong.append(f"person {number} needs a name and a role, in quotes, and nothing else.")
    if wrong:
        raise _Wrong(*wrong, fits=tuple(people))
    return tuple(people)


def _keys(value: Any) -> dict[str, str]:
    if not isinstance(value, dict):
        raise _Wrong('expected lines such as "slot.action" = "f6".')
    keys, wrong = read_keys(value)
    if wrong:
        raise _Wrong(*wrong, fits=keys)
    return keys


_READERS: dict[str, Callable[[Any], Any]] = {
    "your_name": _name,
    "theme": _one_of_themes,
    "keys": _keys,
    "template_folder": _folder,
    "default_template": _text,
    "closed_days": _dates,
    "bank_holidays": _dates,
    "panel_dates": _dates,
    "people": _people,
    "sound": _yes_or_no,
}
