"""`panel-tui papers show`, `chase`, `waive` and `received`: the last check, whom to ask, what people say."""

from argparse import Namespace
from datetime import datetime
from typing import Any

from panel_tui.domain.meeting import Meeting
from panel_tui.domain.model import Refused
from panel_tui.domain.paper_chase import Chase, chase_lines, chases
from panel_tui.domain.paper_grid import PaperGrid, kept_grid
from panel_tui.domain.paper_standing import ReceivePaper, WaivePaper
from panel_tui.domain.paper_words import tally_words
from panel_tui.domain.words import LONDON, say_date, say_time
from panel_tui.headless.ending import DONE, INCOMPLETE
from panel_tui.headless.paper_words import give_grid
from panel_tui.headless.printing import give, tell
from panel_tui.headless.workplace import read_day, workplace


def show(args: Namespace) -> int:
    """Print the last check of a meeting as it stands now; 1 unless all is ready."""
    with workplace(args).session() as session:
        meeting = session.meeting(args.meeting)
    grid, at = last_check(meeting)
    give_grid(args, meeting, grid, at)
    tell(f"Checked {say_date(at.astimezone(LONDON).date())}, {say_time(at)}.", tally_words(grid))
    return DONE if grid.ready else INCOMPLETE


def chase(args: Namespace) -> int:
    """Print what each social worker is asked for after the last check; 1 if anything is."""
    with workplace(args).session() as session:
        meeting = session.meeting(args.meeting)
    grid, _ = last_check(meeting)
    asked = chases(meeting, grid)
    give(args, chase_lines(meeting, grid), [_chase_as_json(each) for each in asked])
    if not asked:
        tell("There is nothing to ask for.")
    return INCOMPLETE if asked else DONE


def waive(args: Namespace) -> int:
    """Record that a case is heard without a paper, or with it as it is: who says so, and why."""
    waiver = WaivePaper(
        meeting_id=args.meeting,
        case_ids=(args.case,),
        paper=args.paper,
        waived_by=args.by,
        reason=args.because,
    )
    with workplace(args).session() as session:
        session.meeting(args.meeting)
        session.do(waiver)
    value = {"case_id": args.case, "paper": args.paper, "by": args.by, "because": args.because}
    give(args, [f"{args.case}  {args.paper}  waived by {args.by}: {args.because}"], value)
    return DONE


def received(args: Namespace) -> int:
    """Record the day on which a paper came."""
    place = workplace(args)
    day = read_day("--at", args.at, place.today) or place.today
    with place.session() as session:
        session.meeting(args.meeting)
        session.do(
            ReceivePaper(meeting_id=args.meeting, case_ids=(args.case,), paper=args.paper, on=day)
        )
    value = {"case_id": args.case, "paper": args.paper, "on": day.isoformat()}
    give(args, [f"{args.case}  {args.paper}  came {say_date(day)}"], value)
    return DONE


def last_check(meeting: Meeting) -> tuple[PaperGrid, datetime]:
    """The last check of a meeting, and when it was made.

    Raises:
        Refused: there was none.
    """
    grid = kept_grid(meeting)
    if grid is None or meeting.paper_check is None:
        raise Refused(
            f"The papers of {meeting.id} have not been checked yet: see `panel-tui check --help`."
        )
    return grid, meeting.paper_check.at


def _chase_as_json(chase: Chase) -> dict[str, Any]:
    return {
        "social_worker": chase.social_worker,
        "team_manager": chase.team_manager,
        "wanted": [
            {
                "case_id": each.case_id,
                "paper": each.finding.paper,
                "state": each.finding.state,
                "words": each.words,
            }
            for each in chase.wanted
        ],
    }
