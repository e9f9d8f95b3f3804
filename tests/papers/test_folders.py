"""Whatever lies in a folder of papers gets its word, and nothing stops the reading."""

import os
import sys
from pathlib import Path

import pytest

from data.guarded import Guarded
from data.papers import reading, walking
from data.papers.reading import read_papers, read_request, words_of
from panel_tui.domain.faults import Faulty
from panel_tui.domain.paper_files import Sought
from tests.office_files import docx, heading, paragraph, run
from tests.papers.conftest import Known, ReadFolder
from tests.papers.pdf_files import PICTURE, pdf

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
not_root = pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="an administrator may open everything"
)

WORD = "Zanzibar"  # that some of the papers hold, and no fact about them
FORM = docx(
    heading("Panel request form"),
    paragraph(run("Case ID: C-104233")),
    heading("Siblings"),
    paragraph(run(WORD)),
    heading("IRO's view"),
)
MACROS: dict[str, str | bytes] = {"word/vbaProject.bin": "what is never run"}
HOSTILE = {
    "word.pdf": FORM,
    "empty.pdf": b"",
    "bomb.docx": docx(more={"word/document.xml": "0" * 30_000_000}),
    "macros.docm": docx(paragraph(run("Care plan")), more=MACROS),
    "long.pdf": pdf(*["Care plan"] * 5_000),
    "scan.pdf": pdf(PICTURE),
    "cut off.docx": FORM[:-40],
    "plan.pdf": pdf(f"Care plan for C-104233\nDated 3 March 2025\n{WORD}"),
    "plan.md": f"# Siblings\n{WORD}\n".encode(),
    "plan.txt": f"Signed off by Deputy Director: {WORD}\n".encode(),
}
WORDS = {
    "word.pdf": ("Word", "read", "named .pdf, but it is a Word file"),
    "empty.pdf": ("other", "empty", ""),
    "huge.pdf": ("other", "too large", "larger than 50 MB"),
    "bomb.docx": ("Word", "too large", "it unpacks to far more than its size, and was not opened"),
    "macros.docm": ("Word", "read", "it holds macros, which were not run"),
    "long.pdf": ("PDF", "read", "first 50 pages of 5,000 read"),
    "scan.pdf": ("PDF", "unread", "its pages are pictures, as a scan makes them"),
    "cut off.docx": ("Word", "damaged", ""),
}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory, sought: Sought) -> Known:
    folder = tmp_path_factory.mktemp("papers")
    for name, content in HOSTILE.items():
        (folder / name).write_bytes(content)
    with (folder / "huge.pdf").open("wb") as file:
        file.truncate(300 * 1024 * 1024)  # it takes no room on the disk
    return {file.shown: file for file in read_papers(folder, sought, {})}


@pytest.mark.parametrize("name", WORDS)
def test_a_document_that_misleads_gets_its_word(hostile: Known, name: str) -> None:
    file = hostile[name]
    assert (file.kind, file.state, file.remark) == WORDS[name]


def test_facts_hold_none_of_the_words(hostile: Known) -> None:
    assert [section.state for section in hostile["word.pdf"].sections] == ["answered", "blank"]
    assert hostile["plan.pdf"].names_cases == ("C-104233",)
    assert hostile["plan.txt"].signed_by == ("Deputy Director",)
    assert WORD not in "".join(file.model_dump_json() for file in hostile.values())


@posix
def test_a_name_is_shown_with_nothing_that_could_steer_a_terminal(
    tmp_path: Path, read_folder: ReadFolder
) -> None:
    names = [b"a\nb\x1b[31m\x7f.txt", b"\xff\xfe.txt", b" ", "\u202etxt.exe".encode()]
    for name in names:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_bytes(b"Care plan")
    files = read_folder(tmp_path)
    assert set(files) == {"a␊b␛[31m␡.txt", r"\xff\xfe.txt", "␠", r"\u202etxt.exe"}
    assert {file.state for file in files.values()} == {"read"}
    assert {os.fsencode(file.path) for file in files.values()} == set(names)
    assert words_of(tmp_path, files[r"\xff\xfe.txt"].path) == "Care plan"


@posix
def test_links_are_not_followed(tmp_path: Path, read_folder: ReadFolder) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    (tmp_path / "outside.txt").write_text("Another meeting's")
    (folder / "loop").symlink_to(folder)
    (folder / "link.txt").symlink_to(tmp_path / "outside.txt")
    (folder / "nowhere.txt").symlink_to("nowhere")
    os.mkfifo(folder / "pipe.pdf")
    files = read_folder(folder)
    assert {(file.kind, file.state) for file in files.values()} == {("no file", "not readable")}
    assert {shown: file.remark for shown, file in files.items()} == {
        "loop": "a link, which was not followed: put the paper itself here",
        "link.txt": "a link, which was not followed: put the paper itself here",
        "nowhere.txt": "a link, which was not followed: put the paper itself here",
        "pipe.pdf": "neither a file nor a folder",
    }


