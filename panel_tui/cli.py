"""The command line: reads what was typed, and has it done.

A command's module is imported when the command runs, so that help comes at once. The exit codes stand in
`panel_tui/headless/ending.py`.
"""

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from io import TextIOWrapper

from panel_tui.headless.arguments import DEMO, build_parser
from panel_tui.headless.ending import Ending

__all__ = ["build_parser", "main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code.

    Without `arguments` it is the whole program, which reads its own and ends afterwards.

    Raises:
        SystemExit: help or the version was asked for (0), or the usage is wrong (2).
    """
    if arguments is None:
        _hurry()
    _settle_streams()
    with Ending() as ending:
        typed = sys.argv[1:] if arguments is None else arguments
        args = build_parser(next(iter(typed), "")).parse_args(typed)
        module, function = _does(args).split(":")
        command = getattr(import_module(f"panel_tui.{module}"), function)
        ending.code = command(args)
    if arguments is None:
        gc.freeze()  # the program ends: nothing need be looked through once more
    return ending.code


def _hurry() -> None:
    """Leave out what takes time and helps nobody in a program that runs for a moment."""
    # To look for pydantic's plugins takes time, and one would see whatever is recorded of a child.
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
    # What is loaded at the start stays. The screen enables the collector once it is painted.
    gc.disable()


def _does(args: argparse.Namespace) -> str:
    """The function of a command; the sample meeting is run by hand where there is a terminal."""
    by_hand = args.does == DEMO and not args.auto and sys.stdin.isatty() and sys.stdout.isatty()
    return "live:demo" if by_hand else str(args.does)


def _settle_streams() -> None:
    """What a program reads is UTF-8; a terminal of another kind shows what it can."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="replace")
