"""The papers of the sample meeting, as a check on the Tuesday before it found them."""

from datetime import date

from panel_tui.domain.paper_files import SectionState
from panel_tui.domain.paper_standing import KeepPaperCheck, ReceivePaper, WaivePaper
from screens.desk import Desk
from tests.paper_values import file
from tests.snapshots.scene import MEETING_ID, Scene
from tests.ui.papers_desk import Told, found

MAYA, ELIF, DENIZ, JORDAN, ROHAN = "C-201145", "C-201302", "C-201303", "C-198820", "C-201777"
FORM, PLAN, HISTORY = "Panel request form.docx", "Care plan 2026-11-20.pdf", "Chronology.pdf"
NOVEMBER, MARCH = date(2026, 11, 20), date(2025, 3, 3)
SIBLINGS = f"{ELIF}/Sibling assessment.pdf"
OLD_PLAN = f"{ELIF}/Care plan.pdf"
WORDS = """Care plan for C-201302

Dated 3 March 2025

1. What Elif needs
A home in which she and her brother can stay together, near their school and their grandmother.

2. Where she lives
With foster carers since 22 October. She has her own room and has settled at school."""


def checked_desk(scene: Scene) -> Desk:
    """The desk of the minute-taker after the check, with what people said of the papers since."""
    meeting = scene.meeting
    form = next(each for each in meeting.template.documents if each.form_sections)
    sections = [each.title for each in form.form_sections]
    answers: dict[str, SectionState] = dict.fromkeys(sections, "answered")
    files = (
        *(file(f"{each}/{FORM}", answers=answers) for each in (MAYA, DENIZ, ROHAN)),
        file(f"{ELIF}/{FORM}", answers=answers | {sections[4]: "to be confirmed"}),
        *(file(f"{each}/{PLAN}", dated=NOVEMBER) for each in (MAYA, DENIZ, ROHAN)),
        *(file(f"{each}/{HISTORY}") for each in (MAYA, ELIF, ROHAN)),
        *(file(f"{each}/FGC report.pdf") for each in (MAYA, ELIF, DENIZ)),
        file(OLD_PLAN, dated=MARCH),
        file(SIBLINGS, names_cases=(ELIF, DENIZ)),
        file(f"{JORDAN}/{FORM}", state="damaged", sha256=""),
        file(f"{JORDAN}/{PLAN}", state="unread", dated=NOVEMBER, kind="picture"),
        file("Unsorted/scan0001.pdf", titled=("chronology",), names_cases=(DENIZ,)),
    )
    waived = WaivePaper(
        meeting_id=MEETING_ID,
        case_ids=(ROHAN,),
        paper="family-group-conference",
        waived_by="Patricia Adeyemi",
        reason="The family does not want one",
    )
    came = ReceivePaper(
        meeting_id=MEETING_ID, case_ids=(MAYA,), paper="care-plan", on=date(2026, 11, 24)
    )
    check = found(meeting, files, "/home/colin/panel/2026-12-03")
    scene.session.do(KeepPaperCheck(meeting_id=MEETING_ID, check=check), waived, came)
    reader = Told(files)
    reader.texts[OLD_PLAN] = WORDS
    people = (("Patricia Adeyemi", "gm-children-in-care"), ("Helen Frost", "om-iro-service"))
    return scene.desk(papers=reader, people=people)
