"""Meetings as people might have run them, with any words in any place."""

from datetime import date, timedelta
from random import Random

from panel_tui.domain.actions import AddAction, ChangeAction
from panel_tui.domain.attendance import (
    ActAsChair,
    ChairMeeting,
    Declare,
    MarkComplex,
    MarkLeft,
    MarkPresent,
    SendApologies,
    TakeMinutes,
)
from panel_tui.domain.case import AgreedDate, EventDate
from panel_tui.domain.changes import Change
from panel_tui.domain.decisions import ConfirmDecision, ConfirmReadBack, Decide, RecordDissent
from panel_tui.domain.finishing import FinishSlot
from panel_tui.domain.model import Refused
from panel_tui.domain.notes import Choose, FillTable, RecordPaper, RecordView, WriteNote
from panel_tui.domain.options import SetOption
from panel_tui.domain.prompts import EvidenceAction, SetPrompt
from panel_tui.domain.slots import (
    AddMinutes,
    DeferCase,
    PauseSlot,
    ResumeSlot,
    StartSlot,
    WithdrawCase,
)
from panel_tui.domain.stated_times import CloseCase
from tests.forms.working import Desk
from tests.hostile import SHORT
from tests.making import PANEL_DAY, at, of_meeting

WORDS = [
    *SHORT.values(),
    "Said plainly.",
    "Two lines,\nthe second.",
    "State: covered\nBecause: no\nNotes:\n- Who: he",
    "## Return home [return-home]\n> Can the child return home safely?",
    "\\## Return home [return-home]\n\\> quoted\n\\State: open",
    "Shared note: mine",
    "a | b \\| c \\\\ d\\",
    "other: Group Manager, other: x",
    "x from 10:00 | 11:15",
    " because of that, because",
]
_PEOPLE = ("Patricia Adeyemi", "Ngozi Bright", "Tom Okafor", "Jane | Sutton", "other: Zoë")
_PROMPTS = ("return-home", "family", "siblings")
_OPTIONS = ("home", "guardianship", "fostering", "adoption")
_STATUSES = ("preferred", "contingency (i)", "contingency (ii)", "parallel", "ruled out")


