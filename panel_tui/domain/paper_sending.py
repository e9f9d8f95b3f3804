"""Distribution: which papers go to which member, and that they went, against the template's limit.

A member who declared an interest in a case and takes no part in it is not sent its papers (ours).
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Literal, NamedTuple, Self

from panel_tui.domain.change import MeetingChange, Moment
from panel_tui.domain.meeting import Meeting, PapersSent
from panel_tui.domain.model import Name, Refused, listed, same_person
from panel_tui.domain.paper_findings import NO_PAPER, Finding
from panel_tui.domain.paper_grid import PaperGrid
from panel_tui.domain.paper_standing import came_on
from panel_tui.domain.roster import roster
from panel_tui.domain.words import LONDON, say_date


class SendPapers(MeetingChange):
    """The papers of some cases, or of every case still heard here, went to a member on a day."""

    kind: Literal["send papers"] = "send papers"
    to: Name
    case_ids: tuple[Name, ...] = ()
    on: date
    sent_by: Name

    def completed(self, meeting: Meeting, moment: Moment) -> Self:
        """This change with the cases it means."""
        return self if self.case_ids else self.changed(case_ids=_cases_for(meeting, self.to))

    def apply(self, meeting: Meeting, moment: Moment) -> Meeting:
        """The meeting with what was sent.

        Raises:
            Refused: a case is not on the agenda, the member takes no part in it, there is none to
                send, or the day is still to come.
        """
        case_ids = self.completed(meeting, moment).case_ids
        if not case_ids:
            raise Refused(f"There is no case of which {self.to} is sent the papers.")
        if self.on > moment.at.astimezone(LONDON).date():
            raise Refused(f"{say_date(self.on)} is still to come: give the day on which they went.")
        barred = [each for each in case_ids if _stands_down(meeting, each, self.to)]
        if barred:
            raise Refused(
                f"{self.to} declared an interest in {listed(barred)} and takes no part: "
                "leave those papers out."
            )
        sent = PapersSent(
            to=self.to,
            case_ids=case_ids,
            on=self.on,
            by=self.sent_by,
            at=moment.at,
        )
        return meeting.changed(papers_sent=(*meeting.papers_sent, sent))


class Enclosure(NamedTuple):
    """The papers of a case that are there to be sent, by title and by file."""

    case_id: str
    titles: tuple[str, ...]
    files: tuple[str, ...]


class Parcel(NamedTuple):
    """What goes to one member. `name` is empty where nobody is named for the role yet.

    `withheld` are cases in which the member takes no part; `to_send` those not sent yet, or
    of which a paper came on a later day than they went.
    """

    name: str
    role: str
    enclosures: tuple[Enclosure, ...]
    withheld: tuple[str, ...]
    to_send: tuple[str, ...]
    sent: tuple[PapersSent, ...]
    late: bool


def parcels(
    meeting: Meeting,
    people: Sequence[tuple[str, str]],
    grid: PaperGrid,
    sent_out_at: datetime | None,
    now: datetime,
) -> tuple[Parcel, ...]:
    """What goes to each member, in the order of the attendance, and to who else was sent papers.

    `people` are as in `roster`.
    """
    members = [
        (seat.name, _title(meeting, seat.role, seat.part))
        for seat in roster(meeting, people, None)
        if seat.group == "members"
    ]
    for each in meeting.papers_sent:
        if not any(same_person(each.to, name) for name, _ in members):
            members.append((each.to, ""))
    return tuple(_parcel(meeting, *member, grid, sent_out_at, now) for member in members)


def _parcel(
    meeting: Meeting,
    name: str,
    role: str,
    grid: PaperGrid,
    sent_out_at: datetime | None,
    now: datetime,
) -> Parcel:
    sent = tuple(each for each in meeting.papers_sent if name and same_person(each.to, name))
    cases = _cases_for(meeting, name)
    to_send = tuple(
        case_id
        for case_id in cases
        if not any(case_id in each.case_ids and _is_all(grid, case_id, each) for each in sent)
    )
    return Parcel(
        name,
        role,
        enclosures=tuple(_enclosure(grid, case_id) for case_id in cases),
        withheld=tuple(
            case.case_id for case in meeting.cases if case.heard_here and case.case_id not in cases
        ),
        to_send=to_send,
        sent=sent,
        late=sent_out_at is not None and _is_late(sent, to_send, sent_out_at, now),
    )


def _is_late(
    sent: Sequence[PapersSent], to_send: Sequence[str], limit: datetime, now: datetime
) -> bool:
    last_day = limit.astimezone(LONDON).date()
    return bool(to_send and now > limit) or any(each.on > last_day for each in sent)


def _there(grid: PaperGrid, case_id: str) -> list[Finding]:
    """The documents of a case that are there to be sent."""
    row = next((row for row in grid.rows if row.case_id == case_id), None)
    findings = row.findings if row else ()
    return [each for each in findings if each.files and each.state not in NO_PAPER]


def _is_all(grid: PaperGrid, case_id: str, sent: PapersSent) -> bool:
    """Whether none of those documents came on a later day, and after it was noted that they went."""
    return not any(
        (day := came_on(each)) and day > sent.on and each.seen_at and each.seen_at > sent.at
        for each in _there(grid, case_id)
    )


def _enclosure(grid: PaperGrid, case_id: str) -> Enclosure:
    there = _there(grid, case_id)
    return Enclosure(
        case_id,
        titles=tuple(grid.paper(each.paper).title for each in there),
        files=tuple(dict.fromkeys(each.files[0] for each in there)),
    )


def _cases_for(meeting: Meeting, name: str) -> tuple[str, ...]:
    return tuple(
        case.case_id
        for case in meeting.cases
        if case.heard_here and not _stands_down(meeting, case.case_id, name)
    )


def _stands_down(meeting: Meeting, case_id: str, name: str) -> bool:
    return any(
        same_person(each.person, name) and not each.takes_part
        for each in meeting.case(case_id).declarations
    )


def _title(meeting: Meeting, role_id: str | None, part: str) -> str:
    role = meeting.template.role(role_id) if role_id else None
    return role.title if role else part
