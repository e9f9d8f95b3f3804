"""The form of a case: its fields in the order of the minutes, each with what is recorded there now.

Where the template has no section for something that can be recorded, it stands at the end.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from panel_tui.domain.carried import Carried
from panel_tui.domain.case import Case
from panel_tui.domain.forms.actions import ActionsPart
from panel_tui.domain.forms.carried import CarriedPart
from panel_tui.domain.forms.decided import ConfirmationPart, DecisionPart
from panel_tui.domain.forms.dissent import DissentsPart, ReadBackPart
from panel_tui.domain.forms.grammar import FormField
from panel_tui.domain.forms.head import FACTS, FORM, head_fields
from panel_tui.domain.forms.heads import CasePart, HeadsPart, InterestsPart
from panel_tui.domain.forms.notes import TextPart
from panel_tui.domain.forms.part import Part
from panel_tui.domain.forms.people import PeoplePart
from panel_tui.domain.forms.prompts import HOW_PROMPTS_END, PromptPart
from panel_tui.domain.forms.routes import OptionsPart, ViewsPart
from panel_tui.domain.forms.sections import ChoicePart, PapersPart, TablePart
from panel_tui.domain.forms.slot import PutOffPart, TimesPart
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.open_points import applying_prompts, applying_sections
from panel_tui.domain.template import Section, SectionKind

_TITLES: dict[SectionKind, str] = {
    "attendance": "Who was there",
    "documents": "Documents",
    "views": "Views",
    "prompts": "Prompts",
    "options": "Options",
    "decision": "Decision",
    "actions": "Actions",
}
"""What has rules of its own and can be recorded, whether or not the template has a section for it."""

_FILLED: dict[SectionKind, Callable[[Section], Part]] = {
    "text": TextPart,
    "table": TablePart,
    "choice": ChoicePart,
}

People = Sequence[tuple[str, str]]
"""Names with a role's id or title, as the settings keep them."""


def form_fields(
    meeting: Meeting,
    case_id: str,
    revision: int,
    people: People = (),
    carried: Carried | None = None,
) -> tuple[FormField, ...]:
    """The form of a case; `revision` is the meeting's.

    `carried` is what the child brings from earlier meetings; once the slot has begun, the case has it.

    Raises:
        Refused: the case is not on the agenda.
    """
    case = meeting.case(case_id)
    parts = parts_of(meeting, case_id, people, carried)
    shown = (each for each in parts if _is_shown(each, meeting, case))
    return (
        *head_fields(meeting, case, revision),
        *(
            FormField(each.id, each.title, each.guidance, each.text(meeting, case))
            for each in shown
        ),
    )


def parts_of(
    meeting: Meeting, case_id: str, people: People = (), carried: Carried | None = None
) -> tuple[Part, ...]:
    """Every part that the form of a case can have, in the order of the minutes.

    Raises:
        Refused: the case is not on the agenda.
    """
    sections = list(meeting.template.sections)
    kinds = {section.kind for section in sections}
    sections += [
        Section(id=kind, title=_TITLES[kind], kind=kind) for kind in _TITLES if kind not in kinds
    ]
    parts: list[Part] = [TimesPart(meeting, case_id), CarriedPart(carried)]
    for section in sections:
        parts += _parts(section, meeting, case_id, people)
    parts += [ReadBackPart(meeting, case_id), PutOffPart()]
    return tuple(_with_ids_of_their_own(parts))


def _parts(section: Section, meeting: Meeting, case_id: str, people: People) -> Iterator[Part]:
    """The parts of one section of the minutes; a signature is nobody's to write on a form."""
    template, head = meeting.template, (section.id, section.title)
    documents = template.papers.documents if template.papers else ()
    if section.kind == "attendance":
        yield PeoplePart(*head, meeting, case_id, people)
        yield HeadsPart(meeting, case_id)
        yield CasePart()
        yield InterestsPart()
    elif section.kind == "documents" and documents:
        yield PapersPart(*head, documents)
    elif section.kind == "prompts":
        yield from _prompts(meeting, case_id)
    elif section.kind == "views" and template.views:
        yield ViewsPart(*head, section.help, template)
    elif section.kind == "options" and template.options:
        yield OptionsPart(*head, section.help, template)
    elif section.kind == "decision":
        yield from (DecisionPart(section, meeting, case_id), ConfirmationPart(), DissentsPart())
    elif section.kind == "actions":
        yield ActionsPart(*head)
    elif section.kind in _FILLED:
        yield _FILLED[section.kind](section)


def _prompts(meeting: Meeting, case_id: str) -> Iterator[PromptPart]:
    """The prompts; the first that applies says how prompts end."""
    applying = applying_prompts(meeting, case_id)
    for prompt in meeting.template.prompts:
        part = PromptPart(prompt)
        if prompt in applying[:1]:
            part.guidance += HOW_PROMPTS_END
        yield part


def _with_ids_of_their_own(parts: Iterable[Part]) -> Iterator[Part]:
    """The parts; one whose id is taken by another gets a longer one."""
    taken = {FORM, FACTS}
    for part in parts:
        while part.id in taken:
            part.id = f"{part.id}-again"
        taken.add(part.id)
        yield part


def _is_shown(part: Part, meeting: Meeting, case: Case) -> bool:
    """What does not apply to this child is shown only where something of it is recorded."""
    if isinstance(part, ConfirmationPart):
        return case.decision is not None and case.decision.advisory
    if isinstance(part, CarriedPart):
        return bool(part.text(meeting, case))
    if not part.place:
        return True
    places = {
        *(each.id for each in applying_prompts(meeting, case.case_id)),
        *(each.id for each in applying_sections(meeting, case.case_id)),
        *(each.place for each in case.notes),
        *(each.prompt for each in case.marks),
        *(each.section for each in case.tables),
        *(each.section for each in case.chosen),
    }
    return part.place in places
