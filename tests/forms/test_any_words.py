"""Any words in any field of a form: they are recorded as they were typed, or refused without them."""

import re
from contextlib import suppress
from random import Random

import pytest

from panel_tui.domain.faults import Faulty
from panel_tui.domain.forms.grammar import escaped
from panel_tui.domain.forms.recording import FaultyForms
from panel_tui.domain.text import clean
from tests.conftest import scaled
from tests.forms.any_meeting import WORDS
from tests.forms.working import Desk, filled
from tests.hostile import LONG, SHORT

FREE = ("context", "return-home/Notes", "decision/Decision", "views/Words", "options/Because")
"""Where people write in sentences."""


MARKED = (
    SHORT["setext heading"],
    SHORT["blank lines"],
    SHORT["line ends"],
    SHORT["html comment"],
    SHORT["front matter"],
    SHORT["backslashes"],
)
"""What a Markdown editor would make something of."""


def places(form: str) -> list[str]:
    """Every field of a form, and every label that stands in it."""
    found, name = [], ""
    for line in form.split("\n"):
        heading = re.search(r"\[(\S+)\]$", line)
        label = re.match(r"([A-Z][^:|>#]*):", line)
        name = heading[1] if heading else name
        found += [name] if heading else []
        found += [f"{name}/{label[1]}"] if label else []
    return [each for each in found if not each.startswith(("form", "facts"))]


@pytest.mark.soak
def test_any_words_anywhere_are_recorded_or_refused() -> None:
    desk = Desk()
    form = desk.form("C-2")
    anywhere = places(form)
    assert len(anywhere) > 60
    for seed in range(scaled(16, 6_000)):
        rng = Random(seed)
        place, words = rng.choice(anywhere), rng.choice(WORDS)
        with suppress(FaultyForms, Faulty):
            desk.coming_of(filled(form, {place: words}))


@pytest.mark.soak
def test_what_people_write_in_sentences_is_taken_as_typed() -> None:
    texts = [*MARKED, *SHORT.values(), *LONG.values()]
    for text in texts[: scaled(len(MARKED), len(texts))]:
        desk = Desk()
        desk.record(filled(desk.form(), {"context": escaped(clean(text))}))
        noted = [each.text for each in desk.meeting.case("C-1").notes]
        assert noted == ([clean(text)] if clean(text) else []), text[:50]


@pytest.mark.parametrize("place", FREE)
def test_words_are_cleaned_as_on_the_screen(place: str) -> None:
    desk = Desk()
    said = {"options/Status": "preferred", place: "\x1b[31mred\x1b[0m\tand plain"}
    desk.record(filled(desk.form(), said))
    assert "red" in desk.form()
    assert "\x1b" not in desk.form()
