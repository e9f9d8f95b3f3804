"""Minutes documents for tests and for the bench: a full one, any one, and one with some words everywhere."""

from typing import Any

from panel_tui.domain.document import (
    Bullets,
    DocumentSection,
    Grid,
    MinutesDocument,
    Paragraph,
    Part,
)
from panel_tui.domain.text import clean_line
from tests.making import at

FACTS = (
    ("Case ID", "C-098155"),
    ("Child", "K.D."),
    ("Date of birth", "Sat 9 Mar 2013"),
    ("Legal status", "Care Order"),
    ("Looked after since", "Mon 12 Feb 2024 (day 1026)"),
    ("Social worker", "Amira Hassan"),
    ("Team manager", "Paul Grady"),
    ("Team", "CiC South"),
    ("IRO", "Helen Frost"),
    ("Current plan", "Long-term fostering (current carers)"),
    ("Reason for the meeting", "Plan to be agreed after final hearing"),
    ("Date", "Thu 3 Dec 2026"),
    ("Venue", "Committee Room 2"),
    ("Item", "3 of 8"),
    ("Planned for", "10:40"),
    ("Heard", "10:44 to 11:06, of which 2 minutes paused"),
    ("Chair", "Patricia Adeyemi"),
    ("Minutes taken by", "Colin Marsh"),
)

_ATTENDANCE = (
    Grid(
        columns=("Present", "Role", "Joined and left"),
        rows=(
            ("Patricia Adeyemi", "Group Manager, Children in Care", ""),
            ("Miriam Stone", "Operational Manager, IRO Service", "joined 10:51"),
            ("Amira Hassan", "Child’s social worker", ""),
            ("Seán O’Brien", "Team manager", "left 10:58"),
        ),
    ),
    Paragraph(label="Apologies", text="David Park (Group Manager, Adoption and Fostering)"),
    Paragraph(label="Declarations", text="No interests were declared."),
    Paragraph(label="Chair", text="Patricia Adeyemi"),
    Paragraph(label="Quorum", text="Quorate: 2 members present, 2 needed."),
)

_DISCUSSION = (
    Part(
        title="Return home",
        blocks=(
            Paragraph(label="Asked", text="Can the child return home safely, now or later?"),
            Paragraph(label="State", text="covered"),
            Paragraph(
                text="The parenting assessment of 12 October was read. Both parents missed 7 of 11 "
                "sessions.\nThe panel asked what had been offered; Amira Hassan gave the following:\n"
                "- a parenting course (C&F team, from June)\n- transport to each contact\n\n"
                "1. Return was considered in full, and ruled out.\n2. It can be looked at again at "
                "each review."
            ),
        ),
    ),
    Part(
        title="Family and friends",
        blocks=(
            Paragraph(
                label="Asked", text="Has the wider family met to plan? Who has come forward?"
            ),
            Paragraph(label="State", text="evidence outstanding"),
            Paragraph(label="Evidence", text="The viability assessment of a maternal aunt."),
            Paragraph(
                text="A family group conference met on 2 July [minutes on file]. The aunt’s details: "
                "r.dell@example.org, see https://example.org/care_plans?id=98155."
            ),
        ),
    ),
    Part(
        title="Adoption",
        blocks=(
            Paragraph(label="Asked", text="If adoption is likely, has planning for it begun?"),
            Paragraph(label="State", text="not applicable"),
            Paragraph(label="Because", text="K.D. is 13 and does not want to be adopted."),
        ),
    ),
)

_OPTIONS = (
    Part(
        title="Long-term fostering: current carers",
        blocks=(
            Paragraph(label="Status", text="preferred"),
            Paragraph(
                label="Reason", text="K.D. has lived with the carers for 2 years and is settled."
            ),
            Paragraph(label="Strengths", text="School, friends and contact stay as they are."),
            Paragraph(
                label="Risks", text="*Short breaks* are not agreed; cost ~£90 < £120 a week."
            ),
        ),
    ),
    Part(title="Adoption", blocks=(Paragraph(text="Not considered at this meeting."),)),
)

_DECISION = (
    Paragraph(label="Decision", text="Long-term fostering with the current carers is agreed."),
    Paragraph(label="Outcome", text="Long-term fostering agreed"),
    Paragraph(
        label="Rationale",
        text="K.D. said what K.D. wants, the carers offer a home until adulthood, and the assessment "
        "shows no safe way home.",
    ),
    Paragraph(text="What this starts:"),
    Bullets(
        items=("Write the matching report (Social worker)", "Approve the match (Fostering panel)")
    ),
    Paragraph(label="Not agreed", text="Miriam Stone: contact with the father is too seldom."),
    Paragraph(label="To be resolved", text="Dispute resolution: Helen Frost by Fri 18 Dec 2026"),
)

