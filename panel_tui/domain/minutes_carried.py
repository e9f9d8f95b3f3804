"""The parts of the minutes that look back: the last decision, the ledger since then, what was open."""

from collections.abc import Sequence

from panel_tui.domain.carried import CarriedStep
from panel_tui.domain.case import Case
from panel_tui.domain.child import Hearing, Progress
from panel_tui.domain.document import Block, Grid, Paragraph
from panel_tui.domain.ledger import LedgerEntry, ledger_changes, still_standing
from panel_tui.domain.words import say_date


def last_heard(heard: Hearing) -> str:
    """When, where and with what decision the child was heard before, on one line."""
    words = heard.decision or "; ".join(heard.outcomes) or "no decision was recorded"
    said = f"put off: {heard.put_off}" if heard.put_off else words
    advisory = " (advisory, not confirmed)" if heard.advisory else ""
    return f"{say_date(heard.on)}, {heard.title}: {said}{advisory}"


def carried_blocks(case: Case) -> tuple[Block, ...]:
    """What was open from earlier meetings, and what became of each; nothing where nothing was."""
    if case.carried is None or not case.carried.steps:
        return ()
    rows = tuple(
        (
            each.standing.step.follow_up.what,
            each.standing.step.follow_up.owner,
            _due(each),
            what_became([said for said in case.settled if said.key == each.standing.step.key]),
        )
        for each in case.carried.steps
    )
    columns = ("Open from before", "Who", "By when", "What became of it")
    return (Grid(columns=columns, rows=rows),)


def what_became(settled: Sequence[Progress]) -> str:
    """What a meeting heard of something that was open."""
    return "; ".join(_said(each) for each in settled) or "not taken up"


def earlier_entries(case: Case, option_id: str) -> tuple[LedgerEntry, ...]:
    """What earlier meetings said of an option and this one did not touch."""
    standing = still_standing(_earlier(case), case.options)
    return tuple(each for each in standing if each.option == option_id)


def ledger_blocks(case: Case) -> tuple[Block, ...]:
    """What changed in the ledger since the child was last heard, and why."""
    earlier = _earlier(case)
    if not earlier:
        return ()
    since = f"Changed since {say_date(max(each.on for each in earlier))}"
    names = {each.key: each.name for each in earlier}
    rows = tuple(
        (names.get((each.option, each.detail), ""), each.words, each.why)
        for each in ledger_changes(earlier, case.options)
        if each.was
    )
    if not rows:
        return (Paragraph(label=since, text="Nothing."),)
    return (Grid(columns=(since, "How", "Why"), rows=rows),)


def _earlier(case: Case) -> tuple[LedgerEntry, ...]:
    return case.carried.heard.options if case.carried and case.carried.heard else ()


def _due(carried: CarriedStep) -> str:
    standing = carried.standing
    times = len(standing.extensions)
    history = [f"extended {times} time{'s' if times > 1 else ''}"] if times else []
    history += [f"escalated to {each.to}" for each in standing.escalations]
    day = say_date(carried.due_on) if carried.due_on else "no date"
    return f"{day} ({', '.join(history)})" if history else day


def _said(progress: Progress) -> str:
    because = f": {progress.because}" if progress.because else ""
    if progress.kind == "extended" and progress.until:
        return f"extended to {say_date(progress.until)}{because}"
    if progress.kind == "escalated":
        return f"escalated to {progress.to}{because}"
    return f"done on {say_date(progress.on)}{because}"
