"""What may be typed after `panel-tui check`, `panel-tui request` and `panel-tui papers`."""

import argparse
from typing import TYPE_CHECKING

from panel_tui.headless.options import (
    add_command,
    everywhere,
    of_one_meeting,
    only_cases,
    stated,
    told_as,
    told_as_table,
    words,
)

if TYPE_CHECKING:
    from panel_tui.headless.options import Commands


def add_papers(commands: "Commands") -> None:
    """The paperwork check, and what is done about the papers of a meeting."""
    parser = add_command(
        commands,
        "check",
        "headless.check:run",
        "whether the papers are there, sound and in time",
        told_as_table,
    )
    parser.add_argument("agenda", metavar="AGENDA_OR_MEETING", help="an agenda file, or an id")
    parser.add_argument(
        "--papers", metavar="DIR", help="the folder of papers (that of the last check)"
    )
    stated(parser)
    _request(commands)
    what = "the papers of a meeting: the last check, and what is done about it"
    group = commands.add_parser(
        "papers", help=what, description=f"{what.capitalize()}.", allow_abbrev=False
    )
    everywhere(group)
    actions = group.add_subparsers(title="what to do", metavar="ACTION", required=True)
    for add in (_looking, _saying, _sending):
        add(actions)


def _request(commands: "Commands") -> None:
    parser = add_command(
        commands, "request", "headless.request:run", "write empty request forms to be filled in"
    )
    parser.add_argument("about", metavar="TEMPLATE_OR_MEETING", help="a template, or a meeting")
    only_cases(parser)
    parser.add_argument(
        "--to", metavar="DIR", help="the folder (one named as the meeting is, or this one)"
    )
    parser.add_argument(
        "--format", choices=("docx", "md"), default="docx", help="Word (docx) or Markdown (md)"
    )


def _looking(actions: "Commands") -> None:
    for name, help_, format_ in (
        ("show", "the last check, as it stands now", told_as_table),
        ("chase", "whom to ask for what, as text for an e-mail", told_as),
    ):
        parser = add_command(actions, name, f"headless.papers:{name}", help_, format_)
        of_one_meeting(parser)


def _saying(actions: "Commands") -> None:
    waive = add_command(
        actions, "waive", "headless.papers:waive", "let a case be heard without a paper", told_as
    )
    _one_paper(waive)
    waive.add_argument("--by", metavar="NAME", type=words, required=True, help="who waives it")
    waive.add_argument("--because", metavar="WORDS", type=words, required=True, help="why")
    received = add_command(
        actions, "received", "headless.papers:received", "record when a paper came", told_as
    )
    _one_paper(received)
    received.add_argument("--at", metavar="DATE", help="the day on which it came (today)")


def _sending(actions: "Commands") -> None:
    distribution = add_command(
        actions,
        "distribution",
        "headless.paper_sending:distribution",
        "what goes to which member, and whether it went",
        told_as,
    )
    of_one_meeting(distribution)
    sent = add_command(
        actions, "sent", "headless.paper_sending:sent", "record that papers went out", told_as
    )
    of_one_meeting(sent)
    only_cases(sent)
    sent.add_argument("--to", metavar="NAME", type=words, required=True, help="to which member")
    sent.add_argument("--by", metavar="NAME", type=words, required=True, help="who sent them")
    sent.add_argument("--at", metavar="DATE", help="the day on which they went (today)")


def _one_paper(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("case", metavar="CASE_ID", type=words, help="the case")
    parser.add_argument(
        "paper", metavar="PAPER", type=words, help="the document's id, such as care-plan"
    )
    parser.add_argument("--meeting", metavar="MEETING", required=True, help="the meeting's id")
