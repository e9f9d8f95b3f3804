"""`panel-tui demo`: a whole sample meeting, from the agenda to a receipt.

The agenda is read as any other is, and what happens then is a list of changes (`story.py`) that go
through the session like everything else, with the clock set to the time of each.
"""

import tempfile
from argparse import Namespace
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path

from data.agendas.stated import Given
from data.settings import Settings
from data.store.listings import due
from data.store.store import SqlStore
from data.store.verify import verify
from exports.minutes_files import NotWritten, Written
from exports.recording import remarks, write_files
from panel_tui.domain.approving import pointed_out
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.model import Refused, listed
from panel_tui.domain.sign_off import RecordReceipt
from panel_tui.domain.words import say_date, say_time
from panel_tui.headless import due as due_lines
from panel_tui.headless import importing, story
from panel_tui.headless.ending import DONE, INCOMPLETE, UNVERIFIED
from panel_tui.headless.printing import tell
from panel_tui.headless.sign_off import approve_cases
from panel_tui.headless.workplace import Workplace
from panel_tui.session import Session

_WITHIN = timedelta(days=14)
_MOST_LINES = 20


def run(args: Namespace) -> int:
    """Play the sample meeting; print each step, where the files are, and what is due."""
    database, folder = _places(args)
    chapters = list(story.chapters())
    clock = story.StoryClock(chapters[0].steps[0].at - timedelta(minutes=5))
    # The sample is the same everywhere: the account's own settings play no part in it.
    place = Workplace(database, clock, Settings())
    with place.store(create=True) as store:
        session = place.session_on(store)
        meeting = _imported(place, session)
        for chapter in chapters:
            _play(chapter, clock, session, meeting)
        done = _sign_off(place, clock, session, meeting.id, folder)
        written = [each.path for each in done if isinstance(each, Written)]
        _print_part("The minutes, one file a child", written)
        verified = _print_afterwards(place, store, meeting)
    if not verified:
        return UNVERIFIED
    return DONE if len(written) == len(meeting.cases) else INCOMPLETE


def _places(args: Namespace) -> tuple[str, Path]:
    """The database and the folder for the minutes; what was not given is new and for this time only."""
    if args.database and args.to:
        return args.database, _fresh(Path(args.to))
    home = Path(tempfile.mkdtemp(prefix="panel-tui-demo-"))
    folder = _fresh(Path(args.to)) if args.to else home / "minutes"
    return args.database or str(home / "panel.db"), folder


def _imported(place: Workplace, session: Session) -> Meeting:
    imported = importing.take_in(session, importing.read_file(place, story.AGENDA, Given()))
    if not imported.new:
        raise Refused("The sample meeting is in this database already. Name another database.")
    meeting = imported.meeting
    print(f"{meeting.template.title}, {say_date(meeting.on)}: {len(meeting.cases)} children.")
    print("The children, families and workers in this sample are invented.")
    return meeting


def _play(
    chapter: story.Chapter, clock: story.StoryClock, session: Session, meeting: Meeting
) -> None:
    print(f"\n{chapter.title}")
    for step in chapter.steps:
        clock.at = step.at
        story.play(step, session, meeting)
        print(f"  {say_time(step.at)}  {step.say}")


def _sign_off(
    place: Workplace, clock: story.StoryClock, session: Session, meeting_id: str, folder: Path
) -> list[Written | NotWritten]:
    """Approve the minutes, write them into the folder, and record one receipt."""
    told = story.sign_off()
    clock.at, session.actor = story.moment_of(told["approval"]), told["approval"]["by"]
    print(f"\nSign-off, {say_date(place.today)}")
    for each in told["approval"]["approver"]:
        meeting = approve_cases(
            session, session.meeting(meeting_id), each["case_ids"], each["name"]
        )
        tell(*pointed_out(meeting, each["case_ids"], clock.at))
        print(f"  {say_time(clock.at)}  {each['name']} approves {listed(each['case_ids'])}.")
    meeting = session.meeting(meeting_id)
    done = write_files(session, meeting, meeting.case_ids, folder, place.calendar())
    tell(*remarks(done))
    print(f"  {say_time(clock.at)}  The minutes are written, and the journal keeps their digests.")
    receipt = told["receipt"]
    clock.at, session.actor = story.moment_of(receipt), receipt["by"]
    case_id, reference = receipt["case_id"], receipt["reference"]
    session.do(
        RecordReceipt(
            meeting_id=meeting_id,
            case_id=case_id,
            version=meeting.case(case_id).version_number,
            reference=reference,
            uploaded_by=receipt["by"],
            on=place.today,
        )
    )
    print(f"\nUpload, {say_date(place.today)}")
    print(f"  {say_time(clock.at)}  {case_id} is on the child's file: {reference}.")
    return done


def _print_afterwards(place: Workplace, store: SqlStore, meeting: Meeting) -> bool:
    """Print what is due, whether the journal verifies (which is returned), and where to look on."""
    today = place.today
    found, total = due(store, today + _WITHIN, _MOST_LINES)
    lines = due_lines.in_words(due_lines.in_order(found, today), today)
    left_out = [f"and {total - len(found)} more"] if total > len(found) else []
    _print_part("What is due in the next 14 days", [*lines, *left_out])
    problems = [problem.words for problem in verify(store)]
    head = [f"It verifies. Its head is {store.journal_head()}."]
    _print_part("The journal", problems or head)
    commands = (f"show {meeting.id}", "due --on 2026-12-08", "journal list")
    _print_part(
        "To look around",
        [f"panel-tui {command} --database {place.database}" for command in commands],
    )
    return not problems


def _print_part(title: str, lines: Iterable[object]) -> None:
    print(f"\n{title}")
    for line in lines:
        print(f"  {line}")


def _fresh(folder: Path) -> Path:
    """The folder, or a new one in it where it holds something already."""
    if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        return folder
    numbers = range(2, 10_000)
    return next(each for n in numbers if not (each := folder / f"demo-{n}").exists())
