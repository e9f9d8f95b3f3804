"""`panel-tui completion`: the lines that let a shell complete the commands."""

import argparse
from collections.abc import Iterator

from panel_tui.headless.ending import DONE

_FILES = ("AGENDA", "FILE")
_FOLDERS = ("DIR", "FOLDER")


def run(args: argparse.Namespace) -> int:
    """Print the completion script of the shell that was asked for."""
    # Slow to load, and needed only here.
    import shtab

    for action in _actions(args.parser):
        if action.metavar in _FILES:
            vars(action)["complete"] = shtab.FILE
        elif action.metavar in _FOLDERS:
            vars(action)["complete"] = shtab.DIRECTORY
    print(shtab.complete(args.parser, args.shell))
    return DONE


def _actions(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    for action in parser._actions:
        yield action
        if isinstance(action, argparse._SubParsersAction):
            for inner in action.choices.values():
                yield from _actions(inner)
