"""Files that are no TOML, or no file at all: a word for each, and the line where there is one."""

from collections.abc import Callable
from pathlib import Path

import pytest

from data.templates.loader import load_template
from data.templates.reading import MOST_BYTES
from panel_tui.domain.faults import Faulty

Told = Callable[..., list[str]]

# The line stands fourth in the file, in place of its title.
TOML = {
    "forgot the quotes": (
        "title = Care Panel",
        'line 4: texts stand in straight double quotes: "some words"',
    ),
    "pasted from a word processor": (
        "title = “Care Panel”",
        'line 4: these are curly quotes from a word processor; use straight ones: "words"',
    ),
    "wrote a colon": (
        'title: "Care Panel"',
        'line 4: a setting is written with an equals sign, not a colon: name = "words"',
    ),
    "forgot the last quote": (
        'title = "Care Panel',
        "line 4: a text in quotes ends on its own line; end it with a quote",
    ),
    "wrote yes": ("title = yes", "line 4: yes and no are written true and false here: true"),
    "wrote nothing": (
        "title =",
        "line 4: nothing stands after the equals sign; write a value, or take the line out",
    ),
    "wrote it twice": (
        'title = "Care Panel"\ntitle = "Panel"',
        "line 5: this is set twice; keep one of the two",
    ),
    "began a part twice": (
        'title = "Care Panel"\n[slot]\n[slot]',
        "line 6: this part is begun twice; keep one, and put its lines together",
    ),
    "forgot a bracket": (
        'title = "Care Panel"\n[[prompts]',
        "line 5: the brackets do not match; write [part] or [[part]] on a line of its own",
    ),
    "forgot a comma": (
        'title = "Care Panel"\nx = ["a" "b"]',
        "line 5: a comma is missing in this list, or the ] at its end",
    ),
    "just wrote on": (
        "title is Care Panel",
        'line 4: a setting is written with an equals sign: name = "words"',
    ),
}


@pytest.mark.parametrize(("line", "words"), TOML.values(), ids=TOML)
def test_a_line_that_is_no_setting_is_named_with_its_number(
    told: Told, line: str, words: str
) -> None:
    assert told(('title = "Care Panel"', line)) == [words]


def told_of(path: Path) -> str:
    with pytest.raises(Faulty) as refused:
        load_template(path)
    return str(refused.value)


def test_a_list_left_open_is_found_at_the_end_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "open.toml"
    path.write_text('prompts = [\n  "one",\n')
    assert told_of(path) == (
        f"{path}: the end of the file: a list was opened with [ and never closed with ]"
    )


def test_a_text_left_open_is_found_at_the_end_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "open.toml"
    path.write_text('title = """Care\nPanel\n')
    assert told_of(path) == (
        f"{path}: the end of the file: a text is opened with a quote and not closed; "
        "end it with a quote"
    )


def test_a_folder_is_no_template(tmp_path: Path) -> None:
    assert told_of(tmp_path) == f"{tmp_path}: this is a folder; name a .toml file in it"


def test_a_file_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    path = tmp_path / "gone.toml"
    assert told_of(path) == f"{path}: there is no such file; check its name"


def test_a_file_that_may_not_be_opened_is_said_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "closed.toml"
    path.write_text("")
    monkeypatch.setattr(Path, "open", refuse)
    assert told_of(path) == (
        f"{path}: this file cannot be read (Permission denied); check that you may open it"
    )


def test_a_file_far_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.toml"
    path.write_bytes(b"#" * (MOST_BYTES + 1))
    assert "over 1 MB" in told_of(path)


def test_a_file_saved_with_another_encoding_names_the_line(tmp_path: Path, hillford: str) -> None:
    path = tmp_path / "windows.toml"
    path.write_bytes(hillford.replace("Care Panel", "Café Panel", 1).encode("cp1252"))
    assert told_of(path) == (
        f"{path}: line 4: this file is not UTF-8 text; save it again as plain text with the "
        "encoding UTF-8"
    )


def test_a_file_from_windows_notepad_is_read(tmp_path: Path, hillford: str) -> None:
    path = tmp_path / "notepad.toml"
    path.write_bytes(b"\xef\xbb\xbf" + hillford.replace("\n", "\r\n").encode())
    assert load_template(path).id == "hillford-care-panel"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("id = " + "[" * 5_000, "brackets are nested far too deep"),
        ("id = " + "9" * 5_000, "a number in this file is too long to read"),
        ("id = 0x" + "f" * 9_000, "a number in this file is too long to read"),
    ],
    ids=["brackets", "digits", "hexadecimal digits"],
)
def test_a_file_made_to_break_the_reader_gets_words(
    tmp_path: Path, content: str, words: str
) -> None:
    path = tmp_path / "hostile.toml"
    path.write_text(content)
    assert words in told_of(path)


def test_an_empty_file_is_told_what_a_template_needs(tmp_path: Path) -> None:
    path = tmp_path / "empty.toml"
    path.write_text("")
    dots = '"..."'
    such_as = {"source": '"Terms of reference, Membership"'}
    such_as |= dict.fromkeys(("id", "heard_as"), '"some-name"')
    missing = ("id", "title", "authority", "version", "source", "heard_as")
    assert told_of(path).splitlines()[:6] == [
        f"{path}: {key}: is missing; add a line such as  {key} = {such_as.get(key, dots)}"
        for key in missing
    ]
