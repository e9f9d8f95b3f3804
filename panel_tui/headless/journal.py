"""`panel-tui journal`: who changed what and when, and whether anybody has tampered with it."""

import json
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from data.store.listings import JournalLine, journal_entries
from data.store.verify import verify as problems_of
from data.store.verify import verify_heads
from panel_tui.domain.model import Refused
from panel_tui.domain.words import LONDON, say_date, say_time
from panel_tui.headless.ending import DONE, UNVERIFIED
from panel_tui.headless.printing import columns, give, most_lines, tell
from panel_tui.headless.workplace import workplace

if TYPE_CHECKING:
    from data.store.chain import Problem


def list_entries(args: Namespace) -> int:
    """Print the last entries, in order, without the words in them."""
    with workplace(args).store() as store:
        entries = journal_entries(store, _subject(args), most_lines(args))
    rows = [
        (
            str(each.number),
            say_date(each.at.astimezone(LONDON).date()),
            say_time(each.at),
            each.actor,
            each.kind,
            each.subject,
        )
        for each in entries
    ]
    give(args, columns(rows), [_without_words(each) for each in entries])
    return DONE


def verify(args: Namespace) -> int:
    """Say whether the record holds, with every problem; 3 where it does not."""
    heads = list(_printed_heads(Path(args.against))) if args.against else []
    with workplace(args).store() as store:
        problems = [*problems_of(store), *verify_heads(store, heads)]
        head = store.journal_head()
    tell(*([] if problems else [f"The journal verifies. Its head is {head}."]))
    if args.against:
        printed = "1 head" if len(heads) == 1 else f"{len(heads)} heads"
        tell(f"Compared with {printed} printed in {args.against}.")
    value = {
        "verifies": not problems,
        "head": head,
        "problems": [_problem(each) for each in problems],
    }
    give(args, [problem.words for problem in problems], value)
    return UNVERIFIED if problems else DONE


def export(args: Namespace) -> int:
    """Print every entry with its words, a JSON object a line."""
    with workplace(args).store() as store:
        for each in journal_entries(store, _subject(args)):
            words = None if each.words is None else json.loads(each.words)
            line = {**_without_words(each), "words": words, **_digests(each)}
            print(json.dumps(line, ensure_ascii=False))
    return DONE


def _subject(args: Namespace) -> str | None:
    return f"meeting/{args.only_meeting}" if args.only_meeting else None


def _without_words(entry: JournalLine) -> dict[str, Any]:
    return {
        "number": entry.number,
        "at": entry.at.isoformat(),
        "by": entry.actor,
        "subject": entry.subject,
        "kind": entry.kind,
    }


def _digests(entry: JournalLine) -> dict[str, str]:
    return {
        "words_digest": entry.words_digest,
        "previous": entry.previous,
        "digest": entry.digest,
    }


def _problem(problem: "Problem") -> dict[str, Any]:
    return {"entry": problem.number, "kind": problem.kind, "words": problem.words}


def _printed_heads(folder: Path) -> Iterator[tuple[str, str]]:
    """The heads that minutes files in a folder and the folders in it print.

    Raises:
        Refused: there is no such folder.
    """
    from exports.front_matter import split_front_matter

    if not folder.is_dir():
        raise Refused(f"{folder} is no folder. Name one with minutes files in it.")
    for file in sorted(folder.rglob("*.md")):
        parts = split_front_matter(file.read_text("utf-8", errors="replace"))
        if parts and parts[0].get("journal_head"):
            yield file.name, parts[0]["journal_head"]