_ACTIONS = (
    Grid(
        columns=("No.", "Action", "Who", "By when", "How we shall know"),
        rows=(
            ("1", "Write the matching report", "Amira Hassan", "Thu 31 Dec 2026", ""),
            (
                "2",
                "Finish the aunt’s viability assessment",
                "Paul Grady",
                "Fri 18 Dec 2026",
                "On file",
            ),
        ),
    ),
)

APPROVED = (
    Paragraph(label="Approved by", text="Patricia Adeyemi"),
    Paragraph(label="Approved on", text="Mon 7 Dec 2026, 09:15"),
    Paragraph(label="Minutes written by", text="Colin Marsh"),
    Paragraph(label="Journal", text="412 9f3a61c2e0b84d57"),
)

DRAFTED = (Paragraph(text="Draft. These minutes are not approved yet."),)

SECTIONS = (
    DocumentSection(title="Attendance", blocks=_ATTENDANCE),
    DocumentSection(
        title="Documents considered",
        blocks=(
            Grid(
                columns=("Document", "State", "Dated", "Remark"),
                rows=(
                    (
                        "Panel request form",
                        "received",
                        "Mon 30 Nov 2026",
                        "signed by the team manager",
                    ),
                    ("Care plan", "late", "no date", "v2 | v3, the later one was read"),
                ),
            ),
        ),
    ),
    DocumentSection(
        title="Views",
        blocks=(
            Paragraph(label="The child", text="“I want to stay here. I’d like to see Dad more.”"),
            Paragraph(label="Source", text="All About Me form, Mon 9 Nov 2026"),
            Paragraph(label="Mother", text="Not recorded."),
        ),
    ),
    DocumentSection(title="Discussion", blocks=_DISCUSSION),
    DocumentSection(title="Options", blocks=_OPTIONS),
    DocumentSection(title="Decision", blocks=_DECISION),
    DocumentSection(title="Actions", blocks=_ACTIONS),
    DocumentSection(
        title="For the child",
        blocks=(
            Paragraph(
                text="We talked about where you live. We agreed that you stay with Jo and Sam.\n\n"
                "We shall ask about seeing Dad more often."
            ),
        ),
    ),
    DocumentSection(
        title="Left open", blocks=(Bullets(items=("Siblings was not reached.",), numbered=True),)
    ),
)


def document(**changed: Any) -> MinutesDocument:
    """The full document of a heard case, with some of its fields replaced."""
    known: dict[str, Any] = {
        "meeting_id": "2026-12-03-medway-permanence-panel",
        "meeting_title": "Permanence Panel",
        "authority": "Exampleshire Council",
        "template": "medway-permanence-panel 1",
        "case_id": "C-098155",
        "child": "K.D.",
        "version": 1,
        "made_at": at(11, 30),
        "facts": FACTS,
        "sections": (*SECTIONS, DocumentSection(title="Sign-off", blocks=APPROVED)),
    }
    return MinutesDocument.model_validate(known | changed)


def drafted(**changed: Any) -> MinutesDocument:
    """The same, not approved yet."""
    sign_off = DocumentSection(title="Sign-off", blocks=DRAFTED)
    return document(sections=(*SECTIONS, sign_off), **changed)


def filled(words: str) -> MinutesDocument:
    """A document with these words in every field that takes them, alone and beside others."""
    name = words if clean_line(words) else "x"
    blocks = (
        Paragraph(label=words, text=words),
        Paragraph(text=words),
        Paragraph(text=f"{words}\n{words}\n\n{words}"),
        Bullets(items=(words, "a", words)),
        Bullets(items=("b", words)),
        Paragraph(text=""),
        Bullets(items=(words, words), numbered=True),
        Bullets(items=("c", words), numbered=True),
        Grid(columns=(name, "B", name), rows=((words, words, words), ("", words, ""))),
        Grid(columns=(name,), rows=((words,), ("d",))),
        Paragraph(text=f"before\n{words}\nafter"),
    )
    return document(
        meeting_id=name,
        meeting_title=name,
        authority=name,
        template=name,
        case_id=name,
        child=name,
        facts=((name, words), ("Age", words)),
        sections=(
            DocumentSection(title=name, blocks=(*blocks, Part(title=name, blocks=blocks))),
            DocumentSection(title=name),
        ),
    )
