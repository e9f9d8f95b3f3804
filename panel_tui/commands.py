"""Every user action, once: its key, its letter after the leader key, its words and where it applies.

Bindings, the line of keys, the palette, the help screens and the key table in the README all come from
this table. The settings change a key by the command's id. A screen has a method `action_<id>` for each
command of its place, with `-` in the id as `_`.
"""

from typing import Literal, NamedTuple

Place = Literal[
    "everywhere",
    "home",
    "agenda",
    "attendance",
    "slot",
    "finish",
    "read-back",
    "find",
    "next",
    "minutes",
    "papers",
    "chase",
    "distribution",
    "steps",
    "room",
]

LEADER = "ctrl+g"


class Command(NamedTuple):
    """One thing a person can do. `key` is empty where only the leader key and `letter` reach it.

    `shown`: stands in the line of keys, in the order of the table.
    """

    id: str
    place: Place
    label: str
    help: str
    key: str = ""
    letter: str = ""
    shown: bool = False


COMMANDS: tuple[Command, ...] = (
    # --- everywhere ---
    Command("help", "everywhere", "Help", "What this screen is for, and its keys.", "f1", "h"),
    Command("more", "everywhere", "More", "Every action that applies here, by a letter.", LEADER),
    Command("blank", "everywhere", "Blank", "Hide the screen; any key brings it back.", "f9", "b"),
    Command("back", "everywhere", "Back", "Go back one step.", "escape"),
    Command("hand-over", "everywhere", "Hand over", "Another person takes the keyboard.", "", "k"),
    Command(
        "take-over",
        "everywhere",
        "Take over",
        "Write here, once the other window is gone.",
        "",
        "T",
    ),
    Command("quit", "everywhere", "Quit", "Leave the program; nothing typed is lost.", "ctrl+q"),
    # --- home ---
    Command("open-chosen", "home", "Open", "Open the line that is marked.", "enter", "o", True),
    Command("open-agenda", "home", "New agenda", "Open an agenda file.", "f2", "a", True),
    Command("search", "home", "Search", "Find a meeting or a case by its ID.", "f3", "s", True),
    # --- agenda ---
    Command("start-chosen", "agenda", "Go to slot", "Open the marked slot.", "enter", "g", True),
    Command("attendance", "agenda", "Attendance", "Who is here.", "f2", "t", True),
    Command("minutes", "agenda", "Minutes", "Read, approve, write, receipt.", "f3", "m", True),
    Command("papers", "agenda", "Papers", "Complete, current, in time?", "f8", "p", True),
    Command("move-up", "agenda", "Move up", "Hear the marked slot earlier.", "f4", "u", True),
    Command("move-down", "agenda", "Move down", "Hear the marked slot later.", "f5", "d", True),
    Command("defer", "agenda", "Defer", "Put a child off to another meeting.", "", "f"),
    Command("withdraw", "agenda", "Withdraw", "Take a child off this meeting.", "", "w"),
    Command("bring-back", "agenda", "Bring back", "Hear a child after all.", "", "e"),
    Command("add-case", "agenda", "Late case", "Add a case to the end of the agenda.", "", "l"),
    Command("add-break", "agenda", "Break", "Put a break before the marked slot.", "", "r"),
    Command("correct", "agenda", "Correct", "Correct a case's facts.", "", "c"),
    Command("move-meeting", "agenda", "Move meeting", "Another day, time or place.", "", "v"),
    Command("adjourn", "agenda", "Adjourn", "Go on with the rest another day.", "", "j"),
    Command("cancel-meeting", "agenda", "Cancel meeting", "The meeting is not held.", "", "x"),
    Command("next-panel", "agenda", "Next panel", "The date of the next panel.", "", "n"),
    Command("steps", "agenda", "Steps", "What is open for each child, and limits.", "", "s"),
    Command("next-slot", "agenda", "Who is next", "Who to call in, and when.", "", "N"),
    Command("room", "agenda", "Room view", "A large countdown that names nobody.", "", "o"),
    Command("undo", "agenda", "Undo", "Take back your last change.", "", "z"),
    # --- attendance ---
    Command(
        "mark", "attendance", "Here or left", "Mark a person here, or left.", "enter", "m", True
    ),
    Command("apologies", "attendance", "Apologies", "The person sends apologies.", "f2", "a", True),
    Command("add-person", "attendance", "Add", "Somebody who is not listed.", "f3", "p", True),
    Command(
        "remove-person", "attendance", "Remove", "Somebody listed by mistake.", "f4", "r", True
    ),
    Command(
        "at-time", "attendance", "At a time", "Joined or left at another time.", "f5", "t", True
    ),
    Command("take-minutes", "attendance", "Minute-taker", "Who takes the minutes.", "", "n"),
    Command("chair", "attendance", "Chair", "Who chairs the meeting.", "", "c"),
    Command("undo", "attendance", "Undo", "Take back your last change.", "", "z"),
    # --- slot: one key ---
    Command(
        "covered",
        "slot",
        "Covered",
        "This prompt is covered; on to the next.",
        "f2",
        "v",
        True,
    ),
    Command("action", "slot", "Action", "Who does what by when, in one line.", "f3", "a", True),
    Command("decision", "slot", "Decision", "What is decided, and why.", "f4", "d", True),
    Command("timer", "slot", "Start, pause", "Start, pause or resume the slot.", "f5", "t", True),
    Command("finish", "slot", "Finish", "See what is open, and finish the slot.", "f8", "f", True),
    Command(
        "next-prompt", "slot", "Next prompt", "On to the next prompt or section.", "ctrl+n", "n"
    ),
    Command("previous-prompt", "slot", "Previous", "Back to the one before.", "ctrl+t", "p"),
    Command("option", "slot", "Option", "An option's status and reason.", "ctrl+o", "o"),
    Command("read-back", "slot", "Read-back", "Decision and actions, to say aloud.", "ctrl+r", "r"),
    Command("for-whom", "slot", "For whom", "All the siblings, or one of them.", "ctrl+l", "w"),
    # --- slot: leader and a letter ---
    Command("follow-ups", "slot", "Follow-up questions", "Show or hide them.", "", "q"),
    Command("guidance", "slot", "Guidance", "What the template says beside them.", "", "u"),
    Command(
        "not-applicable", "slot", "Not applicable", "The prompt does not apply, because.", "", "x"
    ),
    Command("evidence", "slot", "Evidence outstanding", "Who brings it, by when.", "", "e"),
    Command("reopen-prompt", "slot", "Open again", "The prompt is open again.", "", "g"),
    Command("views", "slot", "Views", "What a person thinks and feels.", "", "i"),
    Command("fill", "slot", "Table or choice", "Fill another part of the minutes.", "", "l"),
    Command("dissent", "slot", "Dissent", "Somebody does not agree.", "", "s"),
    Command(
        "confirm-decision", "slot", "Confirm decision", "A decision that was advisory.", "", "y"
    ),
    Command(
        "change-action", "slot", "Change action", "Put an action differently, or off.", "", "c"
    ),
    Command("declare", "slot", "Declare interest", "And whether they take part.", "", "j"),
    Command("act-as-chair", "slot", "Acting chair", "Who chairs this case.", "", "m"),
    Command("complex", "slot", "Complex case", "Mark the case as complex, or not.", "", "C"),
    Command("add-minutes", "slot", "Add minutes", "Give the slot more time.", "", "+"),
    Command("back-date", "slot", "Began earlier", "The slot began before it was started.", "", "-"),
    Command("defer-case", "slot", "Defer", "Put a child off to another meeting.", "", "D"),
    Command("withdraw-case", "slot", "Withdraw", "Take a child off this meeting.", "", "W"),
    Command("people", "slot", "Attendance", "Who is here for this item.", "", "A"),
    Command("papers", "slot", "Papers", "What was found of them.", "", "P"),
    Command("steps", "slot", "Steps, last time", "What is open, decided, due.", "", "S"),
    Command("agenda", "slot", "Agenda", "The running order.", "", "G"),
    Command("find", "slot", "Find", "Find words in this child's notes.", "", "/"),
    Command("undo", "slot", "Undo", "Take back your last change.", "", "z"),
    Command("next-slot", "slot", "Next", "Who to call in, and when.", "", "N"),
    # --- next ---
    Command("to-slot", "next", "Go to slot", "Open the slot that is next.", "enter", "g", True),
    Command("to-agenda", "next", "Agenda", "The running order.", "f2", "a", True),
    Command("to-minutes", "next", "Minutes", "Read, approve, write, receipt.", "f3", "m", True),
    # --- finish, read-back, find: over the slot ---
    Command(
        "finish-slot",
        "finish",
        "Finish",
        "The slot ends; what is open is left.",
        "f8,enter",
        "f",
        True,
    ),
    Command(
        "confirm", "read-back", "Confirm", "It was read out, and it is right.", "enter", "c", True
    ),
    Command("go-there", "find", "Go there", "Open the note that is marked.", "enter", "g", True),
    Command("next-hit", "find", "Next", "Mark the next place.", "down", "n", True),
    Command("previous-hit", "find", "Previous", "Mark the place before.", "up", "p"),
    # --- minutes ---
    Command("approve", "minutes", "Approve", "A named person approves.", "f2", "a", True),
    Command("approve-all", "minutes", "Approve all", "Everything that is ready.", "", "A"),
    Command("write", "minutes", "Write files", "Write the minutes to files.", "f3", "w", True),
    Command("receipt", "minutes", "Receipt", "They are on the child's file.", "f4", "r", True),
    Command("edit", "minutes", "Edit", "Back to the slot, to change the draft.", "f5", "e", True),
    Command("reopen", "minutes", "New version", "Take approved minutes up again.", "f8", "n", True),
    Command("other-version", "minutes", "Other version", "The words of an earlier one.", "", "v"),
    Command("page-down", "minutes", "Read on", "A page on in the minutes.", "pagedown", "", True),
    Command("page-up", "minutes", "Page back", "A page back in the minutes.", "pageup"),
    # --- papers ---
    Command("read-paper", "papers", "Read", "The whole screen for it.", "enter", "r", True),
    Command("check-papers", "papers", "Check", "Read every paper again.", "f2", "c", True),
    Command("waive", "papers", "Waive", "Hear the case without it.", "f3", "w", True),
    Command("received", "papers", "Came on", "The day on which it came.", "f4", "d", True),
    Command("chase", "papers", "Chase", "Whom to ask for what.", "f5", "l", True),
    Command("distribution", "papers", "Sending", "What goes to which member.", "f8", "s", True),
    Command("folder", "papers", "Folder", "Check another folder.", "", "f"),
    Command("page-down", "papers", "Read on", "A page on in the paper.", "pagedown"),
    Command("page-up", "papers", "Page back", "A page back in the paper.", "pageup"),
    Command("undo", "papers", "Undo", "Take back your last change.", "", "z"),
    # --- chase, distribution: over the papers ---
    Command("copy", "chase", "Copy", "For pasting, where the terminal can.", "f2", "c", True),
    Command("write", "chase", "Write file", "As plain text.", "f3", "w", True),
    Command("page-down", "chase", "Read on", "A page on in the list.", "pagedown", "", True),
    Command("page-up", "chase", "Page back", "A page back in the list.", "pageup"),
    Command("sent", "distribution", "Sent", "They went: when, by whom.", "f2", "s", True),
    Command("undo", "distribution", "Undo", "Take back your last change.", "", "z"),
    # --- steps ---
    Command("done", "steps", "Done", "It is done: on which day.", "enter,f2", "d", True),
    Command("extend", "steps", "More time", "Until when, and why.", "f3", "e", True),
    Command("escalate", "steps", "Escalate", "To whom, and why.", "f4", "s", True),
    Command("show-done", "steps", "Show done", "Show what is done too, or not.", "f5", "a", True),
    Command("not-done", "steps", "Not done", "It is not done after all.", "f8", "n", True),
    Command("page-down", "steps", "Read on", "A page on about the marked line.", "pagedown"),
    Command("page-up", "steps", "Page back", "A page back.", "pageup"),
    Command("undo", "steps", "Undo", "Take back your last change.", "", "z"),
    # --- room ---
    Command("leave-room", "room", "Leave", "Close the room view.", "q", "l", True),
)
"""In the order in which they are shown."""


