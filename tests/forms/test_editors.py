"""What editors and other programs do to a form does not change what it says."""

import codecs
from collections.abc import Callable

import pytest

from data.forms.reading import form_in
from panel_tui.domain.change import Moment
from panel_tui.domain.faults import Faulty
from panel_tui.domain.forms.origin import Kept
from panel_tui.domain.forms.recording import record_forms
from panel_tui.domain.model import Refused
from panel_tui.domain.notes import WriteNote
from tests.forms.working import CALENDAR, MEETING, Desk, filled
from tests.making import at

ANSWERS = {
    "context": "It’s her aunt – said “twice”.\n\nA second paragraph.",
    "family/State": "not applicable",
    "family/Because": "They have all been asked",
    "views/Words": "I want to stay.",
    "views/Of what date": "1 Dec",
    "contact": "Mother | weekly",
    "options/Status": "preferred",
    "decision/Outcome": "Track",
    "decision/Decision": "She stays.",
    "actions": "Tom: write to the school by 12 Dec",
    "times/Began": "10:04",
    "times/Ended": "10:26",
    "attendance": "Patricia Adeyemi | Group Manager | 09:55 to 12:30",
}


def changes_of(content: bytes) -> list[object]:
    """What a file comes to."""
    desk = Desk()
    kept = Kept(desk.meeting, desk.session.store.history(MEETING))
    moment = Moment(at=at(13), by="Colin Marsh")
    recorded = record_forms([form_in("form.md", content)], kept, moment, CALENDAR)
    return [each for each in recorded.changes if each.kind != "record form"]


@pytest.fixture(scope="module")
def form() -> str:
    return filled(Desk().form(), ANSWERS)


@pytest.fixture(scope="module")
def plain(form: str) -> list[object]:
    expected = changes_of(form.encode())
    assert len(expected) == 10
    return expected


def _lines(change: Callable[[str], str]) -> Callable[[str], str]:
    return lambda text: "\n".join(map(change, text.split("\n")))


def _of_ours(change: Callable[[str], str]) -> Callable[[str], str]:
    """A change to headings, and to the lines that explain."""
    return _lines(lambda line: change(line) if line.startswith(("#", ">")) else line)


HABITS: dict[str, Callable[[str], str]] = {
    "spaces at the ends of lines": _lines(lambda line: f"{line}   "),
    "no spaces at the ends of lines": _lines(str.rstrip),
    "no empty lines": lambda text: "\n".join(filter(None, text.split("\n"))).replace(
        "twice”.\n", "twice”.\n\n"
    ),
    "more empty lines between fields": lambda text: text.replace("\n## ", "\n\n\n\n## "),
    "hard spaces in ours": _of_ours(lambda line: line.replace(" ", "\u00a0")),
    "smart quotes and dashes in ours": _of_ours(
        lambda line: line.replace("'", "’").replace("-", "\u2013")
    ),
    "non-breaking hyphens in ours": _of_ours(lambda line: line.replace("-", "\u2011")),
    "capitals in names": _of_ours(
        lambda line: (
            f"{line.rpartition('[')[0]}[{line.rpartition('[')[2].upper()}" if "[" in line else line
        )
    ),
    "closed headings": _of_ours(lambda line: f"{line} ##" if line[0] == "#" else line),
    "other levels of headings": _of_ours(lambda line: f"##{line}" if line[0] == "#" else line),
    "bold headings": _of_ours(lambda line: f"**{line}**" if line[0] == "#" else line),
    "comments around headings": _of_ours(
        lambda line: f"<!-- {line} -->" if line[0] == "#" else line
    ),
    "no guidance": _lines(lambda line: "" if line.startswith(">") else line),
    "guidance broken earlier": _of_ours(
        lambda line: line.replace(" and ", "\nand ") if line[0] == ">" else line
    ),
    "guidance in one line": lambda text: text.replace("\n> ", " \u200a").replace(
        "\n \u200a", "\n> "
    ),
    "labels in bold": lambda text: text.replace("\nState:", "\n**State:**").replace(
        "\nDecision:", "\n**Decision**:"
    ),
    "labels as a list": lambda text: text.replace("\nState:", "\n- State:").replace(
        "\nBecause:", "\n* Because:"
    ),
    "labels in other letters": lambda text: text.replace("\nState:", "\nSTATE :"),
    "states in other letters": lambda text: text.replace("not applicable", "Not  Applicable"),
    "bars at both ends": lambda text: text.replace("Mother | weekly", "| Mother | weekly |"),
}


