"""A request form goes out empty and comes back filled: the check tells the two apart."""

import io
from collections.abc import Callable, Iterator
from datetime import date, time
from pathlib import Path

import pytest

from data.papers.reading import read_papers, read_request
from data.templates.catalogue import Templates
from exports.request_forms import Format, RequestWritten, write_for_cases, write_for_nobody
from panel_tui.domain.agenda import AgendaSlot, CaseFacts
from panel_tui.domain.faults import Faulty
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.paper_faults import problems_of
from panel_tui.domain.paper_files import PaperFile, Sought
from panel_tui.domain.papers import Paper
from panel_tui.domain.request_form import request_forms
from panel_tui.domain.template import MeetingTemplate
from tests.making import agenda, facts, opened

PANEL_DAY = date(2026, 12, 3)
PAPERS = Path(__file__).parents[1] / "fixtures" / "papers"
MEDWAY = "medway-permanence-panel"
WITH_FORMS = (
    MEDWAY,
    "permanency-planning-meeting-2017",
    "portsmouth-permanence-plan-discussion",
    "somerset-at-risk-of-care-panel",
    "somerset-permanence-panel",
)


def shipped(template_id: str) -> MeetingTemplate:
    template = Templates().find(template_id)
    assert template
    return template


def meeting_of(child: CaseFacts) -> Meeting:
    """A Medway panel of one child."""
    slot = AgendaSlot(starts=time(10), minutes=20, cases=(child,))
    return opened(agenda(slots=(slot,)), shipped(MEDWAY))


def fill_markdown(text: str) -> str:
    """The form with an answer below the guidance of every heading."""
    above, *sections = text.replace("Dated:", "Dated: 20 November 2026").split("\n## ")
    return "\n## ".join((above, *(f"{each}\nJean says it is so.\n" for each in sections)))


def fill_word(content: bytes) -> bytes:
    """The same in Word, where a paragraph waits for the answer."""
    import docx

    document = docx.Document(io.BytesIO(content))
    for paragraph in document.paragraphs:
        if not paragraph.text:
            paragraph.add_run("Jean says it is so.")
        if paragraph.text == "Dated: ":
            paragraph.add_run("20 November 2026")
    filled = io.BytesIO()
    document.save(filled)
    return filled.getvalue()


def written(done: list[object]) -> list[Path]:
    paths = [each.path for each in done if isinstance(each, RequestWritten)]
    assert len(paths) == len(done)
    return paths


def problems(file: PaperFile, papers: tuple[Paper, ...]) -> list[str]:
    return [each.words for each in problems_of(papers[0], file, PANEL_DAY)]


def test_these_templates_have_forms() -> None:
    assert tuple(each for each in Templates().ids() if request_forms(shipped(each))) == WITH_FORMS


@pytest.mark.parametrize(
    ("template_id", "without_place"),
    [
        (MEDWAY, ["Discussed with line manager"]),
        ("permanency-planning-meeting-2017", []),
        # These are tables and a ledger: words alone do not fill them.
        (
            "portsmouth-permanence-plan-discussion",
            ["Details of the child", "Placement options", "Contact plan"],
        ),
        ("somerset-at-risk-of-care-panel", []),
        ("somerset-permanence-panel", []),
    ],
)
def test_what_a_form_answers_has_its_place_in_the_minutes(
    template_id: str, without_place: list[str]
) -> None:
    (form,) = request_forms(shipped(template_id))
    assert [each.title for each in form.form_sections if not each.fills] == without_place


@pytest.mark.parametrize("template_id", WITH_FORMS)
def test_an_empty_form_is_incomplete_and_a_filled_one_complete(
    tmp_path: Path, template_id: str
) -> None:
    template = shipped(template_id)
    forms = request_forms(template)
    kinds: tuple[Format, ...] = ("docx", "md")
    for kind in kinds:
        write_for_nobody(template, tmp_path / "empty", kind)
    (tmp_path / "filled").mkdir()
    for path in (tmp_path / "empty").iterdir():
        content = path.read_bytes()
        filled = (
            fill_word(content)
            if path.suffix == ".docx"
            else fill_markdown(content.decode()).encode()
        )
        (tmp_path / "filled" / path.name).write_bytes(filled)
    sought = Sought(case_ids=("C-1",), papers=template.documents)
    found = {each.path: each for each in read_papers(tmp_path, sought, {})}
    assert len(found) == 4
    titles = [section.title for section in forms[0].form_sections]
    for name, file in found.items():
        if name.startswith("empty"):
            said = [f"{title} (still the form's guidance)" for title in titles]
            assert problems(file, forms) == said
            assert file.dated is None
        else:
            assert problems(file, forms) == []
            assert file.dated == date(2026, 11, 20)
        assert file.titled == (forms[0].id,)