PURPOSES: dict[Place, str] = {
    "everywhere": "",
    "home": "What is next, under way, due or late; each line opens by the key before it.",
    "agenda": "The running order of the meeting: when each child is heard, and what can be moved.",
    "attendance": "Who is here for this meeting, from when to when, and who chairs.",
    "slot": "One child or sibling group: put each prompt, take notes, weigh, decide, agree actions.",
    "next": "After a slot: who to call in and when; at the end, what is left to do.",
    "finish": "What is still open in this slot, each one key from its place. What is left is recorded so.",
    "read-back": "What was decided and who does what by when, to say aloud before the slot ends.",
    "find": "Words in the notes of this slot, under every prompt and section.",
    "minutes": "The minutes of each child: read, approve, write to files, and note the upload.",
    "papers": "The papers of each case; the arrows mark one: what was found, and how to mend it.",
    "chase": "Whom to ask for which papers, as plain text for an e-mail; it names case IDs alone.",
    "distribution": "What goes to which member, and that it went.",
    "steps": "What is open for a child: steps, actions, time limits, and how it was decided last time.",
    "room": "The time that is left, for everyone in the room; it names nobody.",
}
"""What each place is for, in a sentence; help begins with it."""


def commands_of(place: Place) -> tuple[Command, ...]:
    """The commands that apply at a place: its own, then those of everywhere."""
    own = tuple(command for command in COMMANDS if command.place == place)
    return own + tuple(command for command in COMMANDS if command.place == "everywhere")


def command(command_id: str, place: Place) -> Command:
    """The command of that id at a place.

    Raises:
        KeyError: there is none.
    """
    for each in commands_of(place):
        if each.id == command_id:
            return each
    raise KeyError(f"{command_id} is not a command of {place}")
