"""What may be typed after `panel-tui`, and which function of `panel_tui` does it.

It loads argparse and little else, so that help comes at once. A command's `does` names a module and a
function of it, which is imported when the command runs.
"""

import argparse
from typing import TYPE_CHECKING

from panel_tui.headless.options import (
    add_command,
    days,
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
    everywhere(parser)
    parser.set_defaults(**_DEFAULTS)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    for add in (
        _agenda,
        add_papers,
        _reading,
        _minutes,
        _forms,
        _sign_off,
        _children,
        _templates,
        _journal,
        _demo,
    ):
        add(commands)
    completion = add_command(
        commands, "completion", "headless.completion:run", "print completion for a shell"
    )
    completion.add_argument("shell", choices=("bash", "zsh", "fish", "tcsh"), help="which shell")
    completion.set_defaults(parser=parser)
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
        "agenda", metavar="AGENDA", help="the agenda file (.docx, .xlsx, .ods, .csv or .md)"
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
    parser.add_argument("forms", metavar="FORM", nargs="+", help="a filled form (.md)")


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


def _children(commands: "Commands") -> None:
    parser = add_command(
        commands, "due", "headless.due:run", "what is due, and what is late", told_as, every_line
    )
    parser.add_argument(
        "--within", metavar="DAYS", type=days, default=14, help="how far ahead (14 days)"
    )
    parser = add_command(
        commands, "event", "headless.event:run", "record what happened to a child", told_as
    )
    parser.add_argument("case", metavar="CASE_ID", type=words, help="the case")
    parser.add_argument("kind", metavar="KIND", type=words, help="such as first-review")
    parser.add_argument("day", metavar="DATE", help="the day it happened, or is planned for")
    parser.add_argument("--take-back", action="store_true", help="it was recorded by mistake")
    _step(commands)
    _register(commands)


def _step(commands: "Commands") -> None:
    parser = add_command(
        commands,
        "step",
        "headless.step:run",
        "a child's follow-ups and actions, and what becomes of one",
        told_as,
    )
    parser.add_argument("case", metavar="CASE_ID", type=words, help="the case")
    parser.add_argument("step", metavar="STEP", nargs="?", help="one of its follow-ups or actions")
    parser.add_argument(
        "becomes",
        metavar="done|extend|escalate|reopen",
        nargs="?",
        choices=("done", "extend", "escalate", "reopen"),
        help="what becomes of it (without it: all are listed)",
    )
    parser.add_argument("--meeting", metavar="MEETING", help="the meeting that started it")
    parser.add_argument("--at", metavar="DATE", help="the day it was done or said (today)")
    parser.add_argument("--until", metavar="DATE", help="the new day, to extend it")
    parser.add_argument("--to", metavar="NAME", type=words, help="to whom it is escalated")
    parser.add_argument("--because", metavar="WORDS", type=words, help="why")
    parser.add_argument("--by", metavar="NAME", type=words, help="who says so")


def _register(commands: "Commands") -> None:
    parser = add_command(
        commands,
        "register",
        "headless.register:run",
        "the children that are known; the council's list brought in",
        told_as,
        every_line,
    )
    parser.add_argument("case", metavar="CASE_ID", type=words, nargs="?", help="one child")
    parser.add_argument(
        "--import",
        metavar="FILE",
        dest="file",
        help="a list of children (.docx, .xlsx, .ods, .csv or .md)",
    )
    parser.add_argument(
        "--update", action="store_true", help="the list is right where the register differs"
    )
    parser.add_argument(
        "--same-as", metavar="CASE_ID", type=words, help="another record of the same child"
    )


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
