"""The options that several commands take, and how a command is added."""

import argparse
from typing import TYPE_CHECKING, Any, TypeAlias

from panel_tui.domain.text import clean_line

if TYPE_CHECKING:
    Commands: TypeAlias = argparse._SubParsersAction[argparse.ArgumentParser]

_LEFT_OUT = argparse.SUPPRESS
"""The default of options that may stand at several levels: the one that was typed counts."""


def add_command(
    commands: "Commands", name: str, does: str, help_: str, *options: Any
) -> argparse.ArgumentParser:
    """A command under `name`: `does` is the module and function of `panel_tui` that runs it."""
    described = f"{help_[0].upper()}{help_[1:]}."
    # No shortened options: a script must not break on the day another option is added.
    parser = commands.add_parser(name, help=help_, description=described, allow_abbrev=False)
    for option in options:
        option(parser)
    everywhere(parser)
    parser.set_defaults(does=does)
    return parser


def everywhere(parser: argparse.ArgumentParser) -> None:
    """What every command takes: the database, and the day."""
    parser.add_argument(
        "--database", metavar="URL", default=_LEFT_OUT, help="the database (a file of your account)"
    )
    parser.add_argument("--on", metavar="DATE", default=_LEFT_OUT, help="the day taken for today")


def told_as(parser: argparse.ArgumentParser) -> None:
    """Words for people, or JSON."""
    parser.add_argument(
        "--format", choices=("text", "json"), default=_LEFT_OUT, help="words for people, or JSON"
    )


def told_as_table(parser: argparse.ArgumentParser) -> None:
    """Words for people, JSON, or a table for other documents."""
    parser.add_argument(
        "--format",
        choices=("text", "json", "markdown", "csv"),
        default=_LEFT_OUT,
        help="words for people, JSON, Markdown or CSV",
    )


def every_line(parser: argparse.ArgumentParser) -> None:
    """All of a long list."""
    parser.add_argument(
        "--all", action="store_true", default=_LEFT_OUT, help="every line, however many"
    )


def of_one_meeting(parser: argparse.ArgumentParser) -> None:
    """The meeting that the command is about."""
    parser.add_argument("meeting", metavar="MEETING", help="the meeting's id")


def only_meeting(parser: argparse.ArgumentParser) -> None:
    """Of a list, only what belongs to one meeting."""
    parser.add_argument(
        "--meeting",
        metavar="MEETING",
        default=_LEFT_OUT,
        dest="only_meeting",
        help="only what was done to this meeting",
    )


def only_cases(parser: argparse.ArgumentParser) -> None:
    """Only some of the cases of a meeting."""
    parser.add_argument(
        "--case",
        metavar="ID",
        action="append",
        type=words,
        default=[],
        dest="cases",
        help="only this case; may be given several times",
    )


def words(text: str) -> str:
    """An option that must say something.

    Raises:
        ArgumentTypeError: it is empty.
    """
    said = clean_line(text)
    if not said:
        raise argparse.ArgumentTypeError("say something here, not nothing")
    return said


def days(text: str) -> int:
    """A number of days, up to ten years.

    Raises:
        ArgumentTypeError: it is none.
    """
    if not text.isdecimal() or int(text) > 3660:
        raise argparse.ArgumentTypeError("a number of days from 0 to 3660 is needed")
    return int(text)


def stated(parser: argparse.ArgumentParser) -> None:
    """What an agenda file may leave open."""
    parser.add_argument("--date", metavar="DATE", help="the day of the meeting")
    parser.add_argument("--start", metavar="TIME", help="when it starts, such as 10:00")
    parser.add_argument("--template", metavar="ID", type=words, help="the kind of meeting")
    parser.add_argument("--chair", metavar="NAME", type=words, help="who chairs it")
    parser.add_argument("--minute-taker", metavar="NAME", type=words, help="who takes the minutes")
    parser.add_argument("--venue", metavar="PLACE", type=words, help="where it sits")
    parser.add_argument(
        "--update",
        action="store_true",
        help="apply a changed agenda to what has not begun",
    )
