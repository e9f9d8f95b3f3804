"""What the program remembers for a person between two starts: where minutes were last written to.

It is a convenience: what cannot be read or kept is as if it had never been said.
"""

from contextlib import suppress
from pathlib import Path

from panel_tui.domain.text import clean_line

_MEETING = "{meeting}"


def minutes_folder(meeting_id: str) -> Path:
    """The folder to offer for the minutes of a meeting: as last time, with this meeting's id in it."""
    said = ""
    with suppress(OSError, UnicodeDecodeError):
        said = clean_line(_file().read_text("utf-8"))
    folder = said or str(Path.home() / _MEETING)
    return Path(folder.replace(_MEETING, meeting_id))


def remember_minutes_folder(folder: Path, meeting_id: str) -> None:
    """Remember where the minutes of a meeting were written to."""
    said = str(folder).replace(meeting_id, _MEETING)
    with suppress(OSError, UnicodeEncodeError):
        file = _file()
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file.write_text(f"{said}\n", "utf-8")


def _file() -> Path:
    from platformdirs import user_state_path

    return user_state_path("panel-tui", appauthor=False) / "minutes-folder"
