from datetime import date

import pytest

from panel_tui.domain.case import Chosen, PaperSeen, Table
from panel_tui.domain.changes import Change
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.model import Refused
from panel_tui.domain.notes import Choose, FillTable, RecordPaper, RecordView, WriteNote
from panel_tui.domain.sign_off import Approve
from panel_tui.domain.slots import WithdrawCase
from tests.making import after, at, moment, of_meeting, opened, template

SIBLINGS = ("C-2", "C-3")


def writes(text: str, *case_ids: str, place: str = "family") -> WriteNote:
    return of_meeting(WriteNote, case_ids=case_ids, place=place, text=text)


def notes(meeting: Meeting, case_id: str) -> list[tuple[tuple[str, ...], str]]:
    return [(note.case_ids, note.text) for note in meeting.case(case_id).notes]


class TestNotes:
    def test_a_note_for_siblings_stands_with_each_of_them_and_names_both(self) -> None:
        meeting = after(opened(), (writes("They miss home.", *SIBLINGS), moment(10, 21)))
        for case_id in SIBLINGS:
            assert notes(meeting, case_id) == [(SIBLINGS, "They miss home.")]
        assert notes(meeting, "C-1") == []

    def test_a_note_for_one_stands_beside_the_note_for_both(self) -> None:
        meeting = after(
            opened(),
            (writes("They miss home.", *SIBLINGS), moment(10, 21)),
            (writes("She most of all.", "C-2"), moment(10, 22)),
            (writes("They miss home and school.", *SIBLINGS), moment(10, 23)),
        )
        assert notes(meeting, "C-2") == [
            (("C-2",), "She most of all."),
            (SIBLINGS, "They miss home and school."),
        ]
        assert notes(meeting, "C-3") == [(SIBLINGS, "They miss home and school.")]

    def test_the_same_children_in_another_order_have_the_same_note(self) -> None:
        meeting = after(opened(), (writes("One.", "C-2", "C-3"), moment(10)))
        meeting = after(meeting, (writes("Two.", "C-3", "C-2"), moment(10)))
        assert [text for _, text in notes(meeting, "C-2")] == ["Two."]

    def test_a_sibling_withdrawn_later_changes_nothing_that_was_written(self) -> None:
        withdraw = of_meeting(WithdrawCase, case_ids=("C-3",), reason="Went home")
        meeting = after(opened(), (writes("They miss home.", *SIBLINGS), moment(10, 21)))
        meeting = after(meeting, (withdraw, moment(10, 22)))
        assert notes(meeting, "C-2") == [(SIBLINGS, "They miss home.")]

    def test_no_words_take_the_note_off(self) -> None:
        meeting = after(
            opened(),
            (writes("Both.", *SIBLINGS), moment(10)),
            (writes("One.", "C-2"), moment(10)),
            (writes(" \n\x00 ", *SIBLINGS), moment(10)),
        )
        assert (notes(meeting, "C-2"), notes(meeting, "C-3")) == ([(("C-2",), "One.")], [])

    def test_places_have_notes_of_their_own(self) -> None:
        meeting = after(
            opened(),
            (writes("Under a prompt.", "C-1"), moment(10)),
            (writes("In a section.", "C-1", place="context"), moment(10)),
        )
        assert len(notes(meeting, "C-1")) == 2

    def test_who_wrote_it_last_and_when_is_kept(self) -> None:
        meeting = after(opened(), (writes("One.", "C-1"), moment(10)))
        meeting = after(meeting, (writes("Two.", "C-1"), moment(10, 5, by="Jane Sutton")))
        (note,) = meeting.case("C-1").notes
        assert (note.at, note.by) == (at(10, 5), "Jane Sutton")

    def test_hostile_words_are_kept_as_words(self) -> None:
        text = "# [/foo] <b>$name</b> \x1b[31m\u202egnorw\x07\r\n| a | `b` |\ud800"
        (note,) = after(opened(), (writes(text, "C-1"), moment(10))).case("C-1").notes
        assert note.text == "# [/foo] <b>$name</b> [31mgnorw\n| a | `b` |\ufffd"

    @pytest.mark.parametrize("place", ["attendance", "decision", "nowhere", "contact"])
    def test_a_note_has_a_place_in_the_minutes(self, place: str) -> None:
        with pytest.raises(Refused, match=f"no text called {place}.*context"):
            writes("Words", "C-1", place=place).apply(opened(), moment(10))

    def test_a_note_names_children_of_the_meeting(self) -> None:
        with pytest.raises(Refused, match="C-9 is not on the agenda"):
            writes("Words", "C-1", "C-9").apply(opened(), moment(10))
        with pytest.raises(ValueError, match="case_ids"):
            writes("Words")


