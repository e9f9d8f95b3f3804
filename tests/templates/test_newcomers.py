"""Templates as somebody writes them who has never programmed: each message says how to go on.

Where it is, what is wrong, the nearest right name, what to do. All of a file at once, and nothing twice.
"""

from collections.abc import Callable

import pytest

Told = Callable[..., list[str]]

EVENTS = "Or add it under [[events]] with an id and a title"

# What somebody did, and what they are told.
NEWCOMERS = {
    "mistyped a setting": (
        [("length_minutes", "lenght_minutes")],
        ["slot.lenght_minutes: there is no setting of this name; did you mean length_minutes?"],
    ),
    "put a number in quotes": (
        [("length_minutes = 30", 'length_minutes = "30"')],
        ["slot.length_minutes: needs a whole number, such as 20, without quotes"],
    ),
    "wrote one pair of brackets for a list": (
        [("[[events]]", "[events]")],
        ["events: needs a line [[events]] above each entry, in double square brackets"],
    ),
    "wrote two pairs of brackets for a part": (
        [("[slot]", "[[slot]]")],
        ["slot: needs a line [slot] above its settings, in single square brackets"],
    ),
    "mistyped one of the kinds": (
        [('kind = "decision"', 'kind = "descision"')],
        [
            "sections[4].kind (decided): “descision” is not one of prompts, text, table, choice, views, "
            "options, decision, actions, attendance, documents, signature; did you mean decision?"
        ],
    ),
    "wrote an id as words": (
        [('id = "talk"', 'id = "What was said?"')],
        [
            "sections[3].id: must be small letters and figures joined by hyphens; write what-was-said"
        ],
    ),
    "wrote a length of time in words": (
        [('"3 months"', '"three months"')],
        [
            'limits[1].latest (again): needs a length of time, such as "7 working days", or '
            '"ask weeks" if it is open'
        ],
    ),
    "mistyped an event": (
        [('starts = ["care-panel"]', 'starts = ["care-pannel"]')],
        [
            "limits[1].starts[1] (again): “care-pannel” is no kind of event; did you mean care-panel? "
            + EVENTS
        ],
    ),
    "left out what is needed": (
        [('question = "Can the child live at home?"\n', ""), ("[minutes]", "[minute]")],
        [
            'prompts[1].question (home): is missing; add a line such as  question = "..."',
            "minute: there is no setting of this name; did you mean minutes?",
        ],
    ),
    "put settings under the wrong heading": (
        [
            ('authority = "Hillford Council"\n', ""),
            ("[slot]", '[slot]\nauthority = "Hillford Council"'),
            ("quorum = { least = 3 }", "[quorum]\nleast = 3"),
        ],
        [
            "slot.authority: this belongs to the whole template; move it above the first line with a [",
            "quorum: this belongs under [attendance.quorum]; move it there",
            'authority: is missing; add a line such as  authority = "..."',
        ],
    ),
    "let nobody chair": (
        [("may_chair = true, ", "")],
        ["attendance.roles: nobody may chair; add  may_chair = true  to a role"],
    ),
    "asked for more members than there are": (
        [("several = true", "several = false")],
        [
            "attendance.quorum.least: asks for 3, but 2 roles have  counts_for_quorum = true; let more "
            "roles count, give one that many people hold  several = true, or ask for fewer"
        ],
    ),
    "used an id twice": (
        [('id = "first-call"', 'id = "letter"'), ('after = "letter"\n', "")],
        [
            "outcomes[1].follow_ups[2].id: letter is the id of follow_ups[1] already; due dates go by "
            "these ids, so change one"
        ],
    ),
    "gave a prompt and a section one id": (
        [('id = "talk"', 'id = "home"')],
        [
            "sections[3].id: home is the id of prompts[1] already; prompts, sections and views keep "
            "words under their ids, so change one"
        ],
    ),
    "named a step that is not there": (
        [('after = "letter"', 'after = "leter"')],
        [
            "outcomes[1].follow_ups[2].after (first-call): “leter” is no follow-up of this outcome; "
            "did you mean letter?"
        ],
    ),
    "let two steps wait for each other": (
        [('within = "1 week"', 'after = "first-call"')],
        [
            "outcomes[1].follow_ups[1].after (letter): this step waits for itself; take one after out",
            "outcomes[1].follow_ups[2].after (first-call): this step waits for itself; take one after "
            "out",
        ],
    ),
    "warned before the slot begins": (
        [("[5]", "[30]")],
        ["slot: warn_at_minutes must be less than length_minutes"],
    ),
    "took the prompts out of the minutes": (
        [('kind = "prompts"', 'kind = "text"')],
        ["sections: prompts would not be in the minutes; add a section of the kind prompts"],
    ),
    "wanted a section for what is not there": (
        [('kind = "documents"', 'kind = "options"')],
        [
            "sections[2].kind (papers): a section of the kind options needs entries: add [[options]], "
            "or take it out",
            "sections: papers.documents would not be in the minutes; add a section of the kind "
            "documents",
        ],
    ),
    "wanted two decisions": (
        [('kind = "prompts"', 'kind = "decision"')],
        [
            "sections[4].kind (decided): there is a section of the kind decision already; minutes have "
            "one of them",
            "sections: prompts would not be in the minutes; add a section of the kind prompts",
        ],
    ),
    "forgot the columns of a table": (
        [('title = "Decided"', 'title = "Decided"\ncolumns = ["Who"]')],
        [
            'sections[4] (decided): only a table has columns and rows; take them out, or kind = "table"'
        ],
    ),
    "mistyped what a form answers": (
        [('fills = "home"', 'fills = "hom"')],
        [
            "papers.documents[1].form_sections[1].fills (referral): “hom” is no prompt, text section "
            "or view; did you mean home?"
        ],
    ),
    "mistyped a shared prompt": (
        [('"child-voice"', '"childs-voice"')],
        ["prompts[2].shared: no shared entry is called childs-voice; did you mean child-voice?"],
    ),
    "let a limit be met by what starts it": (
        [('latest = "3 months"', 'latest = "3 months"\nmet_by = ["care-panel"]')],
        [
            "limits[1].met_by[1] (again): care-panel starts this limit, so it cannot meet it as well; "
            "for a limit that starts again each time, take it out here and leave it in starts"
        ],
    ),
    "gave a limit no length": (
        [('latest = "3 months"', "")],
        [
            'limits[1] (again): has no length of time; add a line such as  latest = "6 weeks"',
        ],
    ),
    "counted on from a birthday": (
        [('starts = ["care-panel"]', 'starts = ["birthday-18"]')],
        [
            "limits[1].starts[1] (again): a birthday can only start a limit that runs before it; "
            "add  before = true"
        ],
    ),
    "wanted the first event of a limit that runs backwards": (
        [('latest = "3 months"', 'latest = "3 months"\nbefore = true\nfirst_only = true')],
        [
            "limits[1].first_only (again): a limit that runs before an event starts with each; take "
            "first_only out"
        ],
    ),
    "mistyped an event that a limit waits for": (
        [
            (
                'latest = "3 months"',
                'latest = "3 months"\napplies = { happened = ["first-revew"] }',
            )
        ],
        [
            "limits[1].applies.happened[1] (again): “first-revew” is no kind of event; "
            f"did you mean first-review? {EVENTS}"
        ],
    ),
    "said since when, and not what": (
        [('latest = "3 months"', 'latest = "3 months"\napplies = { since = ["placed"] }')],
        [
            "limits[1].applies.since (again): since says from when on events count; add happened or "
            "not_happened beside it"
        ],
    ),
    "left a text empty": (
        [('title = "Home"', 'title = " "')],
        ["prompts[1].title (home): must not be empty; write some words between the quotes"],
    ),
    "put one word where a list belongs": (
        [('starts = ["care-panel"]', 'starts = "care-panel"')],
        ['limits[1].starts (again): needs a list in square brackets, such as ["..."]'],
    ),
    "wrote a number that cannot be": (
        [('"3 months"', '"0 months"'), ("length_minutes = 30", "length_minutes = 3000")],
        [
            "slot.length_minutes: must be 480 or less",
            "limits[1].latest (again): must be 1 or more",
        ],
    ),
    "wrote an age in words": (
        [('live at home?"', 'live at home?"\napplies = { under_age = "fourteen" }')],
        [
            'prompts[1].applies.under_age (home): needs a whole number, such as 14, or "ask" if the '
            "council must set it"
        ],
    ),
    "named no source at all": (
        [('source = "Care Panel terms of reference"\n', "")],
        ['source: is missing; add a line such as  source = "Terms of reference, Membership"'],
    ),
    "left the quotes off a length of time": (
        [('latest = "3 months"', "latest = 3 months")],
        ['line 89: a length of time stands in straight double quotes: "3 months"'],
    ),
    "named a unit that there is not": (
        [('"3 months"', '"3 fortnights"')],
        [
            "limits[1].latest (again): “fortnights” is not one of hours, days, working days, weeks, "
            "months, years"
        ],
    ),
    "left the brackets off a list": (
        [('starts = ["care-panel"]', 'starts = "care-panel", "visited"')],
        ['line 88: several values stand in square brackets: ["...", "..."]'],
    ),
    "wrote single and double brackets for one list": (
        [("[[outcomes.follow_ups]]", "[outcomes.follow_ups]")],
        [
            "line 74: this is begun with [single] and with [[double]] brackets; a list has double ones "
            "each time"
        ],
    ),
    "mistyped a heading": (
        [("[[outcomes]]", "[[outcome]]")],
        ["outcome: there is no setting of this name; did you mean outcomes?"],
    ),
    "answered yes": (
        [("several = true", "several = yes")],
        ["line 18: yes and no are written true and false here: true"],
    ),
    "pointed at an id as it is titled": (
        [
            ('heard_as = "care-panel"', 'heard_as = "Care Panel"'),
            ('fills = "home"', 'fills = "Home"'),
        ],
        [
            f"heard_as: “Care Panel” is no kind of event; did you mean care-panel? {EVENTS}",
            "papers.documents[1].form_sections[1].fills (referral): “Home” is no prompt, text section "
            "or view; did you mean home?",
        ],
    ),
    "gave a prompt no id": (
        [('id = "home"\ntitle = "Home"', 'title = "Home"')],
        [
            "papers.documents[1].form_sections[1].fills (referral): “home” is no prompt, text section "
            "or view; there is child-voice",
            'prompts[1].id: is missing; add a line such as  id = "some-name"',
        ],
    ),
    "took an id that the program needs": (
        [('id = "again"', 'id = "minutes-uploaded"')],
        ["limits[1].id: this id is kept for the limits of the minutes; choose another"],
    ),
}


@pytest.mark.parametrize(("changes", "words"), NEWCOMERS.values(), ids=NEWCOMERS)
def test_somebody_who(told: Told, changes: list[tuple[str, str]], words: list[str]) -> None:
    assert told(*changes) == words
