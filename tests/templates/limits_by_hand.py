"""Days that time limits come to, worked out by hand: the tables of `test_limits_by_hand.py`."""

from typing import NamedTuple


class Row(NamedTuple):
    """A limit, the day it starts, the day it comes to (or from when, or from when to when), and how.

    `number` is what a council sets where the source gives none.
    """

    limit: str
    starts: str
    due: str
    how: str
    number: str = ""


BY_HAND = (
    # --- Medway: the guide ---
    Row("first-panel", "Mon 1 Jun 2026", "Mon 29 Jun 2026 to Mon 13 Jul 2026", "28 and 42 days"),
    Row(
        "first-panel",
        "Thu 26 Nov 2026",
        "Thu 24 Dec 2026 to Thu 7 Jan 2027",
        "over Christmas: weeks take no notice of holidays or shutdown",
    ),
    Row(
        "first-panel",
        "Mon 2 Mar 2026",
        "Mon 30 Mar 2026 to Mon 13 Apr 2026",
        "over Easter, and the day after clocks went forward",
    ),
    Row("first-panel", "Tue 1 Feb 2028", "Tue 29 Feb 2028 to Tue 14 Mar 2028", "on a leap day"),
    Row("first-panel-at-home", "Thu 20 Nov 2025", "Thu 1 Jan 2026", "ends as it falls", "6 weeks"),
    Row("tracking", "Thu 3 Dec 2026", "Thu 28 Jan 2027", "56 days over Christmas"),
    Row("tracking", "Thu 5 Mar 2026", "Thu 30 Apr 2026", "56 days over Easter and summer time"),
    Row("tracking", "Tue 4 Jan 2028", "Tue 29 Feb 2028", "27 of January, 29 of February"),
    Row("reconvened-meeting", "Mon 21 Dec 2026", "Thu 31 Dec 2026", "all days count", "10 days"),
    Row("disruption-meeting-held", "Mon 1 Feb 2027", "Mon 1 Mar 2027", "28 days", "28 days"),
    Row("panel-after-disruption", "Mon 7 Feb 2028", "Mon 6 Mar 2028", "over 29 Feb", "4 weeks"),
    # --- Visits: the law, where a council's papers say no more ---
    Row("first-visit", "Thu 24 Dec 2026", "Thu 31 Dec 2026", "7 days, all of them count"),
    Row("next-visit", "Mon 1 Jun 2026", "Mon 13 Jul 2026", "42 days"),
    Row("next-visit-long-term", "Mon 30 Nov 2026", "Sun 28 Feb 2027", "there is no 30 February"),
    Row("visit-temporary-approval", "Tue 22 Feb 2028", "Tue 29 Feb 2028", "on a leap day"),
    Row("visit-temporary-approval-reviewed", "Thu 3 Dec 2026", "Thu 31 Dec 2026", "28 days"),
    Row("visit-with-parents", "Fri 26 Mar 2027", "Fri 2 Apr 2027", "over summer time"),
    Row("visit-with-parents-reviewed", "Mon 1 Mar 2027", "Mon 29 Mar 2027", "an Easter Monday"),
    # --- Medway: the strategy ---
    Row("first-panel-strategy", "Mon 1 Jun 2026", "Mon 29 Jun 2026", "four whole weeks of five"),
    Row(
        "first-panel-strategy",
        "Mon 14 Dec 2026",
        "Thu 14 Jan 2027",
        "4, 4, then 29-31 Dec counts (statutory), then 5 and 4",
    ),
    Row("first-review", "Mon 1 Jun 2026", "Mon 29 Jun 2026", "four whole weeks of five"),
    Row(
        "first-review",
        "Mon 14 Dec 2026",
        "Thu 14 Jan 2027",
        "15-18 (4), 21-24 (8), 29-31 Dec (11), 4-8 (16), 11-14 Jan (20)",
    ),
    Row(
        "first-review",
        "Fri 20 Mar 2026",
        "Tue 21 Apr 2026",
        "23-27 (5), 30 Mar-2 Apr (9), Easter, 7-10 (13), 13-17 (18), 20-21 Apr (20)",
    ),
    Row(
        "first-review",
        "Mon 14 Feb 2028",
        "Mon 13 Mar 2028",
        "15-18 (4), 21-25 (9), 28 Feb-3 Mar with the 29th (14), 6-10 (19), 13 Mar (20)",
    ),
    Row(
        "first-review",
        "Mon 12 Oct 2026",
        "Mon 9 Nov 2026",
        "clocks go back on 25 Oct: days are days",
    ),
    Row(
        "first-review",
        "Fri 20 May 2022",
        "Tue 21 Jun 2022",
        "23-27 (5), 30 May-1 Jun (8), two jubilee days, 6-10 (13), 13-17 (18), 20-21 Jun (20)",
    ),
    Row(
        "first-review",
        "Mon 5 Sep 2022",
        "Tue 4 Oct 2022",
        "6-9 (4), 12-16 (9), the funeral on the 19th, 20-23 (13), 26-30 (18), 3-4 Oct (20)",
    ),
    Row("second-review", "Mon 29 Jun 2026", "Tue 29 Sep 2026", "same date three months on"),
    Row("second-review", "Fri 25 Sep 2026", "Fri 25 Dec 2026", "ends as it falls"),
    Row("second-review", "Mon 30 Nov 2026", "Sun 28 Feb 2027", "no 30 February: its last day"),
    Row("second-review", "Tue 30 Nov 2027", "Tue 29 Feb 2028", "in a leap year, the 29th"),
    Row("next-review", "Mon 31 Aug 2026", "Sun 28 Feb 2027", "no 31 February: its last day"),
    Row("next-review", "Tue 29 Feb 2028", "Tue 29 Aug 2028", "from a leap day"),
    Row("written-permanence-plan", "Mon 1 Jun 2026", "Thu 1 Oct 2026", "same date"),
    Row("written-permanence-plan", "Sat 31 Oct 2026", "Sun 28 Feb 2027", "month end"),
    Row("written-permanence-plan", "Sun 31 Oct 2027", "Tue 29 Feb 2028", "leap year"),
    Row("temporary-approval", "Mon 2 Mar 2026", "Mon 22 Jun 2026", "29 + 30 + 31 + 22 = 112 days"),
    Row("temporary-approval", "Thu 3 Dec 2026", "Thu 25 Mar 2027", "28 + 31 + 28 + 25 = 112"),
    Row("temporary-approval", "Mon 3 Jan 2028", "Mon 24 Apr 2028", "28 + 29 + 31 + 24 = 112"),
    # --- The law ---
    Row("proceedings", "Mon 5 Jan 2026", "Sun 5 Jul 2026", "the day of issue is day 1 of 182"),
    Row("proceedings", "Wed 1 Sep 2027", "Tue 29 Feb 2028", "30 + 31 + 30 + 31 + 31 + 29 = 182"),
    # --- Somerset ---
    Row("somerset-emergency-to-panel", "Thu 24 Dec 2026", "Thu 31 Dec 2026", "7 days", "7 days"),
    Row("somerset-late-planning", "Wed 1 Apr 2026", "Mon 6 Apr 2026", "all days, Easter too"),
    Row("somerset-late-planning", "Sun 27 Feb 2028", "Fri 3 Mar 2028", "28, 29, 1, 2, 3"),
    Row("somerset-first-visit", "Thu 24 Dec 2026", "Thu 31 Dec 2026", "7 days over Christmas"),
    Row("somerset-first-visit", "Sat 24 Oct 2026", "Sat 31 Oct 2026", "clocks go back between"),
    Row("somerset-next-visit", "Mon 1 Jun 2026", "Mon 13 Jul 2026", "42 days"),
    Row("somerset-next-visit", "Tue 18 Jan 2028", "Tue 29 Feb 2028", "13 + 29 = 42 days"),
    Row(
        "somerset-first-review",
        "Tue 16 Dec 2025",
        "Fri 16 Jan 2026",
        "17-19 (3), 22-24 (6), 29-31 Dec (9), 2 (10), 5-9 (15), 12-16 Jan (20)",
    ),
    Row("somerset-planning-meeting", "Sat 31 Oct 2026", "Sun 28 Feb 2027", "month end"),
    Row("somerset-planning-before-review", "Fri 1 Jan 2027", "Thu 31 Dec 2026", "the day before"),
    Row("somerset-joint-visit", "Wed 1 Mar 2028", "Tue 29 Feb 2028", "the day before"),
    Row(
        "somerset-staying-put",
        "Thu 31 Aug 2028",
        "Tue 29 Feb 2028",
        "back from the birthday: there is no 31 February",
        "6 months",
    ),
    Row("somerset-second-review", "Mon 1 Jun 2026", "Thu 1 Oct 2026", "same date"),
    Row("somerset-planning-before-review", "Fri 1 Jan 2027", "Thu 31 Dec 2026", "the day before"),
    Row("somerset-joint-visit", "Wed 1 Mar 2028", "Tue 29 Feb 2028", "the day before"),
    Row(
        "somerset-staying-put",
        "Thu 31 Aug 2028",
        "Tue 29 Feb 2028",
        "back from the birthday: there is no 31 February",
        "6 months",
    ),
    Row("somerset-second-review", "Fri 29 Oct 2027", "Tue 29 Feb 2028", "leap year"),
    Row("somerset-review-under-five", "Sun 31 May 2026", "Mon 31 Aug 2026", "ends as it falls"),
    Row("somerset-review-under-five", "Tue 30 Nov 2027", "Tue 29 Feb 2028", "leap year"),
    Row("somerset-tracking", "Thu 3 Dec 2026", "Thu 28 Jan 2027", "56 days", "8 weeks"),
    Row("somerset-support-meeting", "Mon 31 Aug 2026", "Sun 28 Feb 2027", "month end"),
    Row("somerset-support-meeting", "Tue 30 Jun 2026", "Wed 30 Dec 2026", "in the shutdown"),
    Row("somerset-urgent-support", "Wed 23 Dec 2026", "Sat 26 Dec 2026", "all days", "3 days"),
    Row("somerset-disruption-meeting", "Tue 1 Feb 2028", "Tue 29 Feb 2028", "28 days", "28 days"),
    Row(
        "somerset-after-return",
        "Mon 31 Aug 2026",
        "from Sun 28 Feb 2027",
        "not before six months, and no last day",
    ),
    Row(
        "somerset-after-return",
        "Tue 29 Feb 2028",
        "from Tue 29 Aug 2028",
        "from a leap day",
    ),
    # --- The terms of reference of 2017 ---
    Row("week-six", "Mon 1 Jun 2026", "Mon 13 Jul 2026", "42 days"),
    Row("week-six", "Thu 26 Nov 2026", "Thu 7 Jan 2027", "4 + 31 + 7 = 42 days"),
    Row("next-planning-meeting", "Thu 19 Feb 2026", "Thu 2 Apr 2026", "9 + 31 + 2", "6 weeks"),
    # --- Portsmouth ---
    Row("week-12", "Mon 5 Jan 2026", "Mon 30 Mar 2026", "26 + 28 + 30 = 84 days"),
    Row("week-12", "Thu 8 Oct 2026", "Thu 31 Dec 2026", "23 + 30 + 31 = 84 days"),
    Row("week-16", "Mon 5 Jan 2026", "Mon 27 Apr 2026", "26 + 28 + 31 + 27 = 112 days"),
    Row("first-discussion", "Thu 19 Nov 2026", "Thu 31 Dec 2026", "11 + 31 = 42 days"),
    Row("first-discussion", "Mon 2 Mar 2026", "Mon 13 Apr 2026", "over Easter and summer time"),
    Row("before-filing", "Fri 12 Jun 2026", "Wed 10 Jun 2026", "48 hours before, in days"),
    Row("before-filing", "Wed 1 Mar 2028", "Mon 28 Feb 2028", "back over a leap day"),
    Row("before-filing", "Mon 30 Mar 2026", "Sat 28 Mar 2026", "back over summer time"),
)

