"""Rows become slots: siblings share one, breaks have none, and no two slots overlap."""

from collections.abc import Callable
from datetime import date, time

import pytest

from data.agendas.reading import ReadAgenda

Read = Callable[..., ReadAgenda]
Faults = Callable[..., list[str]]

HEADER = "Time,Case ID,Child,DOB,SW,Siblings,Reason\n"
BY_WORKER = "slots-by-social-worker"


def _agenda(*rows: str) -> str:
    """Rows of `time id worker siblings`, with a name and a date of birth added."""
    lines = []
    for row in rows:
        at, case_id, worker, siblings = row.split("|")
        lines.append(f"{at},{case_id},Child of {case_id},04/05/2022,{worker},{siblings},\n")
    return HEADER + "".join(lines)


def _slots(found: ReadAgenda) -> list[tuple[str, int | None, str]]:
    return [
        (
            f"{slot.starts:%H:%M}",
            slot.minutes,
            slot.title or " ".join(case.case_id for case in slot.cases),
        )
        for slot in found.agenda.slots
    ]


def test_one_time_and_one_sibling_group_are_one_slot(read: Read) -> None:
    found = read(_agenda("10:00|1||M1", "10:00|2||m 1", "10:20|3||"))
    assert _slots(found) == [("10:00", 20, "1 2"), ("10:20", 20, "3")]


def test_one_time_without_one_sibling_group_is_a_fault_naming_both_rows(faults: Faults) -> None:
    hint = "give one of them another, or both one sibling group"
    assert faults(_agenda("10:00|1|Tom|", "10:00|2|Tom|", "10:20|3||M1", "10:20|4||M2")) == [
        f"row 3, Time: 10:00 is the time of row 2 too; {hint}",
        f"row 5, Time: 10:20 is the time of row 4 too; {hint}",
    ]


def test_slots_per_social_worker_take_one_workers_children_together(read: Read) -> None:
    found = read(
        _agenda(
            "10:00|1|Tom|", "10:00|2|TOM|", "10:20|3|Beth|M1", "10:20|4|Amira|M1", "10:40|5|Tom|"
        ),
        template=BY_WORKER,
    )
    assert _slots(found) == [("10:00", 20, "1 2"), ("10:20", 20, "3 4"), ("10:40", 20, "5")]


def test_slots_per_social_worker_keep_two_workers_apart(faults: Faults) -> None:
    assert faults(_agenda("10:00|1|Tom|", "10:00|2|Beth|"), template=BY_WORKER) == [
        "row 3, Time: 10:00 is the time of row 2 too; give one of them another, or both one sibling "
        "group or one social worker"
    ]


def test_siblings_at_two_times_are_pointed_out(read: Read) -> None:
    found = read(_agenda("10:00|1||M1", "10:20|2||", "10:40|3||M1"))
    assert len(found.agenda.slots) == 3
    assert [str(warning) for warning in found.warnings] == [
        "row 4, Sibling group (Siblings): the same as on row 2, in another slot; siblings who are "
        "heard together need one time"
    ]


def test_an_empty_time_under_a_time_joins_its_siblings(read: Read) -> None:
    assert _slots(read(_agenda("10:00|1||M1", "|2||M1"))) == [("10:00", 20, "1 2")]


def test_an_empty_time_that_joins_no_siblings_is_a_fault(faults: Faults) -> None:
    words = "row {}, Time: empty; give the time, or the sibling group of the row above"
    assert faults(_agenda("|1||", "10:00|2||M1", "|3||M2", "|4||")) == [
        words.format(row) for row in (2, 4, 5)
    ]


def test_an_overlap_is_a_fault(faults: Faults) -> None:
    assert faults(_agenda("10:00|1||", "10:10|2||", "10:35|3||")) == [
        "row 3, Time: 10:10 lies in the slot of row 2 (10:00 to 10:20)"
    ]


def test_times_run_forwards(faults: Faults) -> None:
    assert faults(_agenda("10:00|1||", "10:20|2||", "10:00|3||", "10:40|4||")) == [
        "row 4, Time: 10:00 is before row 3's 10:20"
    ]


def test_a_gap_between_slots_is_sound(read: Read) -> None:
    assert _slots(read(_agenda("10:00|1||", "11:00|2||")))[1] == ("11:00", 20, "2")


def test_a_time_that_cannot_be_read_hides_no_other_fault(faults: Faults) -> None:
    not_a_time = "this is not a time: write it as 10:00, or 10:00-10:20"
    assert faults(_agenda("x|1||", "10:20|2||", "y|3||", "10:00|4||"), start=None) == [
        f"row 2, Time: {not_a_time}",
        f"row 4, Time: {not_a_time}",
        "row 5, Time: 10:00 is before row 3's 10:20",
    ]


def test_a_stated_end_is_kept_against_the_templates_length(read: Read) -> None:
    found = read(_agenda("10:00-10:45|1||", "10:45 to 11:00|2||M1", "10:45|3||M1", "11:00|4||"))
    assert _slots(found) == [("10:00", 45, "1"), ("10:45", 15, "2 3"), ("11:00", 20, "4")]