def test_the_folder_itself_may_be_a_link(tmp_path: Path, read_folder: ReadFolder) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "plan.txt").write_text("Care plan")
    (tmp_path / "link").symlink_to(folder)
    assert set(read_folder(tmp_path / "link")) == {"plan.txt"}


def test_what_programs_leave_behind_is_left_out(tmp_path: Path, read_folder: ReadFolder) -> None:
    for name in ("~$plan.docx", "Thumbs.db", ".DS_Store", "._plan.pdf", "desktop.ini", "plan.txt"):
        (tmp_path / name).write_text("Care plan")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "config").write_text("no paper")
    assert set(read_folder(tmp_path)) == {"plan.txt"}


def test_folders_are_read_at_any_depth(tmp_path: Path, read_folder: ReadFolder) -> None:
    deep = tmp_path.joinpath(*["d"] * 300)
    deep.mkdir(parents=True)
    (deep / "plan.txt").write_text("Care plan")
    (file,) = read_folder(tmp_path).values()
    assert (file.path, file.state) == ("d/" * 300 + "plan.txt", "read")


@not_root
def test_what_may_not_be_opened_says_so(tmp_path: Path, read_folder: ReadFolder) -> None:
    (tmp_path / "plan.txt").write_text("Care plan")
    (tmp_path / "plan.txt").chmod(0)
    (tmp_path / "closed").mkdir(mode=0)
    files = read_folder(tmp_path)
    assert files["plan.txt"].remark == "you are not allowed to open it"
    assert files["closed"].remark.startswith("a folder that cannot be opened: you are not allowed")


@posix
def test_a_file_that_cannot_be_opened_says_so(
    tmp_path: Path, read_folder: ReadFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = walking.Found("gone.txt", 9, walking.EPOCH)
    too_long = walking.Found("n" * 300, 9, walking.EPOCH)
    monkeypatch.setattr(reading, "walk", lambda _: [gone, too_long])
    files = read_folder(tmp_path)
    assert {file.state for file in files.values()} == {"not readable"}
    assert files["gone.txt"].remark == "it is no longer there"
    assert files["n" * 300].remark == "it cannot be opened: File name too long"


def test_a_library_that_goes_wrong_costs_the_one_file(
    tmp_path: Path, read_folder: ReadFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    for how in ("crash", "hang", "memory", "raise", "well"):
        (tmp_path / f"{how}.pdf").write_bytes(b"%PDF-")
    planted = Guarded("tests.planted:facts_of", seconds=0.5, megabytes=200)
    monkeypatch.setattr(reading, "_guarded", lambda _: planted)
    files = read_folder(tmp_path)
    assert {shown: (file.state, file.remark) for shown, file in files.items()} == {
        "crash.pdf": ("damaged", "it cannot be read to its end"),
        "hang.pdf": ("too large", "it takes longer than 20 seconds to read"),
        "memory.pdf": ("too large", "it takes too much memory to read"),
        "raise.pdf": ("damaged", "it cannot be read to its end"),
        "well.pdf": ("unread", ""),
    }


def test_a_folder_that_is_none_is_refused(tmp_path: Path, read_folder: ReadFolder) -> None:
    (tmp_path / "plan.txt").write_text("Care plan")
    for path, words in {"nowhere": "it is not there", "plan.txt": "Not a directory"}.items():
        with pytest.raises(Faulty, match=words):
            read_folder(tmp_path / path)


def test_a_whole_disk_is_no_folder_of_papers(
    tmp_path: Path, read_folder: ReadFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(walking, "MOST_FILES", 2)
    for name in "abc":
        (tmp_path / name).touch()
    with pytest.raises(Faulty, match="more than 2 files"):
        read_folder(tmp_path)


def test_a_file_without_words_says_why(tmp_path: Path, sought: Sought) -> None:
    (tmp_path / "scan.pdf").write_bytes(HOSTILE["scan.pdf"])
    with pytest.raises(Faulty, match="it has no words to read: its pages are pictures"):
        words_of(tmp_path, "scan.pdf")
    with pytest.raises(Faulty, match="it cannot be opened: it is no longer there"):
        read_request(tmp_path / "form.docx", sought)


def test_words_for_people_hold_nothing_that_could_steer_a_terminal(
    tmp_path: Path, sought: Sought
) -> None:
    (tmp_path / "form.txt").write_text("Siblings: \x1b]0;x\x07none\N{RIGHT-TO-LEFT OVERRIDE}\n")
    assert words_of(tmp_path, "form.txt") == "Siblings: ]0;xnone"
    (tmp_path / "request form.txt").write_bytes((tmp_path / "form.txt").read_bytes())
    answer, *_ = read_request(tmp_path / "request form.txt", sought).answers
    assert (answer.title, answer.text) == ("Siblings", "]0;xnone")


@pytest.mark.parametrize("path", ["../outside.txt", "/etc/hostname"])
def test_no_words_come_from_outside_the_folder(tmp_path: Path, path: str) -> None:
    (tmp_path / "outside.txt").write_text(WORD)
    (tmp_path / "papers").mkdir()
    with pytest.raises(Faulty, match="does not lie in the folder"):
        words_of(tmp_path / "papers", path)
