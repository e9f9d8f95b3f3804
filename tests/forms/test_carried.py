"""What is open from earlier meetings stands on the form, and what became of it comes back."""

from datetime import date

import pytest

from data.forms.reading import form_in
from exports.forms import render_form
from panel_tui.domain.change import Moment
from panel_tui.domain.forms.fields import form_fields
from panel_tui.domain.forms.recording import FaultyForms, Recorded, record_forms
from panel_tui.headless.form import kept_with_history
from tests.conftest import FakeClock
from tests.forms.working import filled
from tests.making import at
from tests.two_panels import (
    CALENDAR,
    CONTINGENCY,
    DECIDED,
    JANUARY,
    LETTER,
    NEXT,
    PREFERRED,
    Panels,
)

TIMES = {"times/Began": "10:04", "times/Ended": "10:26"}


@pytest.fixture
def panels(clock: FakeClock) -> Panels:
    panels = Panels(clock)
    panels.in_december(DECIDED, PREFERRED, CONTINGENCY, LETTER)
    panels.clock.set(at(13, day=JANUARY))
    return panels


def form(panels: Panels) -> str:
    kept = kept_with_history(panels.session, NEXT)
    carried = kept.carried.get("C-1")
    return render_form(form_fields(kept.meeting, "C-1", kept.history[-1].number, (), carried))


def record(panels: Panels, text: str) -> Recorded:
    kept = kept_with_history(panels.session, NEXT)
    moment = Moment(at=panels.clock.now(), by="Colin Marsh")
    recorded = record_forms([form_in("form.md", text.encode())], kept, moment, CALENDAR)
    if recorded.changes:
        panels.session.do(*recorded.changes)
    return recorded


def said(text: str, step: str, label: str, words: str) -> str:
    """The form with something said of a step."""
    begins = text.index(label, text.index(f"/{step}\n")) + len(label)
    return f"{text[:begins]} {words}{text[text.index(chr(10), begins) :]}"


def test_every_open_step_stands_on_the_form(panels: Panels) -> None:
    text = form(panels)
    assert (
        "Open step: Write to the school (Tom) | by Thu 10 Dec 2026 | 2026-12-03-test-panel/action-1"
        in text
    )
    assert "2026-12-03-test-panel/matching-report" in text
    assert record(panels, text).changes == ()


def test_a_child_who_brings_nothing_has_no_such_field(panels: Panels) -> None:
    kept = kept_with_history(panels.session, NEXT)
    fields = form_fields(kept.meeting, "C-2", 1, (), kept.carried.get("C-2"))
    assert "carried" not in [each.id for each in fields]


def test_what_became_of_each_is_recorded_with_the_slot_that_a_form_begins(panels: Panels) -> None:
    text = filled(form(panels), TIMES)
    text = said(text, "action-1", "Done on:", "8 Dec")
    text = said(text, "matching-report", "Extended until:", "in 2 weeks")
    text = said(text, "matching-report", "Because:", "The writer was ill")
    recorded = record(panels, text)
    assert [each.kind for each in recorded.changes] == [
        "record form",
        "state times",
        "carry over",
        "settle carried",
        "settle carried",
    ]
    settled = {
        each.step: (each.kind, each.on, each.until, each.because) for each in panels.case.settled
    }
    assert settled == {
        "action-1": ("done", date(2026, 12, 8), None, ""),
        "matching-report": ("extended", JANUARY, date(2027, 1, 21), "The writer was ill"),
    }
    assert record(panels, form(panels)).changes == ()


def test_what_is_said_on_the_screen_stands_on_the_form(panels: Panels) -> None:
    panels.start()
    panels.settle("action-1", "escalated", to="Head of Service", because="Nobody wrote")
    text = form(panels)
    assert "Escalated to: Head of Service\nBecause: Nobody wrote" in text
    assert record(panels, text).changes == ()
    panels.clock.set(at(13, day=JANUARY))
    record(panels, text.replace("Head of Service", "The director"))
    assert panels.case.settled[-1].to == "The director"


@pytest.mark.parametrize(
    ("label", "words", "fault"),
    [
        ("Because:", "They forgot", "say one of Done on:, Extended until: and Escalated to:"),
        ("Done on:", "soon", "Done on: That is not a date"),
        ("Extended until:", "1 Dec 2026", "An extension needs a day after"),
        ("Escalated to:", "Ann", "is escalated"),
    ],
)
def test_what_cannot_become_of_a_step_is_refused_with_its_place(
    panels: Panels, label: str, words: str, fault: str
) -> None:
    text = said(filled(form(panels), TIMES), "action-1", label, words)
    if label == "Extended until:":
        text = said(text, "action-1", "Because:", "x")
    with pytest.raises(FaultyForms, match="Open from earlier meetings") as refusal:
        record(panels, text)
    assert fault in str(refusal.value)


def test_a_step_is_heard_by_a_slot_that_has_begun(panels: Panels) -> None:
    with pytest.raises(FaultyForms, match="Say when the slot began"):
        record(panels, said(form(panels), "action-1", "Done on:", "8 Dec"))
