"""From a meeting to minutes on disk: what is written, what is replaced, what is kept back."""

import hashlib
from datetime import date, time
from pathlib import Path

import pytest

from exports.front_matter import split_front_matter
from exports.markdown import render
from exports.minutes_files import NotWritten, Written, write_minutes
from panel_tui.domain.agenda import AgendaSlot
from panel_tui.domain.decisions import Decide
from panel_tui.domain.finishing import FinishSlot
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.model import Refused
from panel_tui.domain.notes import WriteNote
from panel_tui.domain.sign_off import Approve, Reopen
from panel_tui.domain.slots import StartSlot
from panel_tui.domain.text import clean_line
from tests.hostile import SHORT
from tests.making import MEETING_ID, after, agenda, at, facts, moment, opened

DUE = {"C-1": date(2026, 12, 14)}
NOON = at(12)


def heard(meeting: Meeting | None = None, words: str = "Much was said.") -> Meeting:
    """The meeting after its first slot, with a note and a decision."""
    meeting = meeting or opened()
    first = meeting.cases[0].case_id
    note = WriteNote(meeting_id=meeting.id, case_ids=(first,), place="context", text=words)
    decision = Decide(meeting_id=meeting.id, case_ids=(first,), text="To be tracked.")
    return after(
        meeting,
        (StartSlot(meeting_id=meeting.id, slot=1), moment(10)),
        (note, moment(10, 5)),
        (decision, moment(10, 15)),
        (FinishSlot(meeting_id=meeting.id, slot=1), moment(10, 20)),
    )


def approved(meeting: Meeting) -> Meeting:
    """The meeting with the minutes of C-1 approved."""
    change = Approve(
        meeting_id=MEETING_ID, case_ids=("C-1",), approver="Patricia Adeyemi", journal_head="12 ab"
    )
    return after(meeting, (change, moment(11)))


def reopened(meeting: Meeting) -> Meeting:
    """The meeting with the minutes of C-1 taken up again."""
    change = Reopen(
        meeting_id=MEETING_ID, case_id="C-1", reason="A date was wrong", reopened_by="Colin Marsh"
    )
    return after(meeting, (change, moment(12)))


def write_one(meeting: Meeting, folder: Path) -> Written:
    """The file of C-1, which must be written."""
    [written] = write_minutes(meeting, ["C-1"], folder, NOON, DUE)
    assert isinstance(written, Written), written
    return written


def test_a_case_without_approved_minutes_gives_a_draft(tmp_path: Path) -> None:
    written = write_one(heard(), tmp_path)
    content = written.path.read_bytes()
    assert written.path.name == "C-1-2026-12-03-minutes-v1-draft.md"
    assert (written.case_id, written.version, written.state) == ("C-1", 1, "draft")
    assert written.file_sha256 == hashlib.sha256(content).hexdigest()
    parts = split_front_matter(content.decode())
    assert parts is not None
    assert parts[0]["due"] == "2026-12-14"
    assert "Much was said." in parts[1]


def test_approved_minutes_are_written_as_they_were_approved(tmp_path: Path) -> None:
    meeting = approved(heard())
    version = meeting.case("C-1").approved
    assert version is not None
    written = write_one(meeting, tmp_path)
    assert written.path.name == "C-1-2026-12-03-minutes-v1.md"
    parts = split_front_matter(written.path.read_text(encoding="utf-8"))
    assert parts is not None
    assert parts[0]["state"] == "approved"
    assert parts[0]["document_sha256"] == version.document.sha256
    assert parts[0]["journal_head"] == "12 ab"


def test_minutes_taken_up_again_are_a_draft_of_the_next_version(tmp_path: Path) -> None:
    first = approved(heard())
    old = write_one(first, tmp_path)
    kept = old.path.read_bytes()
    new = write_one(reopened(first), tmp_path)
    assert new.path.name == "C-1-2026-12-03-minutes-v2-draft.md"
    assert (new.version, new.state) == (2, "draft")
    assert old.path.read_bytes() == kept


def test_every_case_has_a_file_of_its_own(tmp_path: Path) -> None:
    outcome = write_minutes(heard(), heard().case_ids, tmp_path, NOON, DUE)
    assert [each.case_id for each in outcome] == ["C-1", "C-2", "C-3", "C-4"]
    assert len(list(tmp_path.iterdir())) == 4