MINUTES = (
    # The span, the day of the meeting, without a shutdown, and with one on 29 to 31 December.
    ("7 working days", "Thu 18 Dec 2025", "Wed 31 Dec 2025", "Tue 6 Jan 2026"),
    ("7 working days", "Thu 2 Apr 2026", "Wed 15 Apr 2026", "Wed 15 Apr 2026"),
    ("7 working days", "Thu 3 Dec 2026", "Mon 14 Dec 2026", "Mon 14 Dec 2026"),
    ("7 working days", "Mon 21 Dec 2026", "Mon 4 Jan 2027", "Thu 7 Jan 2027"),
    ("5 working days", "Thu 18 Dec 2025", "Mon 29 Dec 2025", "Fri 2 Jan 2026"),
    ("5 working days", "Thu 2 Apr 2026", "Mon 13 Apr 2026", "Mon 13 Apr 2026"),
    ("5 working days", "Thu 24 Feb 2028", "Thu 2 Mar 2028", "Thu 2 Mar 2028"),
)

EVERY_YEAR = (
    # Seven working days over Christmas, and from the Thursday before Easter.
    ("Fri 20 Dec 2019", "Fri 3 Jan 2020"),
    ("Sun 20 Dec 2020", "Thu 31 Dec 2020"),
    ("Mon 20 Dec 2021", "Fri 31 Dec 2021"),
    ("Tue 20 Dec 2022", "Tue 3 Jan 2023"),
    ("Wed 20 Dec 2023", "Wed 3 Jan 2024"),
    ("Fri 20 Dec 2024", "Fri 3 Jan 2025"),
    ("Sat 20 Dec 2025", "Fri 2 Jan 2026"),
    ("Sun 20 Dec 2026", "Thu 31 Dec 2026"),
    ("Mon 20 Dec 2027", "Fri 31 Dec 2027"),
    ("Mon 18 Dec 2028", "Fri 29 Dec 2028"),
    ("Thu 18 Apr 2019", "Wed 1 May 2019"),
    ("Thu 9 Apr 2020", "Wed 22 Apr 2020"),
    ("Thu 1 Apr 2021", "Wed 14 Apr 2021"),
    ("Thu 14 Apr 2022", "Wed 27 Apr 2022"),
    ("Thu 6 Apr 2023", "Wed 19 Apr 2023"),
    ("Thu 28 Mar 2024", "Wed 10 Apr 2024"),
    ("Thu 17 Apr 2025", "Wed 30 Apr 2025"),
    ("Thu 2 Apr 2026", "Wed 15 Apr 2026"),
    ("Thu 25 Mar 2027", "Wed 7 Apr 2027"),
    ("Thu 13 Apr 2028", "Wed 26 Apr 2028"),
    # Days for one occasion, and a holiday at the end of August.
    ("Thu 7 May 2020", "Tue 19 May 2020"),
    ("Wed 1 Jun 2022", "Tue 14 Jun 2022"),
    ("Fri 16 Sep 2022", "Wed 28 Sep 2022"),
    ("Fri 28 Apr 2023", "Thu 11 May 2023"),
    ("Fri 28 Aug 2026", "Wed 9 Sep 2026"),
)
