"""Whether a section of a form is answered, judged by its words alone."""

import re
from collections.abc import Iterable, Sequence

from data.papers.phrases import begins_with, phrases, plain
from panel_tui.domain.paper_files import SectionState
from panel_tui.domain.papers import FormSection

_SHORT = 12  # words; a longer answer that begins `TBC` says more than that
_PLACEHOLDER = re.compile(r"(?:\s*+(?:\[[^]]*\]|<[^>]*>|…|\.{3,}+|_{2,}+))+\s*")
_BOX, _TICKED = "☐", re.compile("[☑☒✓✔✗✘]")


def state_of(section: FormSection, lines: Iterable[str]) -> SectionState:
    """The state of a section with these lines under its heading.

    What stands in brackets, asks a question, or is the form's guidance is nobody's answer; nor are
    boxes of which none is ticked.
    """
    written = [line for line in lines if plain(line) or _BOX in line]
    answer = [line for line in written if not _is_guidance(section, line)]
    if not answer:
        return "guidance" if written else "blank"
    return _state_of_answer(answer)


def words_of_answer(section: FormSection, lines: Iterable[str]) -> str:
    """What somebody wrote there: all but the form's own words. A question may be the answer's own."""
    own = {plain(each) for each in section.guidance}
    return "\n".join(
        line
        for line in lines
        if line.strip() and not _PLACEHOLDER.fullmatch(line) and plain(line) not in own
    )


def _state_of_answer(answer: Sequence[str]) -> SectionState:
    said = plain(" ".join(answer))
    if _is_to_come(said):
        return "to be confirmed"
    if begun := begins_with(said, phrases().not_applicable):
        return "not applicable" if said == begun else "not applicable because"
    return "answered"


def _is_to_come(said: str) -> bool:
    if said in phrases().still_to_come:
        return True
    return bool(begins_with(said, phrases().to_be_confirmed)) and len(said.split()) <= _SHORT


def _is_guidance(section: FormSection, line: str) -> bool:
    if _is_to_come(plain(line)):
        return False
    if _PLACEHOLDER.fullmatch(line) or line.rstrip().endswith("?"):
        return True
    if _BOX in line:
        return not _TICKED.search(line)
    said = plain(line)
    own = {plain(each) for each in section.guidance}
    return said in own or begins_with(said, phrases().guidance_begins) is not None
