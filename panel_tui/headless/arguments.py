"""What may be typed after `panel-tui`, and which function of `panel_tui` does it.

It loads argparse and little else, so that help comes at once. A command's `does` names a module and a
function of it, which is imported when the command runs.
"""

import argparse
from typing import TYPE_CHECKING, Any, TypeAlias

from panel_tui.domain.text import clean_line

if TYPE_CHECKING:
    Commands: TypeAlias = argparse._SubParsersAction[argparse.ArgumentParser]

VERSION = "0.1.0"
"""As `pyproject.toml` has it; asking the installed package takes longer than all the rest of help."""

_LEFT_OUT = argparse.SUPPRESS
"""The default of options that may stand at several levels: the one that was typed counts."""

DEMO = "headless.demo:run"
"""What does the sample meeting where it plays by itself."""

_DEFAULTS = {
    "does": "live:home",
    "database": None,
    "on": None,
    "format": "text",
    "all": False,
    "only_meeting": None,
}


def build_parser() -> argparse.ArgumentParser:
    """Everything that can be typed after `panel-tui`."""
    parser = argparse.ArgumentParser(
        prog="panel-tui",
        allow_abbrev=False,
        description="Run a children's panel meeting from the keyboard: agenda in, minutes out.",
        epilog="Data goes to standard output, words to standard error. "
        "Exit codes: 0 done; 1 done, and something is incomplete, stopped or late; "
        "2 bad input, nothing changed; 3 the record does not verify; 70 a fault of the program.",
    )
    parser.add_argument(
        "--version", action="version", version=f"panel-tui {VERSION}", help="which version this is"
    )
    _everywhere(parser)
    parser.set_defaults(**_DEFAULTS)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    for add in (_agenda, _reading, _minutes, _sign_off, _children, _templates, _journal, _demo):
        add(commands)
    completion = _command(
        commands, "completion", "headless.completion:run", "print completion for a shell"
    )
    completion.add_argument("shell", choices=("bash", "zsh", "fish", "tcsh"), help="which shell")
    completion.set_defaults(parser=parser)
    return parser


def _agenda(commands: "Commands") -> None:
    opening = _command(
        commands, "run", "live:run", "open a meeting on the screen, where it was left"
    )
    opening.add_argument("agenda", metavar="AGENDA_OR_MEETING", help="an agenda file, or an id")
    _stated(opening)
    parser = _command(
        commands, "import", "headless.importing:run", "set up a meeting from an agenda", _form
    )
    parser.add_argument(
        "agenda", metavar="AGENDA", help="the agenda file (.docx, .xlsx, .ods, .csv or .md)"
    )
    _stated(parser)


def _stated(parser: argparse.ArgumentParser) -> None:
    """What an agenda file may leave open."""
    parser.add_argument("--date", metavar="DATE", help="the day of the meeting")
    parser.add_argument("--start", metavar="TIME", help="when it starts, such as 10:00")
    parser.add_argument("--template", metavar="ID", type=_words, help="the kind of meeting")
    parser.add_argument("--chair", metavar="NAME", type=_words, help="who chairs it")
    parser.add_argument("--minute-taker", metavar="NAME", type=_words, help="who takes the minutes")
    parser.add_argument("--venue", metavar="PLACE", type=_words, help="where it sits")


def _reading(commands: "Commands") -> None:
    _command(commands, "meetings", "headless.meetings:run", "list the meetings", _form, _all)
    parser = _command(
        commands,
        "show",
        "headless.show:run",
        "one meeting: its slots and where each case stands",
        _form,
    )
    _meeting(parser)


def _minutes(commands: "Commands") -> None:
    parser = _command(
        commands, "minutes", "headless.minutes:run", "write the minutes, one file a case"
    )
    _meeting(parser)
    _cases(parser)
    parser.add_argument(
        "--to", metavar="DIR", help="the folder for the files (a new one named as the meeting is)"
    )
    parser.add_argument(
        "--format", metavar="FORMAT", choices=("md",), default="md", help="the kind of file: md"
    )


