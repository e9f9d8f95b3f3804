"""Which templates there are: shipped ones, a council's own, and what a list says of a broken one."""

import subprocess
import sys
from pathlib import Path

import pytest

from data.templates.catalogue import SHIPPED, Templates
from panel_tui.domain.faults import Faulty

MEDWAY = "medway-permanence-panel"


@pytest.fixture
def folder(tmp_path: Path, hillford: str) -> Path:
    """A council's folder with its own template."""
    council = tmp_path / "council"
    council.mkdir()
    (council / "care-panel.toml").write_text(hillford, encoding="utf-8")
    return council


def test_a_list_names_id_title_council_and_file(folder: Path) -> None:
    titles = {title.id: title for title in Templates([folder]).titles()}
    own = titles["hillford-care-panel"]
    assert own[1:] == ("Care Panel", "Hillford Council", folder / "care-panel.toml", "")
    assert titles[MEDWAY].path == SHIPPED / f"{MEDWAY}.toml"
    assert list(titles) == sorted(titles)


def test_a_template_is_found_by_its_id_not_by_its_file(folder: Path) -> None:
    templates = Templates([folder])
    found = templates.find("hillford-care-panel")
    assert found is not None
    assert found.title == "Care Panel"
    assert templates.find("care-panel") is None


def test_a_mistyped_id_gets_the_nearest_one(folder: Path) -> None:
    templates = Templates([folder])
    assert templates.nearest("medway-permanance-panel") == MEDWAY
    assert templates.nearest("Hillford-care-panel") == "hillford-care-panel"
    assert templates.nearest("quite something else") is None


def test_a_councils_template_takes_the_place_of_a_shipped_one(folder: Path) -> None:
    path = folder / "ours.toml"
    shipped = (SHIPPED / f"{MEDWAY}.toml").read_text(encoding="utf-8")
    path.write_text(shipped.replace("length_minutes = 20", "length_minutes = 25"))
    found = Templates([folder]).find(MEDWAY)
    assert found is not None
    assert found.slot is not None
    assert found.slot.length_minutes == 25
    assert Templates([folder]).ids().count(MEDWAY) == 1


def test_a_later_folder_takes_the_place_of_an_earlier_one(
    folder: Path, tmp_path: Path, hillford: str
) -> None:
    later = tmp_path / "later"
    later.mkdir()
    (later / "x.toml").write_text(hillford.replace('title = "Care Panel"', 'title = "New Panel"'))
    found = Templates([folder, later]).find("hillford-care-panel")
    assert found is not None
    assert found.title == "New Panel"


def test_a_broken_file_is_listed_with_its_fault_and_hides_no_other(folder: Path) -> None:
    (folder / "new-panel.toml").write_text('id = "new-panel"\ntitle = Panel\n')
    templates = Templates([folder])
    broken = next(title for title in templates.titles() if title.id == "new-panel")
    assert broken.fault == 'line 2: texts stand in straight double quotes: "some words"'
    assert "new-panel" not in templates.ids()
    assert {"hillford-care-panel", MEDWAY} <= set(templates.ids())


def test_a_broken_copy_is_never_passed_over_for_the_shipped_one(folder: Path) -> None:
    (folder / f"{MEDWAY}.toml").write_text(f'id = "{MEDWAY}\n')
    with pytest.raises(Faulty):
        Templates([folder]).find(MEDWAY)


def test_two_files_with_one_id_are_told_apart(folder: Path, hillford: str) -> None:
    (folder / "copy.toml").write_text(hillford)
    faults = [title.fault for title in Templates([folder]).titles() if title.fault]
    assert faults == ["has the id of care-panel.toml; give one of them another id"]


def test_a_file_without_a_title_is_listed_with_what_it_lacks(folder: Path) -> None:
    (folder / "odd.toml").write_text('id = "odd"\n')
    odd = next(title for title in Templates([folder]).titles() if title.id == "odd")
    assert odd.fault == "has no id, title or authority at its top"


def test_words_in_brackets_at_the_start_of_a_line_are_no_heading(
    folder: Path, hillford: str
) -> None:
    long = hillford.replace('version = "1"', 'version = """\n[draft]"""')
    (folder / "care-panel.toml").write_text(long)
    assert "hillford-care-panel" in Templates([folder]).ids()


def test_a_folder_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    with pytest.raises(Faulty, match="there is no such folder; put the right one"):
        Templates([gone]).titles()


def test_kinds_of_event_have_titles(folder: Path) -> None:
    kinds = Templates([folder]).event_kinds()
    assert kinds["became-looked-after"] == "Became looked after"
    assert kinds["care-panel"] == "Heard at the care panel"
    assert kinds["letter"] == "Write to the family"


def test_a_list_loads_nothing_slow() -> None:
    code = (
        "import sys; from data.templates.catalogue import Templates; Templates().titles();"
        "slow = {'pydantic', 'textual', 'sqlalchemy', 'holidays'} & set(sys.modules);"
        "sys.exit(', '.join(sorted(slow)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
