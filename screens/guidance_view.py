"""The guidance of a slot: what the template says beside its questions, routes and outcomes."""

from collections.abc import Iterable, Iterator

from textual.content import Content

from panel_tui.domain.meeting import Meeting
from panel_tui.domain.open_points import applying_prompts, applying_sections
from panel_tui.domain.source import Source
from panel_tui.domain.template import MeetingTemplate, Option, Prompt
from screens.content import BLANK, BOLD, MUTED, STRONG, say


def guidance_lines(meeting: Meeting, case_ids: tuple[str, ...], place_id: str) -> list[Content]:
    """The prompt that has the cursor first, then the routes, the outcomes and the other prompts."""
    template = meeting.template
    asked = {prompt.id for each in case_ids for prompt in applying_prompts(meeting, each)}
    prompts = [prompt for prompt in template.prompts if prompt.id in asked]
    here = [prompt for prompt in prompts if prompt.id == place_id]
    others = [prompt for prompt in prompts if prompt.id != place_id]
    return [
        *(line for prompt in here for line in _prompt(prompt)),
        *_sections(meeting, case_ids),
        *_part("Options", (line for option in template.options for line in _option(option))),
        *_part("Outcomes", _outcomes(template)),
        *_part("Prompts", (line for prompt in others for line in _prompt(prompt))),
    ]


def _part(title: str, lines: Iterable[Content]) -> Iterator[Content]:
    said = list(lines)
    if said:
        yield from (say(title, STRONG), BLANK, *said)


def _prompt(prompt: Prompt) -> Iterator[Content]:
    yield say(prompt.title, BOLD)
    yield say(" ".join((prompt.question, *prompt.follow_ups)))
    if prompt.evidence:
        yield say(f"If evidence is outstanding: {prompt.evidence}")
    if prompt.help:
        yield say(prompt.help)
    yield from _ending(prompt.source)


def _sections(meeting: Meeting, case_ids: tuple[str, ...]) -> Iterator[Content]:
    applying = {section for each in case_ids for section in applying_sections(meeting, each)}
    for section in meeting.template.sections:
        # The help of a text section stands above its notes already.
        if section in applying and section.help and section.kind != "text":
            yield from (say(section.title, BOLD), say(section.help), BLANK)


def _option(option: Option) -> Iterator[Content]:
    yield say(option.title, BOLD)
    yield from (say(f"+ {each}") for each in option.strengths)
    yield from (say(f"- {each}") for each in option.risks)
    if option.help:
        yield say(option.help)
    yield from _ending(option.source)


def _outcomes(template: MeetingTemplate) -> Iterator[Content]:
    for outcome in template.outcomes:
        if outcome.help:
            yield from (say(outcome.title, BOLD), say(outcome.help), *_ending(outcome.source))


def _ending(source: Source) -> Iterator[Content]:
    known = ", ".join(each for each in (source.document, source.section) if each)
    yield from (say(known, MUTED), BLANK)