def _sign_off(commands: "Commands") -> None:
    parser = _command(commands, "approve", "headless.sign_off:approve", "approve minutes", _form)
    _meeting(parser)
    _cases(parser)
    parser.add_argument("--by", metavar="NAME", type=_words, required=True, help="who approves")
    parser = _command(
        commands,
        "reopen",
        "headless.sign_off:reopen",
        "begin a new version of approved minutes",
        _form,
    )
    _meeting(parser)
    parser.add_argument("--case", metavar="ID", type=_words, required=True, help="the case")
    parser.add_argument("--reason", metavar="WORDS", type=_words, required=True, help="why")
    parser.add_argument("--by", metavar="NAME", type=_words, required=True, help="who asked for it")
    parser = _command(
        commands,
        "receipt",
        "headless.sign_off:receipt",
        "record an upload to the child's file",
        _form,
    )
    parser.add_argument("case", metavar="CASE_ID", type=_words, help="the case")
    parser.add_argument("--meeting", metavar="MEETING", required=True, help="the meeting's id")
    parser.add_argument(
        "--reference", metavar="REF", type=_words, required=True, help="where it is on the file"
    )
    parser.add_argument("--by", metavar="NAME", type=_words, required=True, help="who uploaded it")
    parser.add_argument("--at", metavar="DATE", help="the day of the upload (today)")


def _children(commands: "Commands") -> None:
    parser = _command(
        commands, "due", "headless.due:run", "what is due, and what is late", _form, _all
    )
    parser.add_argument(
        "--within", metavar="DAYS", type=_days, default=14, help="how far ahead (14 days)"
    )
    parser = _command(
        commands, "event", "headless.event:run", "record what happened to a child", _form
    )
    parser.add_argument("case", metavar="CASE_ID", type=_words, help="the case")
    parser.add_argument("kind", metavar="KIND", type=_words, help="such as first-review")
    parser.add_argument("day", metavar="DATE", help="the day it happened")


def _templates(commands: "Commands") -> None:
    parser = _command(
        commands, "templates", "headless.templates:list_all", "the kinds of meeting", _form
    )
    actions = parser.add_subparsers(title="what to do", metavar="ACTION")
    _command(actions, "list", "headless.templates:list_all", "every template (the default)", _form)
    show = _command(actions, "show", "headless.templates:show", "what a template asks", _form)
    show.add_argument("template", metavar="ID", type=_words, help="the template's id")
    check = _command(
        actions, "check", "headless.templates:check", "what is wrong with a file", _form
    )
    check.add_argument("file", metavar="FILE", help="a template file (.toml)")


def _journal(commands: "Commands") -> None:
    parser = _command(
        commands,
        "journal",
        "headless.journal:list_entries",
        "who changed what and when",
        _form,
        _all,
    )
    _of_meeting(parser)
    actions = parser.add_subparsers(title="what to do", metavar="ACTION")
    listing = _command(
        actions,
        "list",
        "headless.journal:list_entries",
        "the last entries (the default)",
        _form,
        _all,
    )
    _of_meeting(listing)
    verify = _command(
        actions, "verify", "headless.journal:verify", "has anyone tampered with it?", _form
    )
    verify.add_argument("--against", metavar="FOLDER", help="minutes files that print its head")
    export = _command(
        actions, "export", "headless.journal:export", "all of it, a JSON object a line"
    )
    _of_meeting(export)


def _demo(commands: "Commands") -> None:
    parser = _command(
        commands, "demo", DEMO, "play a whole sample meeting, in a database of its own"
    )
    parser.add_argument("--auto", action="store_true", help="play it by itself, step by step")
    parser.add_argument("--to", metavar="DIR", help="the folder for the minutes (a fresh one)")


def _command(
    commands: "Commands", name: str, does: str, help_: str, *options: Any
) -> argparse.ArgumentParser:
    described = f"{help_[0].upper()}{help_[1:]}."
    # No shortened options: a script must not break on the day another option is added.
    parser = commands.add_parser(name, help=help_, description=described, allow_abbrev=False)
    for option in options:
        option(parser)
    _everywhere(parser)
    parser.set_defaults(does=does)
    return parser


def _everywhere(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--database", metavar="URL", default=_LEFT_OUT, help="the database (a file of your account)"
    )
    parser.add_argument("--on", metavar="DATE", default=_LEFT_OUT, help="the day taken for today")


def _form(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--format", choices=("text", "json"), default=_LEFT_OUT, help="words for people, or JSON"
    )


def _all(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--all", action="store_true", default=_LEFT_OUT, help="every line, however many"
    )


def _meeting(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("meeting", metavar="MEETING", help="the meeting's id")


def _of_meeting(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--meeting",
        metavar="MEETING",
        default=_LEFT_OUT,
        dest="only_meeting",
        help="only what was done to this meeting",
    )


def _cases(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--case",
        metavar="ID",
        action="append",
        type=_words,
        default=[],
        dest="cases",
        help="only this case; may be given several times",
    )


def _words(text: str) -> str:
    words = clean_line(text)
    if not words:
        raise argparse.ArgumentTypeError("say something here, not nothing")
    return words


def _days(text: str) -> int:
    if not text.isdecimal() or int(text) > 3660:
        raise argparse.ArgumentTypeError("a number of days from 0 to 3660 is needed")
    return int(text)
