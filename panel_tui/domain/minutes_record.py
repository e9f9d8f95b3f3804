"""The parts of the minutes that say what was before the meeting, said, decided and left.

Every function here makes the blocks of one kind of section, and takes the same three values.
"""

from datetime import date

from panel_tui.domain.case import Case, Decision, Note
from panel_tui.domain.document import Block, Bullets, Grid, Paragraph, Part
from panel_tui.domain.ledger import OptionEntry
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.minutes_carried import carried_blocks, earlier_entries, ledger_blocks
from panel_tui.domain.open_points import applying_prompts
from panel_tui.domain.paper_findings import NO_PAPER, Finding
from panel_tui.domain.paper_standing import standing
from panel_tui.domain.route import follow_ups_of
from panel_tui.domain.template import Section
from panel_tui.domain.words import LONDON, say_date, say_time

NOTHING = Paragraph(text="Nothing recorded.")


def document_blocks(meeting: Meeting, case: Case, section: Section) -> tuple[Block, ...]:
    """The documents that the template asks for, and how each one came: as said by hand, else as checked."""
    child = meeting.circumstances(case.case_id)
    by_hand = {paper.paper: paper for paper in case.papers}
    due_at = meeting.paper_check.due_at if meeting.paper_check else None
    checked = {each.paper: each for each in standing(case, case.paper_findings, due_at)}
    rows: list[tuple[str, str, str, str]] = []
    for paper in meeting.template.documents:
        if paper.id in by_hand:
            seen = by_hand[paper.id]
            rows.append((paper.title, seen.state, _dated(seen.dated), seen.remark))
        elif not paper.required.holds(child):
            continue
        elif paper.id in checked:
            rows.append((paper.title, *_as_checked(checked[paper.id])))
        else:
            rows.append((paper.title, "not recorded", "", ""))
    if not rows:
        return (NOTHING,)
    return (Grid(columns=("Document", "State", "Dated", "Remark"), rows=tuple(rows)),)


def _as_checked(finding: Finding) -> tuple[str, str, str]:
    """State, date and remark of a document: the record says what the panel had, and names no file."""
    there = finding.state not in NO_PAPER
    state = {"complete": "received", "duplicate": "received", "unread": "received"}.get(
        finding.state, finding.state if there else "missing"
    )
    return state, _dated(finding.dated) if finding.files and there else "", finding.reason


def _dated(day: date | None) -> str:
    return say_date(day) if day else "no date"


def prompt_blocks(meeting: Meeting, case: Case, section: Section) -> tuple[Block, ...]:
    """Every prompt with its state, and what was said under it; none is open once the case is over."""
    applying = {prompt.id for prompt in applying_prompts(meeting, case.case_id)}
    over = meeting.ended_at(case.case_id) or not case.heard_here
    without_mark = "not reached" if over else "open"
    blocks: list[Block] = []
    for prompt in meeting.template.prompts:
        mark = case.mark(prompt.id)
        notes = _notes(case, prompt.id)
        state = mark.state if mark else without_mark
        if mark is None and prompt.id not in applying:
            state = "does not apply to this child"
        elif state == "not reached" and notes:
            state = "not reached, though notes were taken"
        inner: list[Paragraph | Bullets | Grid] = [
            Paragraph(label="Asked", text=prompt.question),
            Paragraph(label="State", text=state),
        ]
        if mark and mark.reason:
            label = "Because" if mark.state == "not applicable" else "Evidence"
            inner.append(Paragraph(label=label, text=mark.reason))
        inner += [Paragraph(text=note.text) for note in notes]
        blocks.append(Part(title=prompt.title, blocks=tuple(inner)))
    return tuple(blocks)


def text_blocks(meeting: Meeting, case: Case, section: Section) -> tuple[Block, ...]:
    """The words of a text section."""
    return tuple(Paragraph(text=note.text) for note in _notes(case, section.id)) or (NOTHING,)


def table_blocks(meeting: Meeting, case: Case, section: Section) -> tuple[Block, ...]:
    """The rows of a table section."""
    rows = next((table.rows for table in case.tables if table.section == section.id), ())
    return (Grid(columns=section.columns, rows=rows),) if rows else (NOTHING,)


def choice_blocks(meeting: Meeting, case: Case, section: Section) -> tuple[Block, ...]:
    """The answers taken in a choice section."""
    chosen = next((each.choices for each in case.chosen if each.section == section.id), ())
    titles = tuple(choice.title for choice in section.choices if choice.id in chosen)
    return (Bullets(items=titles),) if titles else (NOTHING,)


def view_blocks(meeting: Meeting, case: Case, section: Section) -> tuple[Block, ...]:
    """Each person's views with source and date, in the template's order: the child first."""
    blocks: list[Block] = []
    for asked in meeting.template.views:
        view = next((each for each in case.views if each.view == asked.id), None)
        if view is None:
            if asked.must_ask:
                blocks.append(Paragraph(label=asked.title, text="Not recorded."))
            continue
        known = [view.source, say_date(view.dated) if view.dated else ""]
        source = ", ".join(each for each in known if each)
        blocks.append(Paragraph(label=asked.title, text=view.text))
        if source:
            blocks.append(Paragraph(label="Source", text=source))
    return tuple(blocks) or (NOTHING,)


