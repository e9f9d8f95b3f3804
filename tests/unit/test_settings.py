"""The settings: what does not fit is named and left out, and the rest holds."""

from dataclasses import replace
from pathlib import Path

import pytest

from data.settings import Person, Settings, read_settings
from data.settings_keys import TYPING, read_keys
from screens.widgets.line_input import LineInput
from screens.widgets.notes_editor import NotesEditor


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


def read(file: Path, words: str) -> Settings:
    file.write_text(words, "utf-8")
    return read_settings(file)


def test_a_wrong_key_is_named_with_the_nearest_right_one_and_the_rest_holds(file: Path) -> None:
    settings = read(file, 'your_nme = "Jo"\nsound = true\ntheme = "drak"\ncolour = 1\n')
    assert settings.problems == (
        "Settings, your_nme: is not a setting; nearest: your_name.",
        "Settings, theme: expected one of dark, light, terminal.",
        "Settings, colour: is not a setting.",
    )
    assert settings.sound
    assert settings.theme == "dark"


@pytest.mark.parametrize(
    "line",
    [
        *("your_name = 3", "theme = [1]", 'sound = "yes"', "template_folder = 1", "keys = 1"),
        *('closed_days = ["2026-12-29"]', "panel_dates = 2027-01-07", 'people = "Jo"'),
    ],
)
def test_a_value_of_the_wrong_kind_is_left_out_and_what_was_expected_is_said(
    file: Path, line: str
) -> None:
    settings = read(file, line)
    (problem,) = settings.problems
    assert problem.startswith(f"Settings, {line.partition(' ')[0]}: ")
    assert replace(settings, problems=()) == read(file, "")


def test_of_people_those_who_fit_are_known(file: Path) -> None:
    known = '[[people]]\nname = "Jo"\nrole = "chair"\n'
    settings = read(file, f'[[people]]\nname = "Al"\n{known}[[people]]\nname = 1\nrole = ""\n')
    assert settings.people == (Person("Jo", "chair"),)
    assert [each[10:26] for each in settings.problems] == ["people: person 1", "people: person 3"]


def test_a_file_that_cannot_be_read_is_told_in_words(file: Path, tmp_path: Path) -> None:
    file.write_bytes('your_name = "Zo\xeb"'.encode("latin-1"))
    assert "save it as UTF-8" in read_settings(file).problems[0]
    assert "Is a directory" in read_settings(tmp_path).problems[0]
    assert "line 1" in read(file, "theme = \n").problems[0]


def test_a_file_that_an_editor_marked_as_utf_8_is_read(file: Path) -> None:
    file.write_bytes('\ufeffyour_name = "Jo"'.encode())
    assert read_settings(file) == read(file, 'your_name = "Jo"')


def test_keys_that_fit_are_changed_though_others_do_not() -> None:
    keys, wrong = read_keys({"slot.action": "F6", "slot.acton": "f7", "agenda.defer": "ctrl+d"})
    assert keys == {"slot.action": "f6", "agenda.defer": "ctrl+d"}
    assert wrong == ["slot.acton is not a command; nearest: slot.action."]


@pytest.mark.parametrize("key", ["", "hyper+q", "ctrl+alt", "f25", "f6,", 6])
def test_what_is_no_key_is_refused(key: object) -> None:
    keys, (words,) = read_keys({"agenda.defer": key})
    assert not keys
    assert "f6" in words


@pytest.mark.parametrize("name", ["slot.option", "everywhere.blank"])
@pytest.mark.parametrize("key", ["a", "/", "ctrl+k", "ctrl+i", "down"])
def test_a_key_that_the_notes_need_stays_with_them(name: str, key: str) -> None:
    keys, (words,) = read_keys({name: key})
    assert not keys
    assert "is needed for typing" in words


def test_two_commands_of_a_screen_never_share_a_key() -> None:
    keys, wrong = read_keys({"slot.option": "f4", "agenda.defer": "f1", "home.search": "s"})
    assert keys == {"home.search": "s"}
    assert wrong == [
        "agenda.defer: f1 is the key of everywhere.help; give that one another too.",
        "slot.option: f4 is the key of slot.decision; give that one another too.",
    ]


def test_two_commands_may_change_keys() -> None:
    swapped = {"slot.option": "f4", "slot.decision": "ctrl+o"}
    assert read_keys(swapped) == (swapped, [])


def test_every_key_of_the_notes_is_known_to_the_settings() -> None:
    keys = {
        key
        for editor in (NotesEditor, LineInput)
        for key in editor._merge_bindings().key_to_bindings
        if key.startswith("ctrl+") and len(key) == 6
    }
    assert keys == TYPING
    assert not [key for key in NotesEditor._merge_bindings().key_to_bindings if key[0] == "f"]
