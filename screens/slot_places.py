"""The places of a slot where notes are taken: its prompts, then the text sections of the minutes."""

from collections.abc import Sequence
from typing import NamedTuple

from panel_tui.domain.meeting import Meeting
from panel_tui.domain.open_points import applying_prompts, applying_sections
from screens.content import LONGEST_NAME, fit


class NotePlace(NamedTuple):
    """A prompt or a text section, with what stands above its notes."""

    id: str
    title: str
    question: str
    follow_ups: tuple[str, ...]
    is_prompt: bool


def places_of(meeting: Meeting, case_ids: tuple[str, ...]) -> tuple[NotePlace, ...]:
    """The places that apply to any of the cases, in the template's order."""
    prompts = {prompt.id for each in case_ids for prompt in applying_prompts(meeting, each)}
    sections = {section.id for each in case_ids for section in applying_sections(meeting, each)}
    asked = [
        NotePlace(prompt.id, prompt.title, prompt.question, prompt.follow_ups, is_prompt=True)
        for prompt in meeting.template.prompts
        if prompt.id in prompts
    ]
    written = [
        NotePlace(section.id, section.title, section.help, (), is_prompt=False)
        for section in meeting.template.sections
        if section.kind == "text" and section.id in sections
    ]
    return (*asked, *written)


def state_of(meeting: Meeting, case_ids: tuple[str, ...], prompt_id: str) -> str:
    """The state of a prompt for these cases: one word, or `differs` where siblings differ."""
    marks = [meeting.case(each).mark(prompt_id) for each in case_ids]
    states = {mark.state if mark else "open" for mark in marks}
    return states.pop() if len(states) == 1 else "differs"


def still_open(meeting: Meeting, case_ids: tuple[str, ...], prompt_id: str) -> tuple[str, ...]:
    """Those of these cases for which a prompt has not ended in any way."""
    marks = {each: meeting.case(each).mark(prompt_id) for each in case_ids}
    return tuple(
        each for each, mark in marks.items() if mark is None or mark.state == "not reached"
    )


def names_of(meeting: Meeting, case_ids: Sequence[str]) -> tuple[str, ...]:
    """What the children are called on this screen: the given name, or the initials.

    One who is no longer on the agenda is left out.
    """
    known = (each for each in case_ids if each in meeting.case_ids)
    names = (meeting.case(each).facts.child.split(" ")[0] for each in known)
    return tuple(fit(each, LONGEST_NAME) for each in names)