def test_writing_again_changes_nothing(tmp_path: Path) -> None:
    before = write_one(heard(), tmp_path).path.stat()
    after_ = write_one(heard(), tmp_path).path.stat()
    assert before.st_mtime_ns == after_.st_mtime_ns


def test_a_later_draft_replaces_our_earlier_one(tmp_path: Path) -> None:
    write_one(heard(), tmp_path)
    written = write_one(heard(words="More was said."), tmp_path)
    assert "More was said." in written.path.read_text(encoding="utf-8")
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize(
    "change",
    [
        ('case_id: "C-1"', 'case_id: "C-9"'),
        (f'meeting: "{MEETING_ID}"', 'meeting: "2026-12-03-other-panel"'),
        ('state: "draft"', 'state: "approved"'),
        ("---\n", "My own notes\n"),
    ],
    ids=["another case", "another meeting", "approved", "not ours"],
)
def test_a_draft_replaces_no_other_file(tmp_path: Path, change: tuple[str, str]) -> None:
    path = write_one(heard(), tmp_path).path
    theirs = path.read_text(encoding="utf-8").replace(*change, 1)
    path.write_text(theirs, encoding="utf-8")
    [outcome] = write_minutes(heard(), ["C-1"], tmp_path, NOON, DUE)
    assert isinstance(outcome, NotWritten)
    assert "already and is not the same" in outcome.reason
    assert path.read_text(encoding="utf-8") == theirs


def test_an_approved_file_is_never_replaced(tmp_path: Path) -> None:
    meeting = approved(heard())
    path = write_one(meeting, tmp_path).path
    changed = path.read_bytes() + b"\nmore\n"
    path.write_bytes(changed)
    [outcome] = write_minutes(meeting, ["C-1"], tmp_path, NOON, DUE)
    assert isinstance(outcome, NotWritten)
    assert path.read_bytes() == changed


def test_a_file_that_is_not_proved_is_not_put_in_place_and_holds_back_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "exports.minutes_files.render",
        lambda document, status: render(document, status).replace("Much was said.", "Nothing."),
    )
    outcome = write_minutes(heard(), ["C-1", "C-4"], tmp_path, NOON, DUE)
    assert isinstance(outcome[0], NotWritten)
    assert "in Context, a paragraph differs" in outcome[0].reason
    assert isinstance(outcome[1], Written)
    assert [each.name[:3] for each in tmp_path.iterdir()] == ["C-4"]


def test_a_case_of_another_meeting_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(Refused):
        write_minutes(heard(), ["C-1", "C-77"], tmp_path / "new", NOON, DUE)
    assert not (tmp_path / "new").exists()


def test_words_about_another_child_are_pointed_out(tmp_path: Path) -> None:
    written = write_one(heard(words="As for B.C., see C-2."), tmp_path)
    assert {(each.section, each.case_id) for each in written.mentions} == {("Context", "C-2")}


def test_a_childs_name_is_in_no_file_name(tmp_path: Path) -> None:
    slots = (
        AgendaSlot(
            starts=time(10),
            minutes=20,
            cases=(facts(1, case_id="ADA LOVELL", child="Ada Lovell"),),
        ),
    )
    meeting = heard(opened(agenda(slots=slots)))
    [written] = write_minutes(meeting, ["ADA LOVELL"], tmp_path, NOON, {})
    assert isinstance(written, Written)
    assert written.path.name.startswith("case_")


@pytest.mark.parametrize("words", SHORT.values(), ids=SHORT)
def test_hostile_words_as_case_id_name_and_note_come_out_as_words(
    tmp_path: Path, words: str
) -> None:
    case_id = clean_line(words) or "C-1"
    case = facts(1, case_id=case_id, child=case_id, legal_status=words)
    slots = (AgendaSlot(starts=time(10), minutes=20, cases=(case,)),)
    meeting = heard(opened(agenda(slots=slots)), words)
    [written] = write_minutes(meeting, [meeting.cases[0].case_id], tmp_path, NOON, {})
    assert isinstance(written, Written), written
    assert written.path.parent == tmp_path.resolve()
    assert list(tmp_path.iterdir()) == [tmp_path / written.path.name]
