"""Every change that there is can be said on a form, or is none of the minutes: a new one is decided on."""

import importlib
import pkgutil
from typing import get_args

from panel_tui.domain import forms
from panel_tui.domain.change import MeetingChange
from panel_tui.domain.changes import Change

STATED_AS_TIMES = {
    *("StartSlot", "BackdateStart", "PauseSlot", "ResumeSlot", "AddMinutes", "FinishSlot"),
}
"""On a form these are the times of the slot: when it began and ended, its pauses and added minutes."""

OF_THE_AGENDA = {
    *("OpenMeeting", "UpdateAgenda", "MoveSlot", "AddCase", "InsertBreak", "CorrectCase"),
    *("MoveMeeting", "AdjournMeeting", "CancelMeeting", "SetNextPanel"),
}
OF_THE_PAPERS = {"KeepPaperCheck", "WaivePaper", "ReceivePaper", "SendPapers"}
OF_THE_SIGN_OFF = {"Approve", "Reopen", "RecordReceipt", "RecordExport"}
OF_THE_REGISTER = {"RepointChild"}


def test_all_that_minutes_are_made_of_can_be_said_on_a_form() -> None:
    union, _ = get_args(Change)
    changes = {each for each in get_args(union) if issubclass(each, MeetingChange)}
    said = set[str]()
    for module in pkgutil.iter_modules(forms.__path__, f"{forms.__name__}."):
        said |= vars(importlib.import_module(module.name)).keys()
    unsaid = {each.__name__ for each in changes} - said
    elsewhere = OF_THE_AGENDA | OF_THE_PAPERS | OF_THE_SIGN_OFF | OF_THE_REGISTER
    assert unsaid == STATED_AS_TIMES | elsewhere