@pytest.mark.parametrize("habit", HABITS)
def test_an_editor_s_habits_change_nothing(habit: str, form: str, plain: list[object]) -> None:
    changes = changes_of(HABITS[habit](form).encode())
    if habit == "spaces at the ends of lines":  # new words are taken as they were typed
        changes = [_without_ends(each) for each in changes]
    assert changes == plain


def test_spaces_at_the_ends_of_lines_are_no_change_to_what_is_recorded() -> None:
    desk = Desk()
    desk.record(filled(desk.form(), ANSWERS))
    form = "\n".join(f"{line}  " for line in desk.form().split("\n"))
    assert desk.record(form).changes == ()


def _without_ends(change: object) -> object:
    if not isinstance(change, WriteNote):
        return change
    return change.changed(text="\n".join(map(str.rstrip, change.text.split("\n"))))


@pytest.mark.parametrize(
    "encode",
    [
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: text.replace("\n", "\r").encode(),
        lambda text: codecs.BOM_UTF8 + text.encode(),
        lambda text: text.encode("utf-16"),
        lambda text: text.encode("cp1252"),
        lambda text: text.rstrip().encode(),
    ],
    ids=["CRLF", "CR", "UTF-8 with its mark", "UTF-16", "Windows-1252", "no last line end"],
)
def test_line_ends_and_encodings_change_nothing(
    encode: Callable[[str], bytes], form: str, plain: list[object]
) -> None:
    assert changes_of(encode(form)) == plain


def test_fields_may_be_moved(form: str, plain: list[object]) -> None:
    head, *fields = form.split("\n## ")
    moved = "\n## ".join([head, *reversed(fields)])
    assert sorted(map(repr, changes_of(moved.encode()))) == sorted(map(repr, plain))


def test_fields_that_were_taken_out_are_left_as_they_are(form: str, plain: list[object]) -> None:
    head, *fields = form.split("\n## ")
    for field in fields:
        kept = "\n## ".join([head, *(each for each in fields if each is not field)])
        left = changes_of(kept.encode())
        assert [each for each in plain if each in left] == left


def test_what_a_program_wrote_as_markdown_is_read_as_it_was_meant(
    form: str, plain: list[object]
) -> None:
    """Word saved as Markdown has a backslash before every sign that could mean something."""
    signs = "#[]_*->|.!()"
    written = "".join(f"\\{each}" if each in signs else each for each in form)
    assert changes_of(written.encode()) == plain


def test_words_that_look_like_ours_are_written_with_a_backslash_and_read_without() -> None:
    desk = Desk()
    hostile = "## Return home [return-home]\n> Has the family met?\n[decision]\nState: open\n# Mine"
    desk.record(filled(desk.form(), {"context": _escaped(hostile)}))
    (note,) = desk.meeting.case("C-1").notes
    assert note.text == hostile
    assert desk.record(desk.form()).changes == ()


def _escaped(text: str) -> str:
    return "\n".join(f"\\{line}" if line[0] in "#>[" else line for line in text.split("\n"))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "this is no minutes form"),
        (b"Dear Colin,\n\nplease find attached", "this is no minutes form"),
        (b"\x00\x01\x02", "not a text file"),
        (b"# Words [nothing-of-ours]\n", "the heading that ends in [form] is missing"),
        (b"Colin, here it is\n\n# Words [form]\n", "line 1: this stands above the first heading"),
    ],
)
def test_what_is_no_form_is_refused_in_words(content: bytes, said: str) -> None:
    with pytest.raises((Faulty, Refused)) as refusal:
        changes_of(content)
    assert said in str(refusal.value)
