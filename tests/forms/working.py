"""Forms in tests: a meeting with its history, its forms as text, and what recording them comes to."""

import re
from collections.abc import Iterable, Mapping

from data.forms.reading import form_in
from exports.forms import render_form
from panel_tui.domain.agenda import Agenda
from panel_tui.domain.change import Moment
from panel_tui.domain.changes import Change
from panel_tui.domain.forms.fields import form_fields
from panel_tui.domain.forms.grammar import FormField
from panel_tui.domain.forms.head import head_fields
from panel_tui.domain.forms.origin import Kept
from panel_tui.domain.forms.recording import Recorded, record_forms
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.register import RegisterChild
from panel_tui.domain.template import MeetingTemplate
from panel_tui.domain.working_days import WorkingCalendar
from panel_tui.session import Session
from tests.conftest import FakeClock
from tests.fake_store import FakeStore
from tests.making import MEETING_ID, agenda, at, opening

MEETING = f"meeting/{MEETING_ID}"
CALENDAR = WorkingCalendar()


class Desk:
    """A meeting at work: what is done to it, its forms, and what they come to when they are read."""

    def __init__(
        self,
        kind: MeetingTemplate | None = None,
        read: Agenda | None = None,
        actor: str = "Colin Marsh",
    ) -> None:
        """The sample meeting, just opened; it is one o'clock, when all of it is over."""
        self.clock = FakeClock(at(9))
        self.session = Session(FakeStore(), self.clock, actor, lambda: CALENDAR)
        read = read or agenda()
        registered = [
            RegisterChild(
                child_id=f"child-{number}", case_id=case.case_id, name=case.child, born=case.born
            )
            for number, case in enumerate(read.cases, start=1)
        ]
        self.session.do(*registered, opening(read, kind))
        self.clock.set(at(13))

    @property
    def meeting(self) -> Meeting:
        """The meeting as it is now."""
        return self.session.meeting(MEETING_ID)

    @property
    def revision(self) -> int:
        """The number of the last entry of the meeting."""
        return self.session.store.load(MEETING).revision

    @property
    def kinds(self) -> list[str]:
        """What was done to the meeting, by kind."""
        return [entry.change.kind for entry in self.session.store.history(MEETING)]

    def do(self, *changes: Change) -> None:
        """Do something to the meeting, a second after what was done before."""
        self.clock.advance(seconds=1)
        self.session.do(*changes)

    def form(self, case_id: str = "C-1") -> str:
        """The form of a case as it is written now."""
        return render_form(form_fields(self.meeting, case_id, self.revision))

    def form_saying(self, case_id: str, fields: Iterable[FormField]) -> str:
        """A form of this meeting that says what fields of another one say."""
        own = head_fields(self.meeting, self.meeting.case(case_id), self.revision)
        return render_form((*own, *list(fields)[len(own) :]))

    def coming_of(self, *texts: str) -> Recorded:
        """What forms come to, without keeping it."""
        forms = [
            form_in(f"form-{number}.md", text.encode(errors="replace"))
            for number, text in enumerate(texts, start=1)
        ]
        kept = Kept(self.meeting, self.session.store.history(MEETING))
        moment = Moment(at=self.clock.now(), by=self.session.actor)
        return record_forms(forms, kept, moment, CALENDAR)

    def record(self, *texts: str) -> Recorded:
        """Record forms."""
        recorded = self.coming_of(*texts)
        if recorded.changes:
            self.do(*recorded.changes)
        return recorded


def filled(text: str, answers: Mapping[str, str]) -> str:
    """A form that somebody has filled in: what stands below headings, or after a label, is replaced.

    The keys are the name of a field, or the name, a slash and a label.
    """
    for key, said in answers.items():
        name, _, label = key.partition("/")
        begins = text.index(f"[{name}]\n")
        guide = re.compile(r"\n\n(?!>)").search(text, begins + len(name) + 3)
        begins = guide.end() if guide else len(text)
        ends = text.find("\n## ", begins)
        ends = len(text) if ends < 0 else ends
        below = text[begins:ends]
        if label:
            line = re.search(rf"^{re.escape(label)}:.*$", below, re.MULTILINE)
            assert line, f"{name} has no line {label}:"
            below = f"{below[: line.start()]}{label}: {said}{below[line.end() :]}"
        else:
            below = f"{said}\n"
        text = text[:begins] + below + text[ends:]
    return text