def option_blocks(meeting: Meeting, case: Case, section: Section) -> tuple[Block, ...]:
    """The options ledger: every option of the template, considered or not."""
    blocks: list[Block] = []
    for option in meeting.template.options:
        entries = [entry for entry in case.options if entry.option == option.id]
        earlier = earlier_entries(case, option.id)
        if not entries and not earlier:
            text = Paragraph(text="Not considered at this meeting.")
            blocks.append(Part(title=option.title, blocks=(text,)))
        for entry in entries:
            title = f"{option.title}: {entry.detail}" if entry.detail else option.title
            blocks.append(Part(title=title, blocks=_option_lines(entry)))
        for before in earlier:
            stands = Paragraph(text=f"Not taken up. As it was said on {say_date(before.on)}:")
            blocks.append(Part(title=before.name, blocks=(stands, *_option_lines(before))))
    return (*blocks, *ledger_blocks(case)) or (NOTHING,)


def decision_blocks(meeting: Meeting, case: Case, section: Section) -> tuple[Block, ...]:
    """The decision, findable; its rationale, the steps it starts, and who did not agree."""
    if not case.heard_here:
        blocks = _put_off(meeting, case)
    elif case.decision:
        blocks = _decided(meeting, case, case.decision)
    else:
        blocks = [Paragraph(text="No decision was recorded.")]
    return (*blocks, *_dissents(case), *_read_back(meeting, case))


def _read_back(meeting: Meeting, case: Case) -> list[Block]:
    if case.read_back is None or not case.heard_here:
        return []
    at = case.read_back.at
    day = at.astimezone(LONDON).date()
    later = "" if day == meeting.heard_on(case.case_id) else f" on {say_date(day)}"
    return [Paragraph(text=f"Read back and confirmed at {say_time(at)}{later}.")]


def _put_off(meeting: Meeting, case: Case) -> list[Block]:
    blocks: list[Block] = []
    if case.deferral:
        back = case.deferral.return_on
        words = f"Returns on {say_date(back)}." if back else "No return date was set."
        blocks.append(Paragraph(label="Deferred", text=case.deferral.reason))
        blocks.append(Paragraph(label="Return", text=words))
        if meeting.next_panel:
            blocks.append(Paragraph(label="Next panel", text=f"{say_date(meeting.next_panel)}."))
    if case.withdrawal:
        blocks.append(Paragraph(label="Withdrawn", text=case.withdrawal.reason))
    if case.decision:
        said = Paragraph(label="Said before, and not decided", text=case.decision.text)
        blocks.append(said)
    return blocks


def _decided(meeting: Meeting, case: Case, decision: Decision) -> list[Block]:
    blocks: list[Block] = [Paragraph(label="Decision", text=decision.text)]
    outcomes = [meeting.template.outcome(outcome_id) for outcome_id in decision.outcomes]
    titles = tuple(outcome.title for outcome in outcomes if outcome)
    if titles:
        blocks.append(Paragraph(label="Outcome", text="; ".join(titles)))
    if decision.advisory:
        confirmed = f"Confirmed by {decision.confirmed_by}." if decision.confirmed_by else ""
        waits = "The meeting was not quorate: this is advisory until it is confirmed."
        blocks.append(Paragraph(label="Standing", text=confirmed or waits))
    rationale = decision.rationale or "No rationale was recorded."
    blocks.append(Paragraph(label="Rationale", text=rationale))
    steps = tuple(
        f"{step.what} ({step.owner}){_agreed(decision.agreed_on(step.id))}"
        for step in follow_ups_of(meeting, case.case_id, decision.outcomes)
    )
    if steps:
        blocks += [Paragraph(text="What this starts:"), Bullets(items=steps)]
    return blocks


def _agreed(on: date | None) -> str:
    return f", agreed for {say_date(on)}" if on else ""


def action_blocks(meeting: Meeting, case: Case, section: Section) -> tuple[Block, ...]:
    """What was open from before and became of it; then the actions, numbered for this child."""
    carried = carried_blocks(case)
    if not case.actions:
        return (*carried, Paragraph(text="No actions were agreed."))
    rows = tuple(
        (
            str(number),
            action.what,
            action.owner,
            say_date(action.due) if action.due else "no date",
            action.measure,
        )
        for number, action in enumerate(case.actions, start=1)
    )
    columns = ("No.", "Action", "Who", "By when", "How we shall know")
    return (*carried, Grid(columns=columns, rows=rows))


def _notes(case: Case, place: str) -> list[Note]:
    return sorted((note for note in case.notes if note.place == place), key=lambda note: note.at)


def _option_lines(entry: OptionEntry) -> tuple[Paragraph, ...]:
    lines = (
        ("Status", entry.status),
        ("Reason", entry.reason),
        ("Strengths", entry.strengths),
        ("Risks", entry.risks),
        ("Support", entry.support),
    )
    return tuple(Paragraph(label=label, text=text) for label, text in lines if text)


def _dissents(case: Case) -> list[Block]:
    blocks: list[Block] = []
    for dissent in case.dissents:
        when = f" by {say_date(dissent.due)}" if dissent.due else ""
        why = Paragraph(label="Because", text=dissent.why)
        blocks += [
            Paragraph(label="Not agreed", text=f"{dissent.who}: {dissent.what}"),
            *([why] if dissent.why else []),
            Paragraph(label="To be resolved", text=f"{dissent.route}: {dissent.owner}{when}"),
        ]
    return blocks
