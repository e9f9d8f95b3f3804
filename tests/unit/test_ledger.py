"""The options ledger from meeting to meeting: what stands, and what changed and why."""

from datetime import date

from panel_tui.domain.ledger import (
    LedgerChange,
    LedgerEntry,
    OptionEntry,
    OptionStatus,
    ledger_after,
    ledger_changes,
)

DECEMBER, JANUARY = date(2026, 12, 3), date(2027, 1, 7)
TITLES = {"home": "Return home", "guardianship": "Special guardianship", "adoption": "Adoption"}


def said(option: str, status: OptionStatus, reason: str = "", detail: str = "") -> OptionEntry:
    return OptionEntry(option=option, status=status, reason=reason, detail=detail)


def stood(*entries: OptionEntry) -> tuple[LedgerEntry, ...]:
    return ledger_after((), entries, TITLES, DECEMBER)


BEFORE = stood(
    said("home", "preferred", "She wants to."),
    said("guardianship", "contingency (i)", detail="aunt"),
    said("adoption", "ruled out", "She knows her family."),
)


def test_the_first_ledger_is_what_the_meeting_said() -> None:
    assert [(each.name, each.on) for each in BEFORE] == [
        ("Return home", DECEMBER),
        ("Special guardianship: aunt", DECEMBER),
        ("Adoption", DECEMBER),
    ]


def test_what_a_meeting_does_not_take_up_stands_as_it_was_said() -> None:
    now = ledger_after(BEFORE, (said("adoption", "parallel", "No carer."),), TITLES, JANUARY)
    assert [(each.option, each.status, each.on) for each in now] == [
        ("adoption", "parallel", JANUARY),
        ("home", "preferred", DECEMBER),
        ("guardianship", "contingency (i)", DECEMBER),
    ]
    assert ledger_after(BEFORE, (), {}, JANUARY) == BEFORE


def test_only_one_plan_is_preferred_so_a_new_one_takes_the_place_of_the_old() -> None:
    guardian = said("guardianship", "preferred", "The aunt is approved.", "aunt")
    now = ledger_after(BEFORE, (guardian,), TITLES, JANUARY)
    assert [each.option for each in now] == ["guardianship", "adoption"]
    assert ledger_changes(BEFORE, (guardian,)) == (
        LedgerChange(
            "guardianship", "aunt", "contingency (i)", "preferred", "The aunt is approved."
        ),
        LedgerChange("home", "", "preferred", None, ""),
    )


def test_changes_are_told_in_words_and_what_is_said_again_is_none() -> None:
    changes = ledger_changes(
        BEFORE,
        (
            said("home", "preferred", "She has moved back."),
            said("guardianship", "contingency (i)", detail="aunt"),
            said("guardianship", "contingency (ii)", detail="uncle"),
            said("adoption", "parallel"),
        ),
    )
    assert [each.words for each in changes] == [
        "still preferred",
        "new, contingency (ii)",
        "was ruled out, now parallel",
    ]
    assert ledger_changes(BEFORE, (said("home", "ruled out", "No."),))[0].words == (
        "was preferred, now ruled out"
    )
    gone = ledger_changes(BEFORE, (said("adoption", "preferred"),))[-1]
    assert gone.words == "no longer preferred"
