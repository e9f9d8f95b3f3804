"""`panel-tui papers distribution` and `sent`: what goes to which member, and that it went."""

from argparse import Namespace
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from panel_tui.domain.meeting import Meeting
from panel_tui.domain.paper_limits import sent_out_at
from panel_tui.domain.paper_sending import Parcel, SendPapers, parcels
from panel_tui.domain.words import LONDON, say_date
from panel_tui.headless.ending import DONE, INCOMPLETE
from panel_tui.headless.papers import last_check
from panel_tui.headless.printing import give, tell
from panel_tui.headless.workplace import read_day, workplace


def distribution(args: Namespace) -> int:
    """Print what goes to which member, and whether it went; 1 while something is to be sent."""
    place = workplace(args)
    with place.session() as session:
        meeting = session.meeting(args.meeting)
    grid, _ = last_check(meeting)
    limit = sent_out_at(meeting, place.calendar)
    people = [(each.name, each.role) for each in place.settings.people]
    found = parcels(meeting, people, grid, limit, place.clock.now())
    give(args, _parcel_lines(found), _parcels_as_json(meeting, found, limit))
    if limit:
        tell(f"Due out by {say_date(limit.astimezone(LONDON).date())}.")
    return INCOMPLETE if any(each.to_send or each.late for each in found) else DONE


def sent(args: Namespace) -> int:
    """Record that the papers of some cases, or of all, went to a member."""
    place = workplace(args)
    day = read_day("--at", args.at, place.today) or place.today
    with place.session() as session:
        session.meeting(args.meeting)
        session.do(
            SendPapers(
                meeting_id=args.meeting,
                to=args.to,
                case_ids=tuple(dict.fromkeys(args.cases)),
                on=day,
                sent_by=args.by,
            )
        )
        last = session.meeting(args.meeting).papers_sent[-1]
    give(
        args,
        [f"{last.to}  sent {say_date(last.on)} by {last.by}  {', '.join(last.case_ids)}"],
        {
            "to": last.to,
            "cases": list(last.case_ids),
            "on": last.on.isoformat(),
            "by": last.by,
        },
    )
    return DONE


def _parcel_lines(found: Iterable[Parcel]) -> Iterator[str]:
    for number, parcel in enumerate(found):
        if number:
            yield ""
        yield f"{parcel.name or 'nobody named'}  {parcel.role}{'  late' if parcel.late else ''}"
        for enclosure in parcel.enclosures:
            waits = "to send" if enclosure.case_id in parcel.to_send else "sent"
            titles = ", ".join(enclosure.titles) or "no papers yet"
            yield f"  {enclosure.case_id}  {waits}  {titles}"
        for each in parcel.sent:
            yield f"  Sent {say_date(each.on)} by {each.by}: {', '.join(each.case_ids)}"
        if parcel.withheld:
            yield f"  Not sent, since an interest was declared: {', '.join(parcel.withheld)}"


def _parcels_as_json(
    meeting: Meeting, found: Iterable[Parcel], limit: datetime | None
) -> dict[str, Any]:
    return {
        "meeting": meeting.id,
        "due_out_at": limit.astimezone(LONDON).isoformat() if limit else None,
        "members": [
            {
                "name": parcel.name,
                "role": parcel.role,
                "late": parcel.late,
                "cases": [
                    {
                        "case_id": each.case_id,
                        "papers": list(each.titles),
                        "files": list(each.files),
                        "sent": each.case_id not in parcel.to_send,
                    }
                    for each in parcel.enclosures
                ],
                "sent": [
                    {"on": each.on.isoformat(), "by": each.by, "cases": list(each.case_ids)}
                    for each in parcel.sent
                ],
                "withheld": list(parcel.withheld),
            }
            for parcel in found
        ],
    }
