"""Three councils that none of the sources is about: their terms of reference are templates, and no code."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from data.settings import settings_file
from data.templates.loader import load_template
from panel_tui.domain.limits import Due, due_dates
from panel_tui.domain.template import MeetingTemplate
from panel_tui.domain.when import Circumstances
from panel_tui.domain.working_days import WorkingCalendar
from tests.headless.commands import Result, panel_tui
from tests.templates.playing import TERMS, chairs, done_by, limit, span, steps, titles

IDS = sorted(path.stem for path in TERMS.glob("*.toml"))
SHUT = WorkingCalendar(
    bank_holidays=frozenset({date(2026, 12, 25), date(2026, 12, 28), date(2027, 1, 1)}),
    closed_days=frozenset(date(2026, 12, day) for day in (29, 30, 31)),
)
"""The calendar of a council that is shut between the holidays."""


@pytest.fixture(scope="module")
def matching() -> MeetingTemplate:
    return load_template(TERMS / "millbrook-fostering-matching-panel.toml")


@pytest.fixture(scope="module")
def transitions() -> MeetingTemplate:
    return load_template(TERMS / "northfen-transitions-panel.toml")


@pytest.fixture(scope="module")
def gathering() -> MeetingTemplate:
    return load_template(TERMS / "tarnside-early-homes-gathering.toml")


def asked(template: MeetingTemplate, child: Circumstances) -> set[str]:
    """The prompts and papers that a child with these circumstances brings along."""
    papers = template.papers.documents if template.papers else ()
    return {
        *(prompt.id for prompt in template.prompts if prompt.applies.holds(child)),
        *(paper.id for paper in papers if paper.required.holds(child)),
    }


def test_each_template_stands_beside_a_page_of_terms() -> None:
    assert len(IDS) == 3
    for each in IDS:
        words = (TERMS / f"{each}.md").read_text("utf-8").split()
        assert 250 < len(words) < 600


def test_no_name_of_them_stands_in_the_program() -> None:
    root = Path(__file__).parents[2]
    for package in ("panel_tui", "data", "screens", "exports"):
        for path in (root / package).rglob("*.py"):
            code = path.read_text("utf-8").casefold()
            assert not any(name in code for name in ("millbrook", "northfen", "tarnside"))


@pytest.fixture
def imported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Sets up a meeting of one of these councils from rows of an agenda, as a person would."""
    settings_file().parent.mkdir(parents=True, exist_ok=True)
    settings_file().write_text(f"template_folder = '{TERMS}'", "utf-8")
    monkeypatch.setenv("PANEL_TUI_DATABASE", str(tmp_path / "panel.db"))

    def set_up(template_id: str, *rows: str) -> Result:
        path = tmp_path / "agenda.csv"
        path.write_text("\n".join(("Time,Case ID,Child,DOB/EDD,Social worker", *rows)), "utf-8")
        where = ("--template", template_id, "--date", "2027-03-04", "--start", "10:00")
        return panel_tui("import", path, *where, "--chair", "Ruth Hale", "--on", "2027-03-01")

    return set_up


@pytest.mark.parametrize("template_id", IDS)
def test_a_meeting_of_it_is_set_up_from_an_agenda(
    template_id: str, imported: Callable[..., Result]
) -> None:
    result = imported(template_id, "10:00,X-1,A.B.,2010-05-04,Ann Lee")
    assert result.code == 0, result.err
    assert f"2027-03-04-{template_id}" in panel_tui("meetings").out


class TestMillbrook:
    """Slots for each social worker; a recommendation that somebody else decides on."""

    def test_a_social_workers_slot_gives_up_time_but_keeps_25_minutes(
        self, matching: MeetingTemplate
    ) -> None:
        assert matching.slot is not None
        rule = matching.slot
        assert (rule.per, rule.length_minutes, rule.warn_at_minutes) == (
            *("social worker", 45),
            (10, 3),
        )
        assert (rule.overrun, rule.least_minutes) == ("shorten", 25)

    def test_a_slot_holds_all_the_children_of_a_social_worker(
        self, imported: Callable[..., Result]
    ) -> None:
        result = imported(
            "millbrook-fostering-matching-panel",
            "10:00,X-1,A.B.,2014-05-04,Ann Lee",
            "10:00,X-2,C.D.,2016-01-30,Ann Lee",
            "10:45,X-3,E.F.,2017-08-11,Ben Roe",
        )
        assert "10:00  X-1, X-2\n10:45  X-3" in result.out

    def test_five_make_a_quorum_with_chair_or_vice_chair(self, matching: MeetingTemplate) -> None:
        assert chairs(matching) == ["Independent chair", "Vice chair"]
        quorum = matching.attendance.quorum
        assert quorum is not None
        assert (quorum.least, quorum.chair_needed) == (5, True)
        counting = [role.id for role in matching.attendance.roles if role.counts_for_quorum]
        assert "adviser" not in counting

    def test_papers_have_two_days_a_signature_and_an_age(self, matching: MeetingTemplate) -> None:
        papers = matching.papers
        assert papers is not None
        assert (papers.due_in, papers.sent_out) == (span("10 working days"), span("5 working days"))
        by_id = {paper.id: paper for paper in papers.documents}
        assert by_id["profile"].signed_by == "Team manager"
        assert by_id["profile"].at_most_months_old == 6
        assert by_id["annual-review"].at_most_months_old == 12
        both = [each for each in by_id["matching-report"].form_sections if each.names_person]
        assert [each.title for each in both] == ["Social workers"]

    def test_a_child_of_ten_is_asked_what_the_panel_should_know(
        self, matching: MeetingTemplate
    ) -> None:
        assert "asked-to-know" in asked(matching, Circumstances(age=10))
        assert "asked-to-know" not in asked(matching, Circumstances(age=9))
        assert "siblings-plan" not in asked(matching, Circumstances(siblings=False))

    def test_after_a_yes_comes_the_decision_then_letters_and_agreement(
        self, matching: MeetingTemplate
    ) -> None:
        assert [(step.id, step.after, step.within) for step in steps(matching, "match")] == [
            ("decide", None, span("7 working days")),
            ("letters", "decide", span("5 working days")),
            ("agreement", "decide", span("4 weeks")),
        ]
        assert done_by(matching, "not-yet") == [matching.heard_as]

    def test_a_match_is_looked_at_every_year(self, matching: MeetingTemplate) -> None:
        due = due_dates(limit(matching, "every-year"), date(2028, 2, 29), SHUT)
        assert due.latest == date(2029, 2, 28)