class TestTables:
    def fills(self, *rows: tuple[str, ...]) -> FillTable:
        return of_meeting(FillTable, case_ids=("C-1",), section="contact", rows=rows)

    def test_a_table_is_filled_as_a_whole(self) -> None:
        meeting = after(
            opened(),
            (self.fills(("Mother", "weekly"), ("Aunt", "monthly")), moment(10)),
            (self.fills(("Mother", "twice\na week")), moment(10)),
        )
        (table,) = meeting.case("C-1").tables
        assert table == Table(section="contact", rows=(("Mother", "twice a week"),))

    def test_without_rows_it_is_empty(self) -> None:
        meeting = after(opened(), (self.fills(("Mother", "weekly")), moment(10)))
        assert after(meeting, (self.fills(), moment(10))).case("C-1").tables == ()

    def test_a_row_of_another_length_is_refused_by_its_number(self) -> None:
        with pytest.raises(Refused, match="Contact plan, row 2: the columns are Who, How often"):
            self.fills(("Mother", "weekly"), ("Aunt",)).apply(opened(), moment(10))

    def test_only_tables_are_filled(self) -> None:
        change = of_meeting(FillTable, case_ids=("C-1",), section="context", rows=())
        with pytest.raises(Refused, match="no table called context"):
            change.apply(opened(), moment(10))


class TestChoices:
    def chooses(self, *choices: str, section: str = "limb") -> Choose:
        return of_meeting(Choose, case_ids=("C-1",), section=section, choices=choices)

    def test_answers_are_taken_changed_and_taken_off(self) -> None:
        meeting = after(opened(), (self.chooses("at-home"), moment(10)))
        assert meeting.case("C-1").chosen == (Chosen(section="limb", choices=("at-home",)),)
        meeting = after(meeting, (self.chooses("in-care", "at-home"), moment(10)))
        assert meeting.case("C-1").chosen[0].choices == ("in-care", "at-home")
        assert after(meeting, (self.chooses(), moment(10))).case("C-1").chosen == ()

    def test_only_what_is_offered_is_chosen(self) -> None:
        with pytest.raises(Refused, match="Why now offers in-care, at-home, not elsewhere"):
            self.chooses("elsewhere").apply(opened(), moment(10))
        with pytest.raises(Refused, match="no choice called context"):
            self.chooses("in-care", section="context").apply(opened(), moment(10))


class TestViews:
    def records(self, text: str, view: str = "child") -> RecordView:
        return of_meeting(
            RecordView,
            case_ids=("C-1",),
            view=view,
            text=text,
            source="Told to Tom",
            dated=date(2026, 11, 30),
        )

    def test_a_view_has_its_source_and_date(self) -> None:
        (view,) = after(opened(), (self.records("I want to go home"), moment(10))).case("C-1").views
        assert (view.text, view.source) == ("I want to go home", "Told to Tom")
        assert view.dated == date(2026, 11, 30)

    def test_a_view_is_put_differently_or_taken_off(self) -> None:
        meeting = after(opened(), (self.records("Home"), moment(10)))
        meeting = after(meeting, (self.records("Home soon"), moment(10)))
        assert [view.text for view in meeting.case("C-1").views] == ["Home soon"]
        assert after(meeting, (self.records(""), moment(10))).case("C-1").views == ()

    def test_only_those_the_template_names_are_asked(self) -> None:
        with pytest.raises(Refused, match="Views are asked of child, parents, not milkman"):
            self.records("Yes", view="milkman").apply(opened(), moment(10))


class TestPapers:
    LATE = of_meeting(
        RecordPaper, case_ids=SIBLINGS, paper="care-plan", state="late", remark="Came at 9"
    )

    def test_a_document_is_recorded_for_each_child(self) -> None:
        meeting = after(opened(), (self.LATE, moment(10)))
        for case_id in SIBLINGS:
            assert meeting.case(case_id).papers == (
                PaperSeen(paper="care-plan", state="late", remark="Came at 9"),
            )

    def test_it_has_one_state(self) -> None:
        received = self.LATE.changed(state="received", remark="")
        meeting = after(opened(), (self.LATE, moment(10)), (received, moment(10)))
        assert [paper.state for paper in meeting.case("C-2").papers] == ["received"]

    def test_only_documents_of_the_template_are_recorded(self) -> None:
        other = self.LATE.changed(paper="diary")
        with pytest.raises(Refused, match="The documents are care-plan, not diary"):
            other.apply(opened(), moment(10))
        with pytest.raises(Refused, match="The documents are none, not diary"):
            other.apply(opened(kind=template(papers=None)), moment(10))


def test_nothing_is_written_into_approved_minutes() -> None:
    withdraw = of_meeting(WithdrawCase, case_ids=("C-3",), reason="Went home")
    approve = of_meeting(Approve, case_ids=("C-3",), approver="Patricia Adeyemi")
    meeting = after(opened(), (withdraw, moment(10)), (approve, moment(10)))
    changes: list[Change] = [
        writes("Words", *SIBLINGS),
        of_meeting(FillTable, case_ids=("C-3",), section="contact", rows=()),
        of_meeting(Choose, case_ids=("C-3",), section="limb", choices=()),
        of_meeting(RecordView, case_ids=("C-3",), view="child", text="Home"),
        of_meeting(RecordPaper, case_ids=("C-3",), paper="care-plan", state="late"),
        withdraw,
    ]
    for change in changes:
        with pytest.raises(Refused, match="minutes of C-3 are approved"):
            after(meeting, (change, moment(11)))
