"""Sample values for tests: a small template, an agenda, an open meeting, and the moments of a panel day."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import Any, TypeVar

from panel_tui.domain.agenda import Agenda, AgendaSlot, CaseFacts
from panel_tui.domain.applying import apply
from panel_tui.domain.change import MeetingChange, Moment
from panel_tui.domain.changes import Change
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.opening import KnownChild, OpenMeeting
from panel_tui.domain.template import MeetingTemplate

Made = TypeVar("Made")

PANEL_DAY = date(2026, 12, 3)
MEETING_ID = "2026-12-03-test-panel"
TEMPLATE: dict[str, Any] = {
    "id": "test-panel",
    "title": "Test Panel",
    "authority": "Exampleshire",
    "version": "1",
    "source": {"document": "A guide", "section": "Panel"},
    "heard_as": "permanence-panel",
    "slot": {
        "length_minutes": 20,
        "warn_at_minutes": [5, 2],
        "least_minutes": 10,
        "source": {"document": "A guide"},
    },
    "attendance": {
        "roles": [
            {
                "id": "chair",
                "title": "Group Manager",
                "attends": "member",
                "may_chair": True,
                "counts_for_quorum": True,
            },
            {"id": "iro", "title": "IRO Manager", "attends": "member", "counts_for_quorum": True},
            {
                "id": "fostering",
                "title": "Fostering Manager",
                "attends": "member",
                "may_chair": True,
                "counts_for_quorum": True,
            },
            {"id": "social-worker", "title": "Social worker", "attends": "required"},
        ],
        "quorum": {"least": 2, "source": {"document": "ours", "ours": True}},
        "source": {"document": "A guide"},
    },
    "papers": {
        "documents": [
            {
                "id": "care-plan",
                "title": "Care plan",
                "names": ["care plan"],
                "source": {"document": "A guide"},
            }
        ],
        "source": {"document": "A guide"},
    },
    "prompts": [
        {
            "id": each,
            "title": title,
            "question": question,
            "source": {"document": "A guide"},
        }
        for each, title, question in (
            ("return-home", "Return home", "Can the child return home safely?"),
            ("family", "Family and friends", "Has the family met?"),
            ("siblings", "Siblings", "Is there a sibling assessment?"),
        )
    ],
    "sections": [
        {"id": "attendance", "title": "Who was there", "kind": "attendance"},
        {"id": "documents", "title": "Documents", "kind": "documents"},
        {"id": "context", "title": "Context", "kind": "text"},
        {"id": "views", "title": "Views", "kind": "views"},
        {"id": "discussion", "title": "Discussion", "kind": "prompts"},
        {
            "id": "contact",
            "title": "Contact plan",
            "kind": "table",
            "columns": ["Who", "How often"],
        },
        {
            "id": "limb",
            "title": "Why now",
            "kind": "choice",
            "choices": [
                {"id": "in-care", "title": "In care"},
                {"id": "at-home", "title": "At home"},
            ],
        },
        {"id": "options", "title": "Options", "kind": "options"},
        {"id": "decision", "title": "Decision", "kind": "decision"},
        {"id": "actions", "title": "Actions", "kind": "actions"},
        {"id": "signature", "title": "Sign-off", "kind": "signature"},
    ],
    "views": [
        {"id": "child", "title": "The child", "must_ask": True},
        {"id": "parents", "title": "Parents"},
    ],
    "options": [
        {"id": each, "title": title, "source": {"document": "A guide"}}
        for each, title in (
            ("home", "Return home"),
            ("guardianship", "Special guardianship"),
            ("fostering", "Long-term fostering"),
            ("adoption", "Adoption"),
        )
    ],
    "outcomes": [
        {"id": "track", "title": "Track", "source": {"document": "A guide"}},
        {
            "id": "fostering-agreed",
            "title": "Long-term fostering agreed",
            "marks": "long-term-fostering-agreed",
            "follow_ups": [
                {
                    "id": "matching-report",
                    "what": "Write the matching report",
                    "owner": "Social worker",
                    "within": {"amount": 4, "unit": "weeks"},
                    "done_by": "matching-report",
                    "source": {"document": "A guide"},
                },
                {
                    "id": "approve-match",
                    "what": "Approve the match",
                    "owner": "Fostering panel",
                    "within": {"amount": 2, "unit": "weeks"},
                    "done_by": "match-approved",
                    "after": "matching-report",
                    "source": {"document": "A guide"},
                },
            ],
            "source": {"document": "A guide"},
        },
    ],
    "limits": [
        {
            "id": "first-panel",
            "title": "First panel",
            "starts": ["became-looked-after"],
            "earliest": {"amount": 4, "unit": "weeks"},
            "latest": {"amount": 6, "unit": "weeks"},
            "met_by": ["permanence-panel"],
            "source": "A guide",
        },
        {
            "id": "tracking",
            "title": "Tracking",
            "starts": ["permanence-panel", "tracking-meeting"],
            "latest": {"amount": 8, "unit": "weeks"},
            "until": ["permanence-achieved"],
            "source": "A guide",
        },
    ],
    "minutes": {
        "available_within": {"amount": 5, "unit": "working days"},
        "uploaded_within": {"amount": 7, "unit": "working days"},
        "approved_by": "Chair",
        "source": {"document": "A guide", "section": "Minutes"},
    },
}


def template(**changed: Any) -> MeetingTemplate:
    """The test template, with some of its parts replaced."""
    return MeetingTemplate.model_validate(TEMPLATE | changed)


def at(hour: int, minute: int = 0, second: int = 0, *, day: date = PANEL_DAY) -> datetime:
    """A time on the panel day (winter: London is at UTC)."""
    return datetime.combine(day, time(hour, minute, second), tzinfo=UTC)


def moment(hour: int, minute: int = 0, *, by: str = "Colin Marsh", day: date = PANEL_DAY) -> Moment:
    """When something was done on the panel day, and by whom."""
    return Moment(at=at(hour, minute, day=day), by=by)


def facts(number: int, **changed: Any) -> CaseFacts:
    """An invented child: C-1 is A.B., C-2 is B.C. and so on."""
    letters = f"{chr(64 + number)}.{chr(65 + number)}."
    known = {
        "case_id": f"C-{number}",
        "child": letters,
        "born": date(2019, 1, number),
        "looked_after_since": date(2026, 11, 2),
        "social_worker": "Tom Okafor",
    }
    return CaseFacts.model_validate(known | changed)


def agenda(**changed: Any) -> Agenda:
    """Three slots: one child, two siblings, a break, one child."""
    slots = (
        AgendaSlot(starts=time(10, 0), minutes=20, cases=(facts(1),)),
        AgendaSlot(
            starts=time(10, 20),
            minutes=20,
            cases=(facts(2, sibling_group="M1"), facts(3, sibling_group="M1")),
        ),
        AgendaSlot(starts=time(10, 40), minutes=15, title="Break"),
        AgendaSlot(starts=time(10, 55), minutes=20, cases=(facts(4),)),
    )
    known = {
        "date": PANEL_DAY,
        "start": time(10, 0),
        "venue": "Room 2",
        "chair": "Patricia Adeyemi",
        "minute_taker": "Colin Marsh",
        "slots": slots,
    }
    return Agenda.model_validate(known | changed)


def opening(
    read: Agenda | None = None, kind: MeetingTemplate | None = None, meeting_id: str = MEETING_ID
) -> OpenMeeting:
    """The change that opens the meeting of an agenda; child ids are `child-1` and so on."""
    read = read or agenda()
    children = tuple(
        KnownChild(case_id=case.case_id, child_id=f"child-{number}")
        for number, case in enumerate(read.cases, start=1)
    )
    return OpenMeeting(
        meeting_id=meeting_id, template=kind or template(), agenda=read, children=children
    )


def opened(read: Agenda | None = None, kind: MeetingTemplate | None = None) -> Meeting:
    """A meeting just opened, an hour before it begins."""
    return opening(read, kind).apply(None, moment(9))


def of_meeting(kind: Callable[..., Made], **fields: Any) -> Made:
    """A change to the test meeting."""
    return kind(meeting_id=MEETING_ID, **fields)


def after(meeting: Meeting, *steps: tuple[Change, Moment]) -> Meeting:
    """The meeting after some changes, each at its moment."""
    for change, when in steps:
        whole = change.completed(meeting, when) if isinstance(change, MeetingChange) else change
        changed = apply(meeting, whole, when)
        assert isinstance(changed, Meeting)
        meeting = changed
    return meeting