class Anything:
    """Makes changes with a random source; `say` gives any words, `line` any that are not nothing."""

    def __init__(self, rng: Random, desk: Desk) -> None:
        """Changes to the meeting of a desk."""
        self.rng, self.desk = rng, desk

    def say(self) -> str:
        """Any words, or none."""
        return self.rng.choice(WORDS)

    def line(self) -> str:
        """Any words that show something on a line."""
        return f"{self.say()} {self.rng.choice(('x', 'Zoë', '1'))}"

    def day(self) -> date:
        """A day around the meeting."""
        return PANEL_DAY + timedelta(days=self.rng.randrange(1, 60))

    def some(self) -> tuple[str, ...]:
        """The cases that a person has in hand: one, or both that share a slot."""
        return self.rng.choice((("C-1",), ("C-2",), ("C-3",), ("C-2", "C-3"), ("C-4",)))

    def people(self) -> list[Change]:
        """Who is there before anything is said."""
        changes: list[Change] = []
        for name in _PEOPLE:
            seat = self.rng.choice(
                (
                    {"role": "chair"},
                    {"role": "iro"},
                    {"part": self.line()},
                    {},
                    {"role": "iro", "part": "x"},
                )
            )
            joined = at(9, self.rng.randrange(60))
            person = {"name": name, **seat}
            if self.rng.random() < 0.2:
                changes.append(of_meeting(SendApologies, **person))
                continue
            changes.append(of_meeting(MarkPresent, **person, joined_at=joined))
            if self.rng.random() < 0.5:
                left = at(10, self.rng.randrange(1, 60))
                changes.append(of_meeting(MarkLeft, name=name, left_at=left))
                if self.rng.random() < 0.5:
                    again = {**person, "joined_at": left + timedelta(minutes=self.rng.randrange(9))}
                    changes.append(of_meeting(MarkPresent, **again))
        handed = at(10, self.rng.randrange(60))
        changes.append(of_meeting(ChairMeeting, name=self.line(), since=handed))
        changes.append(of_meeting(TakeMinutes, name="Jane Sutton", since=handed))
        return changes

    def something(self) -> list[Change]:
        """Something that is recorded about a case, or several."""
        rng, head = self.rng, {"case_ids": self.some()}
        one = {"case_ids": head["case_ids"][:1]}
        prompt = {**head, "prompt": rng.choice(_PROMPTS), "reason": self.say()}
        evidence = EvidenceAction(owner=self.line(), what=self.line(), due=self.day())
        action = {
            "owner": self.line(),
            "what": self.line(),
            "measure": rng.choice(("", self.line())),
        }
        view = {"view": rng.choice(("child", "parents")), "source": self.say()}
        option = {"option": rng.choice(_OPTIONS), "detail": rng.choice(("", self.say()))}
        ways: tuple[list[Change], ...] = (
            [
                of_meeting(
                    WriteNote, **head, place=rng.choice((*_PROMPTS, "context")), text=self.say()
                )
            ],
            [
                of_meeting(
                    WriteNote, **head, place=rng.choice((*_PROMPTS, "context")), text=self.say()
                )
            ],
            [
                of_meeting(
                    SetPrompt, **prompt, state=rng.choice(("covered", "not applicable", "open"))
                )
            ],
            [of_meeting(SetPrompt, **prompt, state="evidence outstanding", action=evidence)],
            [of_meeting(FillTable, **head, section="contact", rows=self._rows())],
            [
                of_meeting(
                    Choose,
                    **head,
                    section="limb",
                    choices=rng.sample(("in-care", "at-home"), rng.randrange(3)),
                )
            ],
            [
                of_meeting(
                    RecordView, **head, **view, text=self.say(), dated=rng.choice((None, PANEL_DAY))
                )
            ],
            [
                of_meeting(
                    RecordPaper,
                    **head,
                    paper="care-plan",
                    state=rng.choice(("late", "received", "missing")),
                    dated=rng.choice((None, PANEL_DAY)),
                    remark=self.say(),
                )
            ],
            [
                of_meeting(
                    SetOption,
                    **head,
                    **option,
                    status=rng.choice(_STATUSES),
                    reason=self.say(),
                    strengths=self.say(),
                    risks=self.say(),
                    support=self.say(),
                )
            ],
            [of_meeting(AddAction, **head, **action, due=rng.choice((None, self.day())))],
            [
                of_meeting(
                    ChangeAction, **head, **action, number=rng.randrange(1, 6), due=self.day()
                )
            ],
            self._decided(head),
            [
                of_meeting(
                    RecordDissent,
                    **head,
                    who=self.line(),
                    what=self.line(),
                    why=self.say(),
                    route=self.line(),
                    owner=self.line(),
                    due=rng.choice((None, self.day())),
                )
            ],
            [
                of_meeting(
                    Declare,
                    **head,
                    person=rng.choice((*_PEOPLE, self.line())),
                    interest=self.line(),
                    takes_part=rng.random() < 0.5,
                )
            ],
            [of_meeting(MarkComplex, **head, complex=rng.random() < 0.5)],
            [of_meeting(ActAsChair, **head, person=rng.choice(_PEOPLE))],
            [
                of_meeting(
                    DeferCase, **one, reason=self.line(), return_on=rng.choice((None, self.day()))
                )
            ]
            if rng.random() < 0.1
            else [],
            [of_meeting(WithdrawCase, **one, reason=self.line())] if rng.random() < 0.1 else [],
        )
        return rng.choice(ways)

    def _decided(self, head: dict[str, tuple[str, ...]]) -> list[Change]:
        days = {}
        outcomes = self.rng.choice(((), ("track",), ("fostering-agreed", "track")))
        if "fostering-agreed" in outcomes:
            days = {
                "agreed": (AgreedDate(step="approve-match", on=self.day()),),
                "happened": (EventDate(outcome="fostering-agreed", on=PANEL_DAY),),
            }
        return [
            of_meeting(
                Decide, **head, outcomes=outcomes, text=self.line(), rationale=self.say(), **days
            )
        ]

    def _rows(self) -> tuple[tuple[str, str], ...]:
        return tuple((self.say(), self.say()) for _ in range(self.rng.randrange(4)))


def any_meeting(seed: int, steps: int = 60) -> Desk:
    """A meeting that was heard, with much recorded; what the rules refuse was not done."""
    rng = Random(seed)
    desk = Desk()
    anything = Anything(rng, desk)
    desk.clock.set(at(9, 59))
    _try(desk, anything.people())
    for slot, begins, ends in (
        (1, (10, 0), (10, 20)),
        (2, (10, 20), (10, 45)),
        (4, (11, 0), (11, 20)),
    ):
        desk.clock.set(at(*begins))
        _try(desk, [of_meeting(StartSlot, slot=slot)])
        for _ in range(steps // 3):
            _try(desk, anything.something())
        if rng.random() < 0.5:
            desk.clock.advance(minutes=3)
            _try(desk, [of_meeting(PauseSlot, slot=slot, reason=anything.line())])
            desk.clock.advance(minutes=3)
            _try(desk, [of_meeting(ResumeSlot, slot=slot)])
            _try(desk, [of_meeting(AddMinutes, slot=slot, minutes=5, reason=anything.say())])
        desk.clock.set(at(*ends))
        if rng.random() < 0.9:
            _try(desk, [of_meeting(FinishSlot, slot=slot)])
        else:
            _try(desk, [of_meeting(PauseSlot, slot=slot, reason="Lunch")])
    for case_id in ("C-1", "C-2", "C-3", "C-4"):
        head = {"case_ids": (case_id,)}
        _try(desk, [of_meeting(CloseCase, **head)])
        _try(desk, [of_meeting(ConfirmDecision, **head, confirmed_by=anything.line())])
        if rng.random() < 0.5:
            _try(desk, [of_meeting(ConfirmReadBack, **head)])
    return desk


def _try(desk: Desk, changes: list[Change]) -> None:
    for change in changes:
        try:
            desk.session.do(change)
        except Refused:
            continue
