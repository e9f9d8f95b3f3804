"""What may be typed after `panel-tui due`, `event`, `step` and `register`."""

from typing import TYPE_CHECKING

from panel_tui.headless.options import add_command, days, every_line, told_as, words

if TYPE_CHECKING:
    from panel_tui.headless.options import Commands


def add_children(commands: "Commands") -> None:
    """What is due for children, what happened to them, their follow-ups, and the register."""
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
    parser.add_argument("--planned", action="store_true", help="it is still to come")
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
        help="a list of children (.docx, .xlsx, .xls, .ods, .csv or .md)",
    )
    parser.add_argument(
        "--update", action="store_true", help="the list is right where the register differs"
    )
    parser.add_argument(
        "--same-as", metavar="CASE_ID", type=words, help="another record of the same child"
    )