def test_siblings_cannot_end_at_two_times(faults: Faults) -> None:
    assert faults(_agenda("10:00-10:20|1||M1", "10:00-10:40|2||M1")) == [
        "row 3, Time: its end is not that of row 2, which shares the slot"
    ]


def test_a_break_lasts_until_the_next_slot_or_as_it_says_or_a_quarter_of_an_hour(
    read: Read,
) -> None:
    text = _agenda("10:00|1||") + "10:20,,Comfort break,,,,\n10:30-10:40,,,,,,Tea\n"
    text += (
        _agenda("10:50|2||").removeprefix(HEADER) + "11:10,LUNCH,LUNCH,LUNCH,LUNCH,LUNCH,LUNCH\n"
    )
    assert _slots(read(text)) == [
        ("10:00", 20, "1"),
        ("10:20", 10, "Comfort break"),
        ("10:30", 10, "Tea"),
        ("10:50", 20, "2"),
        ("11:10", 15, "LUNCH"),
    ]


def test_a_break_may_stand_in_a_column_that_is_not_ours(read: Read) -> None:
    text = "Time,Case ID,Child,DOB,Notes\n10:00,1,A.B.,04/05/2022,\n10:20,,,,Lunch (30 minutes)\n"
    assert _slots(read(text))[1] == ("10:20", 15, "Lunch (30 minutes)")


def test_a_break_may_have_a_remark(read: Read) -> None:
    text = _agenda("10:00|1||") + "10:20,,Break,,,,15 minutes\n"
    assert _slots(read(text))[1] == ("10:20", 15, "Break")


def test_a_break_is_in_nobodys_slot_and_nobody_is_in_it(faults: Faults) -> None:
    text = _agenda("10:00|1||") + "10:10,,Break,,,,\n" + _agenda("10:10|2||").removeprefix(HEADER)
    assert faults(text) == [
        "row 3, Time: 10:10 lies in the slot of row 2 (10:00 to 10:20)",
        "row 4, Time: 10:10 is the time of row 3 too; give one of them another",
    ]


def test_a_break_needs_its_time(faults: Faults) -> None:
    text = _agenda("10:00|1||") + ",,Break,,,,\n"
    assert faults(text) == ["row 3, Time: empty; a break needs its time"]
    assert faults("Case ID,Child,DOB\nC-1,A.B.,04/05/2022\n,Break,\n") == [
        "row 3, Time: empty; a break needs its time"
    ]


@pytest.mark.parametrize(
    "row",
    [
        "10:20,,,,Tom,,Placement at risk after a break",
        "10:20,,Luc M.,04/05/2022,,,Break",
        "10:20,,Luc M.,,,,Placement breakdown",
    ],
)
def test_a_child_without_a_case_id_is_never_taken_for_a_break(faults: Faults, row: str) -> None:
    found = faults(_agenda("10:00|1||") + row + "\n")
    assert "row 3, Case ID: empty" in found
    assert not any("Luc" in fault for fault in found)


def test_a_child_called_tea_is_a_child(read: Read) -> None:
    text = HEADER + "10:00,C-1,Tea B.,04/05/2022,,,\n"
    assert read(text).agenda.cases[0].child == "Tea B."


def test_without_times_slots_follow_one_another(read: Read) -> None:
    rows = [f"C-{n},A.B.,04/05/2022,{group}\n" for n, group in enumerate(["", "M1", "M1", "", ""])]
    text = "Case ID,Child,DOB,Siblings\n" + "".join(rows)
    assert _slots(read(text, start=time(9, 50))) == [
        ("09:50", 20, "C-0"),
        ("10:10", 20, "C-1 C-2"),
        ("10:30", 20, "C-3"),
        ("10:50", 20, "C-4"),
    ]


def test_an_empty_column_of_times_is_no_times(read: Read) -> None:
    found = read(_agenda("|1||", "|2||"))
    assert _slots(found) == [("10:00", 20, "1"), ("10:20", 20, "2")]


def test_slots_that_would_begin_after_midnight_are_a_fault(faults: Faults) -> None:
    assert faults(_agenda("|1||", "|2||", "|3||"), start=time(23, 30)) == [
        "row 4: its slot would begin after midnight; give the rows their times"
    ]


def test_without_slots_in_the_template_no_length_is_made_up(read: Read) -> None:
    template = "meeting-without-slots"
    timed = read(_agenda("10:00|1||", "10:05|2||", "11:00-12:00|3||"), template=template)
    assert _slots(timed) == [("10:00", None, "1"), ("10:05", None, "2"), ("11:00", 60, "3")]
    untimed = read(_agenda("|1||", "|2||"), template=template)
    assert _slots(untimed) == [("10:00", None, "1"), ("10:00", None, "2")]


def test_the_day_and_start_are_the_meetings(read: Read) -> None:
    agenda = read(_agenda("10:20|1||")).agenda
    assert (agenda.date, agenda.start) == (date(2026, 12, 3), time(10, 0))
