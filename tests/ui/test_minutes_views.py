"""What the minutes screen shows and asks, without an app."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

from panel_tui.domain.change import Moment
from panel_tui.domain.changes import Change
from panel_tui.domain.finishing import FinishSlot
from panel_tui.domain.leaks import block_texts
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.model import Refused
from panel_tui.domain.sign_off import Approve, RecordExport, RecordReceipt, Reopen
from panel_tui.domain.sittings import CancelMeeting
from panel_tui.domain.slots import DeferCase, StartSlot
from panel_tui.domain.working_days import WorkingCalendar
from screens import minutes_forms
from screens.minutes_forms import read_past, receipt_form, reopen_form, write_form
from screens.minutes_preview import preview_lines
from screens.minutes_view import (
    case_lines,
    limits_of,
    pressing,
    standing_lines,
    state_words,
    tally_line,
)
from tests.hostile import SHORT
from tests.making import TEMPLATE, after, moment, of_meeting, opened, template
from tests.minutes_out.samples import document, filled

CALENDAR = WorkingCalendar()
THURSDAY, MONDAY = date(2026, 12, 3), date(2026, 12, 7)
HEARD = (
    (of_meeting(StartSlot, slot=1), moment(10)),
    (of_meeting(FinishSlot, slot=1), moment(10, 18)),
)
APPROVED = (
    of_meeting(Approve, case_ids=("C-1",), approver="Patricia Adeyemi"),
    moment(9, day=MONDAY),
)
EXPORTED = (
    of_meeting(RecordExport, case_id="C-1", version=1, file_name="a.md", file_sha256="0"),
    moment(10, day=MONDAY),
)
REOPENED = (
    of_meeting(Reopen, case_id="C-1", reason="A date was wrong.", reopened_by="Jo Ray"),
    moment(10, day=MONDAY),
)


def receipt(day: date) -> tuple[Change, Moment]:
    change = of_meeting(
        RecordReceipt, case_id="C-1", version=1, reference="R7", uploaded_by="Jo Ray", on=day
    )
    return change, moment(12, day=day)


def words(meeting: Meeting, today: date, case_id: str = "C-1") -> list[str]:
    limits = limits_of(meeting, today, CALENDAR).get(case_id, ())
    return [each.content().plain for each in limits]


def plain(lines: Iterable[object]) -> str:
    return "\n".join(map(str, lines))


class TestStates:
    @pytest.mark.parametrize(
        ("steps", "said"),
        [
            ((), "not heard yet"),
            (HEARD[:1], "being heard"),
            (HEARD, "draft"),
            ((*HEARD, APPROVED), "approved v1"),
            ((*HEARD, APPROVED, REOPENED), "v2 draft"),
            (((of_meeting(CancelMeeting, reason="Snow."), moment(9, 30)),), "not held"),
        ],
    )
    def test_a_state_is_said_in_two_words_or_three(
        self, steps: tuple[tuple[Change, Moment], ...], said: str
    ) -> None:
        meeting = after(opened(), *steps)
        assert state_words(meeting, meeting.case("C-1")) == said

    def test_minutes_of_a_child_put_off_are_minutes_too(self) -> None:
        defer = of_meeting(DeferCase, case_ids=("C-4",), reason="Papers late.")
        meeting = after(opened(), (defer, moment(9, 30)))
        assert state_words(meeting, meeting.case("C-4")) == "draft"


class TestLimits:
    def test_limits_count_down_in_working_days(self) -> None:
        meeting = after(opened(), *HEARD)
        assert words(meeting, date(2026, 12, 5)) == [
            "available in 4 working days, by Thu 10 Dec 2026",
            "upload in 6 working days, by Mon 14 Dec 2026",
        ]
        assert words(meeting, date(2026, 12, 11))[1] == (
            "upload in 1 working day, by Mon 14 Dec 2026"
        )

    def test_the_last_day_is_today_and_not_late(self) -> None:
        meeting = after(opened(), *HEARD)
        assert words(meeting, date(2026, 12, 14))[1] == "upload today, Mon 14 Dec 2026"

    def test_a_day_late_is_late(self) -> None:
        meeting = after(opened(), *HEARD)
        late = words(meeting, date(2026, 12, 15))[1]
        assert late == "! upload 1 working day late, due Mon 14 Dec"

    def test_on_the_weekend_after_the_last_day_it_is_late_by_no_working_day(self) -> None:
        rule = TEMPLATE["minutes"] | {"uploaded_within": {"amount": 6, "unit": "working days"}}
        meeting = after(opened(kind=template(minutes=rule)), *HEARD)
        assert words(meeting, date(2026, 12, 12))[1] == "! upload late, due Fri 11 Dec"

    def test_a_limit_in_other_days_counts_those(self) -> None:
        rule = TEMPLATE["minutes"] | {"uploaded_within": {"amount": 2, "unit": "weeks"}}
        meeting = after(opened(kind=template(minutes=rule)), *HEARD)
        assert words(meeting, MONDAY)[1] == "upload in 10 days, by Thu 17 Dec 2026"

    def test_an_upload_is_said_with_its_reference(self) -> None:
        meeting = after(opened(), *HEARD, APPROVED, EXPORTED, receipt(date(2026, 12, 8)))
        assert words(meeting, date(2026, 12, 20)) == [
            "√ available Mon 7 Dec 2026",
            "√ uploaded Tue 8 Dec 2026, R7",
        ]

    def test_an_upload_that_came_late_says_so(self) -> None:
        meeting = after(opened(), *HEARD, APPROVED, receipt(date(2026, 12, 16)))
        assert words(meeting, date(2026, 12, 20))[1] == (
            "√ uploaded Wed 16 Dec 2026, 2 working days late, R7"
        )

    def test_a_new_version_is_to_be_uploaded_again(self) -> None:
        meeting = after(opened(), *HEARD, APPROVED, receipt(MONDAY), REOPENED)
        assert words(meeting, MONDAY)[1] == "upload in 5 working days, by Mon 14 Dec 2026"

    def test_what_presses_is_the_first_that_is_not_met(self) -> None:
        meeting = after(opened(), *HEARD, APPROVED, EXPORTED)
        found = pressing(limits_of(meeting, MONDAY, CALENDAR)["C-1"])
        assert found is not None
        assert found.words.startswith("upload")

    def test_nothing_presses_while_nothing_was_heard(self) -> None:
        assert limits_of(opened(), THURSDAY, CALENDAR) == {}
        assert pressing(()) is None


class TestLines:
    def test_a_line_fits_the_width_however_long_names_and_references_are(self) -> None:
        meeting = after(opened(), *HEARD, APPROVED, receipt(date(2026, 12, 16)))
        case = meeting.case("C-1")
        child = case.facts.changed(child="Maximiliana Wolfeschlegelsteinhausen" * 3)
        long = case.receipts[0].changed(reference="R" * 200)
        meeting = meeting.with_case(case.changed(facts=child, receipts=(long,)))
        limits = limits_of(meeting, MONDAY, CALENDAR)
        for line in case_lines(meeting, limits, 74, wide=False):
            assert line.cell_length <= 74
        for line in case_lines(meeting, limits, 50, wide=True):
            assert all(part.cell_length <= 50 for part in line.split())

    def test_the_tally_leaves_out_what_is_none(self) -> None:
        assert tally_line(opened(), {}).plain == "4 children · 0 approved"
        meeting = after(opened(), *HEARD, APPROVED, EXPORTED, receipt(MONDAY))
        limits = limits_of(meeting, MONDAY, CALENDAR)
        assert tally_line(meeting, limits).plain == (
            "4 children · 1 approved · 1 on the child’s file"
        )

    def test_versions_say_who_approved_who_wrote_and_where_they_are(self) -> None:
        meeting = after(opened(), *HEARD, APPROVED, EXPORTED, receipt(MONDAY), REOPENED)
        version = meeting.case("C-1").versions[0]
        said = plain(standing_lines(meeting, version.document, (), 60))
        assert "v1 approved Mon 7 Dec 2026\n" in said
        assert "by Patricia Adeyemi, written by Colin Marsh\n" in said
        assert "available Mon 7 Dec 2026\n" in said
        assert "on file Mon 7 Dec 2026, R7, by Jo Ray\n" in said
        assert "v2 draft, asked for by Jo Ray: A date was wrong." in said


class TestPreview:
    @pytest.mark.parametrize("width", [24, 61, 74])
    def test_no_line_is_longer_than_the_width(self, width: int) -> None:
        lines = preview_lines(document(), "approved", width)
        assert [line for line in lines if line.cell_length > width] == []

    def test_a_table_stands_in_columns_where_they_have_room(self) -> None:
        wide = plain(preview_lines(document(), "approved", 74))
        assert "Patricia Adeyemi  Group Manager, Children in Care" in wide
        narrow = plain(preview_lines(document(), "approved", 24))
        assert "Present Patricia Adeyemi" in " ".join(narrow.split())

    def test_what_is_not_the_one_that_counts_says_so(self) -> None:
        assert "DRAFT: not approved yet" in plain(preview_lines(document(), "draft", 74))
        assert "SUPERSEDED" in plain(preview_lines(document(), "superseded", 74))

    @pytest.mark.parametrize("name", SHORT)
    def test_every_word_of_the_document_is_there_as_it_was_typed(self, name: str) -> None:
        minutes = filled(SHORT[name])
        shown = "".join(plain(preview_lines(minutes, "approved", 96)).split())
        for section in minutes.sections:
            for block in section.blocks:
                for text in block_texts(block):
                    assert "".join(text.split()) in shown

    @pytest.mark.parametrize("name", SHORT)
    def test_no_letter_is_lost_on_a_narrow_screen(self, name: str) -> None:
        minutes = filled(SHORT[name])
        shown = Counter(plain(preview_lines(minutes, "approved", 30)))
        texts = [
            text
            for section in minutes.sections
            for block in section.blocks
            for text in block_texts(block)
        ]
        letters = Counter("".join("".join(texts).split()))
        assert letters - shown == Counter()


class TestForms:
    @pytest.mark.parametrize(
        ("said", "day"),
        [
            ("today", THURSDAY),
            ("yesterday", date(2026, 12, 2)),
            ("Tuesday", date(2026, 12, 1)),
            ("Thursday", THURSDAY),
            ("1 Dec", date(2026, 12, 1)),
            ("4 Dec", date(2025, 12, 4)),
            ("1/12/26", date(2026, 12, 1)),
            ("4/12/2026", date(2026, 12, 4)),
            ("next Tuesday", date(2026, 12, 8)),
            ("in 2 weeks", date(2026, 12, 17)),
        ],
    )
    def test_a_day_is_one_that_has_been_where_the_words_allow_it(
        self, said: str, day: date
    ) -> None:
        assert read_past(said, THURSDAY) == day

    def test_no_day_is_asked_for(self) -> None:
        with pytest.raises(Refused, match="Say which day"):
            read_past(" ", THURSDAY)

    def test_another_case_id_is_noticed_while_it_is_typed(self) -> None:
        meeting = after(opened(), *HEARD, APPROVED)
        preview = receipt_form(meeting, meeting.case("C-1"), MONDAY, "Jo Ray").preview
        assert preview is not None
        answers = {"case": "C-", "reference": "", "by": "", "on": "today"}
        assert preview(answers) == "version 1, on the child’s file since Mon 7 Dec 2026"
        with pytest.raises(Refused, match="not the case ID"):
            preview(answers | {"case": "C-12"})

    @pytest.mark.parametrize("typed", ["", "c-1", "C-1 C-2", "C-10", "C"])
    def test_only_the_case_id_itself_is_taken(self, typed: str) -> None:
        meeting = after(opened(), *HEARD, APPROVED)
        form = receipt_form(meeting, meeting.case("C-1"), MONDAY, "Jo Ray")
        with pytest.raises(Refused):
            form.make({"case": typed, "reference": "R", "by": "Jo", "on": "today"})

    def test_a_second_receipt_shows_the_first(self) -> None:
        meeting = after(opened(), *HEARD, APPROVED, receipt(MONDAY))
        form = receipt_form(meeting, meeting.case("C-1"), MONDAY, "Jo Ray")
        assert form.note == "Noted before: Mon 7 Dec 2026, R7, by Jo Ray."

    def test_a_draft_has_no_receipt(self) -> None:
        meeting = after(opened(), *HEARD)
        with pytest.raises(Refused, match="approve them before"):
            receipt_form(meeting, meeting.case("C-1"), MONDAY, "Jo Ray")

    def test_what_is_to_be_written_is_said_before(self) -> None:
        meeting = after(opened(), *HEARD, APPROVED)
        form = write_form(meeting, "C-2", Path("/out"), lambda wanted: None)
        assert form.preview is not None
        said = {
            which: form.preview({"which": which, "folder": "/out"})
            for which in ("approved", "all", "this")
        }
        assert said == {
            "approved": "1 file into /out",
            "all": "4 files into /out; 3 of them draft",
            "this": "1 file into /out; 1 of them draft",
        }

    def test_nothing_is_offered_as_approved_while_nothing_is(self) -> None:
        form = write_form(opened(), "C-2", Path("/out"), lambda wanted: None)
        assert [each for each, _ in form.fields[0].choices] == ["all", "this"]

    def test_a_new_version_needs_a_reason(self) -> None:
        meeting = after(opened(), *HEARD, APPROVED)
        form = reopen_form(meeting, meeting.case("C-1"), "Jo Ray")
        with pytest.raises(Refused, match="Say why"):
            form.make({"reason": " ", "by": "Jo Ray"})

    def test_who_approves_what_they_took_is_told_so_while_typing(self) -> None:
        meeting = after(opened(), *HEARD)
        form = minutes_forms.approve_form(meeting, ("C-1",), moment(11).at, "", lambda name: [])
        assert form.preview is not None
        assert "also took the minutes" in str(form.preview({"approver": "Colin Marsh"}))
        assert form.preview({"approver": "Patricia Adeyemi"}) == ""
