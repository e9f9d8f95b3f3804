"""What may be typed after `panel-tui`, and which function of `panel_tui` does it.

It loads argparse and little else, so that help comes at once. A command's `does` names a module and a
function of it, which is imported when the command runs.
"""

import argparse
from typing import TYPE_CHECKING

from panel_tui.headless.child_arguments import add_children
from panel_tui.headless.options import (
    add_command,
    every_line,
    everywhere,
    of_one_meeting,
    only_cases,
    only_meeting,
    stated,
    told_as,
    words,
)
from panel_tui.headless.paper_arguments import add_papers

if TYPE_CHECKING:
    from collections.abc import Callable

    from panel_tui.headless.options import Commands

VERSION = "0.1.0"
"""As `pyproject.toml` has it; asking the installed package takes longer than all the rest of help."""

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


def build_parser(command: str = "") -> argparse.ArgumentParser:
    """Everything that can be typed after `panel-tui`; after a `command` that is known, it alone.

    To build them all takes as long as some commands take.
    """
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
    everywhere(parser)
    parser.set_defaults(**_DEFAULTS)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    for add in [_ADDS[command]] if command in _ADDS else dict.fromkeys(_ADDS.values()):
        add(commands)
    if command not in _ADDS:
        _completion(commands, parser)
    return parser


def _agenda(commands: "Commands") -> None:
    opening = add_command(
        commands, "run", "live:run", "open a meeting on the screen, where it was left"
    )
    opening.add_argument("agenda", metavar="AGENDA_OR_MEETING", help="an agenda file, or an id")
    stated(opening)
    parser = add_command(
        commands, "import", "headless.importing:run", "set up a meeting from an agenda", told_as
    )
    parser.add_argument(
        "agenda", metavar="AGENDA", help="the agenda file (.docx, .xlsx, .xls, .ods, .csv or .md)"
    )
    stated(parser)


def _reading(commands: "Commands") -> None:
    add_command(
        commands, "meetings", "headless.meetings:run", "list the meetings", told_as, every_line
    )
    parser = add_command(
        commands,
        "show",
        "headless.show:run",
        "one meeting: its slots and where each case stands",
        told_as,
    )
    of_one_meeting(parser)


def _minutes(commands: "Commands") -> None:
    parser = add_command(
        commands, "minutes", "headless.minutes:run", "write the minutes, one file a case"
    )
    of_one_meeting(parser)
    only_cases(parser)
    parser.add_argument(
        "--to", metavar="DIR", help="the folder for the files (a new one named as the meeting is)"
    )
    parser.add_argument(
        "--format", metavar="FORMAT", choices=("md",), default="md", help="the kind of file: md"
    )


def _forms(commands: "Commands") -> None:
    parser = add_command(
        commands, "form", "headless.form:run", "write minutes forms for any editor", told_as
    )
    of_one_meeting(parser)
    only_cases(parser)
    parser.add_argument(
        "--to", metavar="DIR", help="the folder for the forms (one named as the meeting is)"
    )
    parser = add_command(
        commands, "record", "headless.record:run", "record what filled forms say", told_as
    )
    of_one_meeting(parser)
    parser.add_argument(
        "forms",
        metavar="FORM",
        nargs="+",
        help="a filled form: minutes (.md), or a request (.docx, .pdf, .md)",
    )


def _sign_off(commands: "Commands") -> None:
    parser = add_command(
        commands, "approve", "headless.sign_off:approve", "approve minutes", told_as
    )
    of_one_meeting(parser)
    only_cases(parser)
    parser.add_argument("--by", metavar="NAME", type=words, required=True, help="who approves")
    parser = add_command(
        commands,
        "reopen",
        "headless.sign_off:reopen",
        "begin a new version of approved minutes",
        told_as,
    )
    of_one_meeting(parser)
    parser.add_argument("--case", metavar="ID", type=words, required=True, help="the case")
    parser.add_argument("--reason", metavar="WORDS", type=words, required=True, help="why")
    parser.add_argument("--by", metavar="NAME", type=words, required=True, help="who asked for it")
    parser = add_command(
        commands,
        "receipt",
        "headless.sign_off:receipt",
        "record an upload to the child's file",
        told_as,
    )
    parser.add_argument("case", metavar="CASE_ID", type=words, help="the case")
    parser.add_argument("--meeting", metavar="MEETING", required=True, help="the meeting's id")
    parser.add_argument(
        "--reference", metavar="REF", type=words, required=True, help="where it is on the file"
    )
    parser.add_argument("--by", metavar="NAME", type=words, required=True, help="who uploaded it")
    parser.add_argument("--at", metavar="DATE", help="the day of the upload (today)")


def _templates(commands: "Commands") -> None:
    parser = add_command(
        commands, "templates", "headless.templates:list_all", "the kinds of meeting", told_as
    )
    actions = parser.add_subparsers(title="what to do", metavar="ACTION")
    add_command(
        actions, "list", "headless.templates:list_all", "every template (the default)", told_as
    )
    show = add_command(actions, "show", "headless.templates:show", "what a template asks", told_as)
    show.add_argument("template", metavar="ID", type=words, help="the template's id")
    check = add_command(
        actions, "check", "headless.templates:check", "what is wrong with a file", told_as
    )
    check.add_argument("file", metavar="FILE", help="a template file (.toml)")


def _journal(commands: "Commands") -> None:
    parser = add_command(
        commands,
        "journal",
        "headless.journal:list_entries",
        "who changed what and when",
        told_as,
        every_line,
    )
    only_meeting(parser)
    actions = parser.add_subparsers(title="what to do", metavar="ACTION")
    listing = add_command(
        actions,
        "list",
        "headless.journal:list_entries",
        "the last entries (the default)",
        told_as,
        every_line,
    )
    only_meeting(listing)
    verify = add_command(
        actions, "verify", "headless.journal:verify", "has anyone tampered with it?", told_as
    )
    verify.add_argument("--against", metavar="FOLDER", help="minutes files that print its head")
    export = add_command(
        actions, "export", "headless.journal:export", "all of it, a JSON object a line"
    )
    only_meeting(export)


def _demo(commands: "Commands") -> None:
    parser = add_command(
        commands, "demo", DEMO, "play a whole sample meeting, in a database of its own"
    )
    parser.add_argument("--auto", action="store_true", help="play it by itself, step by step")
    parser.add_argument("--to", metavar="DIR", help="the folder for the minutes (a fresh one)")


def _completion(commands: "Commands", whole: argparse.ArgumentParser) -> None:
    parser = add_command(
        commands, "completion", "headless.completion:run", "print completion for a shell"
    )
    parser.add_argument("shell", choices=("bash", "zsh", "fish", "tcsh"), help="which shell")
    parser.set_defaults(parser=whole)


_ADDS: "dict[str, Callable[[Commands], None]]" = {
    "run": _agenda,
    "import": _agenda,
    "check": add_papers,
    "papers": add_papers,
    "meetings": _reading,
    "show": _reading,
    "minutes": _minutes,
    "form": _forms,
    "record": _forms,
    "approve": _sign_off,
    "reopen": _sign_off,
    "receipt": _sign_off,
    "due": add_children,
    "event": add_children,
    "step": add_children,
    "register": add_children,
    "templates": _templates,
    "journal": _journal,
    "demo": _demo,
}
"""What adds each command; one that is not named here is added to the whole alone."""
