"""Working days: Monday to Friday less bank holidays and, where asked, the council's closed days."""

from datetime import date, timedelta

from panel_tui.domain.model import Model

_ONE_DAY = timedelta(days=1)
_SATURDAY = 5


class WorkingCalendar(Model):
    """Which days are worked, for limits that count working days.

    The council's closed days (a shutdown between Christmas and New Year) are left out only where
    `council` is asked for: they never lengthen a statutory limit (Care Planning, Placement and Case
    Review Regulations 2010, r. 2).
    """

    bank_holidays: frozenset[date] = frozenset()
    """England and Wales, the days on which they are taken (a Monday in place of a Sunday)."""
    closed_days: frozenset[date] = frozenset()
    """Further days on which the council is closed."""
    verified_from: int | None = None
    """The first year whose bank holidays are known as published."""
    verified_until: int | None = None
    """The last year whose bank holidays are known as published; later years may gain some."""

    def is_working_day(self, day: date, *, council: bool) -> bool:
        """Whether `day` is worked: by the council, or as a statutory limit counts it."""
        if day.weekday() >= _SATURDAY or day in self.bank_holidays:
            return False
        return not (council and day in self.closed_days)

    def add(self, day: date, days: int, *, council: bool) -> date:
        """The working day that is `days` working days after `day`; the next working day is day 1.

        Negative `days` count backwards. With 0 it is `day`, or the first working day after it.

        Raises:
            OverflowError: the count leaves the years 1 to 9999.
        """
        if days == 0:
            day, days = day - _ONE_DAY, 1
        step = _ONE_DAY if days > 0 else -_ONE_DAY
        left = abs(days)
        while left:
            day += step
            left -= self.is_working_day(day, council=council)
        return day

    def between(self, first: date, last: date, *, council: bool) -> int:
        """How many working days `last` lies after `first`: the day after `first` is the first counted.

        Negative where `last` comes before `first`. `add(first, n)` leads back to a working day `last`.
        """
        early, late = min(first, last), max(first, last)
        # Forwards the last day counts and the first does not; backwards it is the other way round.
        begins = early + _ONE_DAY if first <= last else early
        days = range(begins.toordinal(), begins.toordinal() + (late - early).days)
        count = sum(self.is_working_day(date.fromordinal(day), council=council) for day in days)
        return count if first <= last else -count

    def covers(self, day: date) -> bool:
        """Whether the bank holidays of that year are known; else a due date needs a warning."""
        if self.verified_from is None or self.verified_until is None:
            return False
        return self.verified_from <= day.year <= self.verified_until
