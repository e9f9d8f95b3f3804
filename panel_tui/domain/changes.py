"""Every change there is, as one union, and the journal entry that keeps it.

To add a change: define it beside its rule, then name it here. To apply one: see `applying`.
"""

from typing import Annotated

from pydantic import ConfigDict, Field, TypeAdapter

from panel_tui.domain.actions import AddAction, ChangeAction, RemoveAction
from panel_tui.domain.attendance import (
    ActAsChair,
    ChairMeeting,
    CorrectStay,
    Declare,
    MarkComplex,
    MarkLeft,
    MarkPresent,
    RemoveAttendee,
    RemoveDeclaration,
    SendApologies,
    TakeMinutes,
)
from panel_tui.domain.carrying import CarryOver, SettleCarried
from panel_tui.domain.change import Moment, Undo
from panel_tui.domain.correcting import CorrectCase
from panel_tui.domain.decisions import (
    ConfirmDecision,
    ConfirmReadBack,
    Decide,
    RecordDissent,
    RemoveDissent,
)
from panel_tui.domain.events import RecordEvent, TakeBackEvent
from panel_tui.domain.finishing import FinishSlot
from panel_tui.domain.merging import MergeChild, RepointChild, RetireChild
from panel_tui.domain.model import Model
from panel_tui.domain.notes import Choose, FillTable, RecordPaper, RecordView, WriteNote
from panel_tui.domain.opening import OpenMeeting
from panel_tui.domain.options import RemoveOption, SetOption
from panel_tui.domain.paper_sending import SendPapers
from panel_tui.domain.paper_standing import KeepPaperCheck, ReceivePaper, WaivePaper
from panel_tui.domain.progress import RecordProgress
from panel_tui.domain.prompts import SetPrompt
from panel_tui.domain.rearranging import AddCase, InsertBreak, MoveSlot
from panel_tui.domain.record_form import RecordForm
from panel_tui.domain.register import (
    CorrectChild,
    FollowLimits,
    RegisterChild,
    TraceMeeting,
)
from panel_tui.domain.register_import import ImportChild
from panel_tui.domain.sharing import OwnAction, OwnNote
from panel_tui.domain.sign_off import Approve, RecordExport, RecordReceipt, Reopen
from panel_tui.domain.sittings import AdjournMeeting, CancelMeeting, MoveMeeting, SetNextPanel
from panel_tui.domain.slots import (
    AddMinutes,
    BackdateStart,
    BringBack,
    DeferCase,
    PauseSlot,
    ResumeSlot,
    StartSlot,
    WithdrawCase,
)
from panel_tui.domain.stated_times import CloseCase, StateTimes
from panel_tui.domain.updating import UpdateAgenda

Change = Annotated[
    OpenMeeting
    | UpdateAgenda
    | MoveSlot
    | AddCase
    | InsertBreak
    | CorrectCase
    | MoveMeeting
    | AdjournMeeting
    | CancelMeeting
    | SetNextPanel
    | StartSlot
    | BackdateStart
    | PauseSlot
    | ResumeSlot
    | AddMinutes
    | FinishSlot
    | StateTimes
    | CloseCase
    | DeferCase
    | WithdrawCase
    | BringBack
    | SetPrompt
    | WriteNote
    | OwnNote
    | FillTable
    | Choose
    | RecordView
    | RecordPaper
    | KeepPaperCheck
    | WaivePaper
    | ReceivePaper
    | SendPapers
    | CarryOver
    | SettleCarried
    | SetOption
    | RemoveOption
    | Decide
    | ConfirmDecision
    | ConfirmReadBack
    | RecordDissent
    | RemoveDissent
    | AddAction
    | ChangeAction
    | RemoveAction
    | OwnAction
    | MarkPresent
    | MarkLeft
    | CorrectStay
    | SendApologies
    | RemoveAttendee
    | TakeMinutes
    | ChairMeeting
    | Declare
    | RemoveDeclaration
    | ActAsChair
    | MarkComplex
    | Approve
    | Reopen
    | RecordReceipt
    | RecordExport
    | RecordForm
    | Undo
    | RegisterChild
    | ImportChild
    | MergeChild
    | RetireChild
    | RepointChild
    | CorrectChild
    | RecordEvent
    | TakeBackEvent
    | RecordProgress
    | TraceMeeting
    | FollowLimits,
    Field(discriminator="kind"),
]

CHANGE: TypeAdapter[Change] = TypeAdapter(
    Change, config=ConfigDict(hide_input_in_errors=True, defer_build=True)
)
"""Reads a change back from what the journal keeps; its errors never echo what was kept."""


class Entry(Model):
    """A change as the journal keeps it: its number, when it was done, by whom, and what."""

    number: int
    moment: Moment
    change: Change
