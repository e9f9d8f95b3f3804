"""How values stand in the tables: text that sorts as what it says does."""

from datetime import UTC, datetime


def utc_text(at: datetime) -> str:
    """A moment as it is kept: ISO, UTC, microseconds, so that text sorts as time does."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")
