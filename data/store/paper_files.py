"""What is known of the files of papers, kept for each meeting: facts about them, never their words.

They are no change of a meeting: a file that is as it was need not be read again, and the moment at
which a check first saw it is the moment it came. A file is known by its bytes: one that was moved came
when it came, and another version of it came when that did.
"""

import json
import os
from collections.abc import Sequence
from datetime import datetime

from data.store.engine import in_words, writing
from data.store.store import SqlStore
from data.store.values import utc_text
from panel_tui.domain.paper_files import PaperFile
from panel_tui.ports import NotKept

_READ = "SELECT document FROM paper_file WHERE meeting_id = ? AND sought = ?"
_SEEN = "SELECT path, sha256, first_seen FROM paper_file WHERE meeting_id = ?"
_KEEP = """
INSERT INTO paper_file (meeting_id, path, sha256, sought, first_seen, document)
VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT (meeting_id, path) DO UPDATE SET sha256 = excluded.sha256, sought = excluded.sought,
  first_seen = excluded.first_seen, document = excluded.document
WHERE (document, sought, first_seen) IS NOT (excluded.document, excluded.sought, excluded.first_seen)
"""


def known_files(store: SqlStore, meeting_id: str, digest: str) -> dict[str, PaperFile]:
    """What is known of the files of a meeting, by path, where the same was sought in them.

    `digest` is that of `Sought`. A file is as it was if its size and time, or its bytes, still are.
    """
    with in_words(store.file):
        found = store.connection.execute(_READ, (meeting_id, digest)).fetchall()
    files = [PaperFile.model_validate(json.loads(document)) for (document,) in found]
    return {file.path: file for file in files}


def keep_files(
    store: SqlStore, meeting_id: str, digest: str, files: Sequence[PaperFile], at: datetime
) -> dict[str, datetime]:
    """Keep what a check at `at` knows of the files; when each of them was first seen, by path.

    Files that are no longer there stay known: a folder may be away for a while.

    Raises:
        NotKept: the database cannot be written just now.
    """
    now = utc_text(at)
    with in_words(store.file, NotKept), writing(store.connection):
        seen = _first_seen(store, meeting_id)
        came = {file.path: seen.get(_known_by(file), now) for file in files}
        rows = [
            (
                meeting_id,
                os.fsencode(file.path),
                file.sha256,
                digest,
                came[file.path],
                # Escaped, since a path may hold what is no Unicode.
                json.dumps(file.model_dump(mode="json")),
            )
            for file in files
        ]
        store.connection.executemany(_KEEP, rows)
    return {path: datetime.fromisoformat(moment) for path, moment in came.items()}


def _known_by(file: PaperFile) -> str | bytes:
    """Its bytes' digest; its path, where the bytes could not be read."""
    return file.sha256 or os.fsencode(file.path)


def _first_seen(store: SqlStore, meeting_id: str) -> dict[str | bytes, str]:
    seen: dict[str | bytes, str] = {}
    for path, sha256, first_seen in store.connection.execute(_SEEN, (meeting_id,)):
        known_by = sha256 or path
        seen[known_by] = min(first_seen, seen.get(known_by, first_seen))
    return seen