class TestNorthfen:
    """No slots, a complex case with another chair, and limits that the law sets."""

    def test_there_is_no_slot_and_no_quorum(self, transitions: MeetingTemplate) -> None:
        assert transitions.slot is None
        assert transitions.attendance.quorum is None
        assert titles(transitions, attends="invited") == ["Young person", "Somebody they bring"]

    def test_only_a_complex_case_is_chaired_by_the_assistant_director(
        self, transitions: MeetingTemplate
    ) -> None:
        assert chairs(transitions) == ["Head of Leaving Care"]
        assert [role.id for role in transitions.attendance.roles if role.chairs_complex] == [
            "assistant-director"
        ]

    def test_a_shutdown_lengthens_what_the_council_set_and_nothing_the_law_set(
        self, transitions: MeetingTemplate
    ) -> None:
        start = date(2026, 12, 14)
        law = due_dates(limit(transitions, "pathway-plan"), start, SHUT)
        assert law == Due(earliest=None, latest=date(2027, 1, 14))
        # 15-18 (4), 21-24 (8), three closed days, 4-5 January (10).
        own = due_dates(limit(transitions, "adviser"), start, SHUT)
        assert own == Due(earliest=None, latest=date(2027, 1, 5))

    def test_the_charter_is_a_note(self, transitions: MeetingTemplate) -> None:
        charter = limit(transitions, "adviser-charter")
        assert (charter.binding, charter.source) == (False, "Regional charter")

    def test_the_panel_meets_six_months_before_the_eighteenth_birthday(
        self, transitions: MeetingTemplate
    ) -> None:
        due = due_dates(limit(transitions, "before-eighteen"), date(2027, 8, 31), SHUT)
        assert due.latest == date(2027, 2, 28)

    def test_six_headings_stand_ready(self, transitions: MeetingTemplate) -> None:
        headings = transitions.section("headings")
        assert headings is not None
        assert len(headings.rows) == 6

    def test_a_note_on_money_is_asked_for_from_seventeen(
        self, transitions: MeetingTemplate
    ) -> None:
        assert "money-note" not in asked(transitions, Circumstances(age=16))
        assert "money-note" in asked(transitions, Circumstances(age=17))

    def test_rent_is_paid_before_the_move_and_a_visit_follows(
        self, transitions: MeetingTemplate
    ) -> None:
        assert [(step.id, step.after) for step in steps(transitions, "move")] == [
            ("sign-tenancy", None),
            ("first-rent", "sign-tenancy"),
            ("move-in", "first-rent"),
            ("first-visit", "move-in"),
        ]


class TestTarnside:
    """A monthly gathering with words of its own, for children born and not."""

    def test_what_a_family_brings_depends_on_whether_the_child_is_born(
        self, gathering: MeetingTemplate
    ) -> None:
        unborn = asked(gathering, Circumstances(unborn=True))
        born = asked(gathering, Circumstances(age=1))
        assert unborn - born == {"by-the-birth", "birth-plan"}
        assert born - unborn == {"what-the-bairn-shows"}

    def test_an_overrun_takes_the_time_of_the_soup(self, gathering: MeetingTemplate) -> None:
        assert gathering.slot is not None
        assert (gathering.slot.overrun, gathering.slot.length_minutes) == ("absorb", 40)

    def test_before_the_birth_there_is_a_window_of_weeks(self, gathering: MeetingTemplate) -> None:
        due = due_dates(limit(gathering, "before-the-birth"), date(2026, 12, 24), SHUT)
        assert due == Due(earliest=date(2026, 10, 1), latest=date(2026, 11, 12))

    def test_what_is_not_agreed_yet_is_asked(self, gathering: MeetingTemplate) -> None:
        assert limit(gathering, "after-own-table").open_numbers == ("latest",)

    def test_its_words_are_its_own(self, gathering: MeetingTemplate) -> None:
        sections = [section.title for section in gathering.sections]
        assert sections[0] == "Around the table"
        assert sections[-1] == "Who does what"
        assert chairs(gathering) == ["Convener", "Deputy convener"]
