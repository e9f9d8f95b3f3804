"""What templates share, and how one takes it in."""

from collections.abc import Callable
from pathlib import Path

from data.templates.catalogue import SHIPPED
from data.templates.loader import load_template
from data.templates.shared import shared_entries, shared_events
from panel_tui.domain.child import LOOKED_AFTER
from panel_tui.domain.limits import Span
from panel_tui.domain.template import MeetingTemplate

Load = Callable[..., MeetingTemplate]


def test_what_runs_through_all_documents_is_a_shared_prompt() -> None:
    assert list(shared_entries("prompts")) == [
        "child-voice",
        "life-story-work",
        "care-plan-updated",
        "reasons-evidenced",
        "complaints-and-advocacy",
        "parallel-plans-explained",
    ]


def test_every_meeting_asks_what_runs_through_all_documents_as_far_as_it_fits() -> None:
    asked = {
        name: {path.stem for path in SHIPPED.glob("*.toml") if _asks(path, name)}
        for name in shared_entries("prompts")
    }
    every = {path.stem for path in SHIPPED.glob("*.toml")}
    assert every - asked["child-voice"] == set()
    # The panel with twenty minutes asks all of it along with its own questions.
    every.remove("medway-permanence-panel")
    # Before proceedings it has not begun, and at their end it goes on without this meeting.
    assert every - asked["life-story-work"] == {
        "portsmouth-legal-gateway",
        "portsmouth-final-care-plan-review",
    }
    # Before there is a placement, there is no care plan to keep up to date.
    assert every - asked["care-plan-updated"] == {
        "portsmouth-legal-gateway",
        "somerset-at-risk-of-care-panel",
        "somerset-pre-placement-planning-meeting",
    }
    # These carry out or follow what another meeting has decided.
    assert every - asked["reasons-evidenced"] == {
        "permanence-progression-panel-2017",
        "somerset-placement-support-meeting",
        "somerset-practical-arrangements-meeting",
        "somerset-pre-placement-planning-meeting",
    }
    assert every - asked["complaints-and-advocacy"] == {"somerset-pre-placement-planning-meeting"}
    # One plan is decided by then, or none is being made.
    assert every - asked["parallel-plans-explained"] == {
        "medway-disruption-meeting",
        "permanence-progression-panel-2017",
        "portsmouth-final-care-plan-review",
        "somerset-disruption-meeting",
        "somerset-placement-support-meeting",
        "somerset-practical-arrangements-meeting",
        "somerset-pre-placement-planning-meeting",
    }


def _asks(path: Path, prompt_id: str) -> bool:
    return load_template(path).prompt(prompt_id) is not None


def test_every_shared_prompt_and_limit_can_be_taken_in(load: Load) -> None:
    taken = [
        f'[[{kind}]]\nshared = "{name}"\n'
        for kind in ("prompts", "limits")
        for name in shared_entries(kind)
        if name != "child-voice"
    ]
    template = load(("[minutes]", "".join(taken) + "[minutes]"))
    assert {prompt.id for prompt in template.prompts} >= set(shared_entries("prompts"))
    assert {limit.id for limit in template.limits} >= set(shared_entries("limits"))


def test_a_shared_prompt_stands_where_it_is_taken_in_with_its_own_source(load: Load) -> None:
    template = load()
    assert [prompt.id for prompt in template.prompts] == ["home", "child-voice"]
    assert template.prompts[0].source.document == "Care Panel terms of reference"
    assert template.prompts[1].source.document == "Somerset Permanence Pathway"


def test_what_a_template_sets_itself_replaces_what_is_shared(load: Load) -> None:
    own = 'shared = "child-voice"\ntitle = "The child"\nmust_cover = false'
    prompt = load(('shared = "child-voice"', own)).prompts[1]
    assert (prompt.title, prompt.must_cover) == ("The child", False)
    assert prompt.question == shared_entries("prompts")["child-voice"]["question"]


def test_every_entry_has_the_source_of_what_it_stands_in(load: Load) -> None:
    template = load()
    assert template.slot is not None
    assert template.slot.source.document == "Care Panel terms of reference"
    assert template.limits[0].source == "Care Panel terms of reference"
    first, second = template.outcomes[0].follow_ups
    assert not first.source.ours
    assert (second.source.ours, second.source.section) == (
        True,
        "the terms of reference leave it open",
    )


def test_a_length_of_time_is_written_as_it_is_said(load: Load) -> None:
    for words, span in (
        ("1 week", Span(amount=1, unit="weeks")),
        ("5  Working  Days", Span(amount=5, unit="working days")),
        ("ask months", Span(amount="ask", unit="months")),
    ):
        assert load(('latest = "3 months"', f'latest = "{words}"')).limits[0].latest == span


def test_a_step_is_done_by_an_event_of_its_own_unless_another_shows_it(load: Load) -> None:
    letter = load().outcomes[0].follow_ups[0]
    assert letter.done_by == "letter"
    shown = load(('within = "1 week"', 'done_by = "visited"')).outcomes[0].follow_ups[0]
    assert shown.done_by == "visited"


def test_a_short_slot_may_shrink_by_nothing(load: Load) -> None:
    slot = load(("length_minutes = 30", "length_minutes = 8")).slot
    assert slot is not None
    assert slot.least_minutes == 8


def test_the_event_that_agendas_state_is_a_kind_that_templates_know() -> None:
    assert LOOKED_AFTER in shared_events()
