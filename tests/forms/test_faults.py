"""A form that cannot be read is refused: every fault, with its line and field, and what was expected."""

import pytest

from panel_tui.domain.forms.recording import FaultyForms
from tests.forms.working import Desk, filled

WRONG = {
    "a time": ({"times/Began": "soon"}, "Times, Began: this is not a time: write it as 10:24"),
    "half of a day": (
        {"times/Began": "1.30"},
        "Times, Began: morning or afternoon? Write 13:30 or 01:30",
    ),
    "an end alone": ({"times/Ended": "10:30"}, "Times, Began: say when it began"),
    "an end before the start": (
        {"times/Began": "10:30", "times/Ended": "10:04"},
        "Times: 10:04 comes before 10:30.",
    ),
    "a time to come": (
        {"times/Began": "10:30", "times/Ended": "15:04"},
        "Times: 15:04 is still to come",
    ),
    "a pause without why": (
        {"times/Began": "10:00\nPaused: 10:05 to 10:10"},
        "Times, Paused: write a pause as 10:10 to 10:15 because the line dropped",
    ),
    "a role": (
        {"attendance": "Ngozi | IRO Manger | 10:00 to"},
        "Who was there: this is no role that is known; nearest: IRO Manager",
    ),
    "an unknown role": (
        {"attendance": "Ngozi | Astronaut | 10:00 to"},
        "there are: Group Manager; IRO Manager; Fostering Manager; Social worker",
    ),
    "nobody": ({"attendance": "| IRO Manager | 10:00 to"}, "Who was there: write who it was"),
    "too few parts": (
        {"attendance": "Ngozi IRO Manager | 10:00 to"},
        "Who was there: 2 parts; there must be 3: name | role | from when to when",
    ),
    "somebody twice": (
        {"attendance": "Ngozi | IRO Manager | 10:00\nngozi | | 10:05"},
        "Who was there: this stands here a second time",
    ),
    "a later chair without a time": (
        {"chair/Chair": "Patricia Adeyemi\nChair: Ngozi"},
        "Chair and minute-taker, Chair: write a name, a bar and since when",
    ),
    "an acting chair who is not there": (
        {"case/Acting chair": "Ngozi Bright"},
        "This case: Ngozi Bright is not in a role that may chair C-1.",
    ),
    "neither yes nor no": (
        {"case/Complex case": "very"},
        "This case, Complex case: write yes or no",
    ),
    "half a declaration": (
        {"interests/Who": "Ngozi Bright"},
        "Interests declared, Interest: a declaration needs Interest:",
    ),
    "a document": (
        {"documents": "Car plan | late | |"},
        "Documents: this is no document that is known; nearest: Care plan",
    ),
    "a document's state": (
        {"documents": "Care plan | recieved | |"},
        "Documents: write received, late or missing; nearest: received",
    ),
    "a day": ({"documents": "Care plan | late | 31 Feb | "}, "Documents: 31 feb is not a date"),
    "views without words": (
        {"views/How it is known": "By telephone"},
        "Views, Words: write the words that go with it",
    ),
    "a state": (
        {"family/State": "coverd"},
        "Family and friends, State: write covered, not applicable, evidence outstanding or not reached; "
        "nearest: covered",
    ),
    "a reason without a state": (
        {"family/Because": "They said no"},
        "Family and friends, Because: say how it ended, after State:",
    ),
    "not applicable without a reason": (
        {"family/State": "not applicable"},
        "Family and friends: Family and friends: say why it does not apply.",
    ),
    "evidence that nobody brings": (
        {"family/State": "evidence outstanding\nWhat they bring: it\nBy when: Friday"},
        "Family and friends, State: evidence outstanding needs Who brings it:",
    ),
    "evidence that is not outstanding": (
        {"family/State": "covered\nWho brings it: Tom"},
        "Family and friends, Who brings it: this goes with evidence outstanding only",
    ),
    "a label twice": (
        {"family/State": "covered\nState: not reached"},
        "Family and friends, State: State: stands here a second time; the first is in line",
    ),
    "a row of a table": (
        {"contact": "Mother | weekly | by bus"},
        "Contact plan: 3 parts; there must be 2",
    ),
    "an answer": (
        {"limb": "Neither"},
        "Why now: this is no answer that is known; there are: In care; At home",
    ),
    "an option's status": (
        {"options/Status": "best"},
        "Options, Status: write preferred, contingency (i)",
    ),
    "ruled out without why": (
        {"options/Status": "ruled out"},
        "Options, Status: say why it is ruled out, after Because:",
    ),
    "an outcome": (
        {"decision/Outcome": "Trak", "decision/Decision": "So."},
        "Decision, Outcome: this is no outcome that is known; nearest: Track",
    ),
    "an outcome without a decision": (
        {"decision/Outcome": "Track"},
        "Decision, Decision: say what is decided",
    ),
    "half a dissent": (
        {"dissent/Who": "Tom Okafor"},
        "Who does not agree, How it is resolved: a dissent needs How it is resolved:",
    ),
    "an action of nobody": ({"actions": "write to the school"}, "Actions: Who will do it?"),
    "an action asap": ({"actions": "Tom: write asap"}, "Actions: asap is not a date: by when?"),
    "an action in parts": (
        {"actions": "Tom | write | Friday"},
        "Actions: 3 parts; there must be 5",
    ),
    "an action's number": (
        {"actions": "Tom | write | Friday | | 7"},
        "Actions: There is no action 7 in this case",
    ),
    "a read-back of nothing": (
        {"read-back/Read back at": "10:24"},
        "Read-back: C-1 has no decision and no action to read back yet.",
    ),
    "a return without a reason": (
        {"put-off/Returns on": "14 Jan"},
        "Deferred or withdrawn, Returns on: say why, after Deferred because:",
    ),
    "deferred and withdrawn": (
        {"put-off/Deferred because": "x", "put-off/Withdrawn because": "y"},
        "Deferred or withdrawn, Withdrawn because: deferred or withdrawn, not both",
    ),
    "something in the facts": ({"facts": "Child: Z.Z."}, "The child: this is only shown"),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_what_cannot_be_read_is_told_with_its_line_and_field(wrong: str) -> None:
    desk = Desk()
    answers, said = WRONG[wrong]
    form = filled(desk.form(), answers)
    with pytest.raises(FaultyForms) as refusal:
        desk.record(form)
    assert said in str(refusal.value)
    file, fault = refusal.value.faults[0]
    assert file == "form-1.md"
    assert fault.place.startswith("line ")
    told = int(fault.place.removeprefix("line ").split(",")[0])
    field = f"[{next(iter(answers)).split('/')[0]}]"
    headings = [line for line in form.split("\n")[:told] if line.startswith("#")]
    assert headings[-1].endswith(field)


def test_all_faults_of_all_forms_come_at_once_and_nothing_is_recorded() -> None:
    desk = Desk()
    first = filled(desk.form("C-1"), {"family/State": "done", "documents": "Care plan | lost | |"})
    second = filled(desk.form("C-4"), {"decision/Outcome": "Wait", "context": "Said."})
    kept = desk.meeting
    with pytest.raises(FaultyForms) as refusal:
        desk.record(first, second)
    places = [(file, fault.place.partition(", ")[2]) for file, fault in refusal.value.faults]
    assert places == [
        ("form-1.md", "Documents"),
        ("form-1.md", "Family and friends, State"),
        ("form-2.md", "Decision, Outcome"),
    ]
    assert desk.meeting is kept


def test_no_fault_repeats_what_was_typed() -> None:
    desk = Desk()
    form = desk.form()
    labels = [key for answers, _ in WRONG.values() for key in answers if "/" in key]
    rows = [key for answers, _ in WRONG.values() for key in answers if "/" not in key]
    form = filled(form, dict.fromkeys(rows, "Amira Khan") | dict.fromkeys(labels, "Amira Khan"))
    with pytest.raises(FaultyForms) as refusal:
        desk.coming_of(form)
    assert len(refusal.value.faults) > 15
    assert "Khan" not in str(refusal.value).replace("Amira Khan is not in a role", "")


def test_two_forms_of_one_case_are_refused() -> None:
    desk = Desk()
    with pytest.raises(FaultyForms, match=r"form-2\.md: form-1\.md is a form of C-1 too"):
        desk.record(desk.form(), desk.form())


def test_a_form_of_another_meeting_is_refused() -> None:
    desk = Desk()
    form = desk.form().replace("Meeting: 2026-12-03-test-panel", "Meeting: 2026-12-10-test-panel")
    with pytest.raises(FaultyForms, match="Meeting, Case and Revision do not belong together"):
        desk.record(form)


@pytest.mark.parametrize("line", ["Case: C-2", "Revision: 1-af9e8e", "Revision: 99-000000"])
def test_a_slip_of_the_hand_in_the_head_is_noticed(line: str) -> None:
    desk = Desk()
    label = line.partition(":")[0]
    lines = [line if each.startswith(f"{label}: ") else each for each in desk.form().split("\n")]
    with pytest.raises(FaultyForms, match="do not belong together"):
        desk.record("\n".join(lines))


def test_a_form_from_a_later_record_is_refused() -> None:
    ahead, desk = Desk(), Desk()
    ahead.record(filled(ahead.form(), {"context": "Said."}))
    with pytest.raises(FaultyForms, match="later state of the record"):
        desk.record(ahead.form())


def test_a_field_that_nobody_knows_is_refused_with_the_nearest() -> None:
    desk = Desk()
    form = desk.form().replace("[return-home]", "[retrun-home]")
    with pytest.raises(FaultyForms, match="no field of this name; nearest: return-home"):
        desk.record(form)


def test_a_field_that_stands_there_twice_is_refused() -> None:
    desk = Desk()
    form = desk.form() + "\n## Context [context]\n\nMore.\n"
    with pytest.raises(
        FaultyForms, match="this field stands here a second time; the first is in line"
    ):
        desk.record(form)


@pytest.mark.parametrize(
    "damaged", ["## Return home", "Return home [return-home]", "## Return home [return-home", ""]
)
def test_a_heading_that_is_damaged_is_noticed(damaged: str) -> None:
    desk = Desk()
    form = filled(desk.form(), {"return-home/Notes": "She cannot."})
    with pytest.raises(FaultyForms, match=r"line \d+, Views: this belongs to Return home"):
        desk.record(form.replace("## Return home [return-home]", damaged))


def test_words_above_the_guidance_are_recorded() -> None:
    desk = Desk()
    form = desk.form().replace("## Context [context]\n", "## Context [context]\n\nTyped above.\n")
    desk.record(form)
    assert desk.meeting.case("C-1").notes[0].text == "Typed above."


def test_a_line_among_those_that_explain_is_never_lost() -> None:
    desk = Desk()
    form = desk.form().replace("> In your own words.", "> In your own words.\n> She said it twice.")
    desk.record(form)
    assert desk.meeting.case("C-1").notes[0].text == "> She said it twice."
    other = desk.form("C-4").replace("> In your own words.", "> She said it twice.")
    with pytest.raises(FaultyForms, match=r"Context: lines that begin with > explain"):
        desk.record(other)


@pytest.mark.parametrize("label", ["State:", "Because:", "Notes:"])
def test_a_label_that_is_gone_is_noticed(label: str) -> None:
    desk = Desk()
    form = filled(desk.form(), {"family/State": "covered", "family/Notes": "Said."})
    begins = form.index(label, form.index("[family]"))
    form = form[:begins] + form[begins + len(label) :]
    with pytest.raises(FaultyForms, match=f"Family and friends: the line {label} is missing"):
        desk.record(form)