@pytest.fixture
def empty_forms(tmp_path: Path) -> Callable[[Format], Path]:
    """The form of C-1 of a Medway panel, in Word or in Markdown."""

    def write(kind: Format) -> Path:
        meeting = meeting_of(facts(1, child="Ada Byron"))
        (path,) = written(list(write_for_cases(meeting, ["C-1"], tmp_path, kind)))
        return path

    return write


def test_a_filled_form_has_its_words_and_says_whose_it_is(
    empty_forms: Callable[[Format], Path],
) -> None:
    path = empty_forms("md")
    assert path.name == "C-1-panel-request-form.md"
    path.write_text(fill_markdown(path.read_text("utf-8")), "utf-8")
    sought = Sought(case_ids=("C-1", "C-2"), papers=shipped(MEDWAY).documents)
    read = read_request(path, sought)
    assert (read.paper, read.own_case, read.names_cases) == (
        "panel-request-form",
        "C-1",
        ("C-1",),
    )
    assert (read.filled_by, read.dated) == ("Tom Okafor", date(2026, 11, 20))
    assert {each.state for each in read.answers} == {"answered"}
    assert {each.text for each in read.answers} == {"Jean says it is so."}


def test_the_same_form_is_the_same_file_each_time_and_nothing_is_written_over(
    empty_forms: Callable[[Format], Path],
) -> None:
    path = empty_forms("docx")
    content = path.read_bytes()
    assert empty_forms("docx").read_bytes() == content
    path.write_bytes(fill_word(content))
    with pytest.raises(AssertionError):
        empty_forms("docx")
    assert path.read_bytes() != content


def test_a_word_form_has_headings_british_english_and_no_author(
    empty_forms: Callable[[Format], Path],
) -> None:
    import docx

    document = docx.Document(str(empty_forms("docx")))
    styles = [each.style.name for each in document.paragraphs if each.style]
    assert styles[0] == "Title"
    assert styles.count("Heading 1") == 9
    languages = {
        language.get(f"{{{language.nsmap['w']}}}val")
        for language in document.styles.element.iter("{*}lang")
    }
    assert languages == {"en-GB"}
    about = document.core_properties
    assert (about.author, about.last_modified_by, about.comments) == ("", "", "")


@pytest.mark.parametrize("kind", ["docx", "md"])
def test_no_child_is_named_in_a_form_or_its_name(
    empty_forms: Callable[[Format], Path], kind: Format
) -> None:
    path = empty_forms(kind)
    said = path.name + " ".join(_texts(path))
    assert "C-1" in said
    assert "Ada" not in said


def _texts(path: Path) -> Iterator[str]:
    if path.suffix == ".md":
        yield path.read_text("utf-8")
        return
    import docx

    for paragraph in docx.Document(str(path)).paragraphs:
        yield paragraph.text


def test_a_case_id_that_holds_a_name_is_not_in_the_file_name(tmp_path: Path) -> None:
    meeting = meeting_of(facts(1, child="Ada Byron", case_id="BYRON-1"))
    (path,) = written(list(write_for_cases(meeting, ["BYRON-1"], tmp_path, "md")))
    assert "byron" not in path.name.lower()


def test_what_is_no_request_form_is_told(tmp_path: Path, sought: Sought) -> None:
    with pytest.raises(Faulty, match="neither its name nor its first lines call it “Panel request"):
        read_request(PAPERS / "C-104871" / "Care Plan.pdf", sought)
    with pytest.raises(Faulty, match="it is damaged"):
        read_request(PAPERS / "C-098155" / "Panel Request Form.docx", sought)
    care_plan = tuple(each for each in sought.papers if each.id == "care-plan")
    with pytest.raises(Faulty, match="takes no request forms"):
        read_request(PAPERS / "C-104871" / "Care Plan.pdf", Sought(papers=care_plan))


@pytest.mark.parametrize(
    ("head", "own", "by"),
    [
        ("| Case ID | C-104233 | Social worker | Tom Okafor |", "C-104233", "Tom Okafor"),
        ("Mosaic ID c104233", "C-104233", ""),
        ("Case ID\nC-104233\n\nCompleted by: [name]", "C-104233", ""),
        ("Case ID: C-999999, brother of C-104233", "", ""),
        ("About C-104233", "", ""),
    ],
)
def test_whose_form_it_is_stands_beside_a_label(
    tmp_path: Path, sought: Sought, head: str, own: str, by: str
) -> None:
    path = tmp_path / "panel request form.md"
    path.write_text(f"# Form\n\n{head}\n\n## Siblings\n\nNone.\n", "utf-8")
    read = read_request(path, sought)
    assert (read.own_case, read.filled_by) == (own, by)
