"""What the slot screen asks about the decision: what it is and why, who confirms it, who does not agree."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from textual.content import Content

from panel_tui.domain.case import AgreedDate, Decision, Dissent, EventDate
from panel_tui.domain.changes import Change
from panel_tui.domain.decisions import ConfirmDecision, Decide, RecordDissent, RemoveDissent
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.model import Refused, same_person
from panel_tui.domain.outcomes import FollowUp, Outcome
from panel_tui.domain.route import follow_ups_of, offered_outcomes, route
from panel_tui.domain.words import say_date
from panel_tui.domain.working_days import WorkingCalendar
from screens.content import rows
from screens.forms import WORDS_WIDTH, Answers, Field, Form, which_form, words_field, yes_no
from screens.route_view import routes_lines
from screens.slot_forms import CaseIds, read_past_day, read_when
from screens.slot_weighing_forms import in_common

ANOTHER = "another"
"""Stands for somebody whose dissent is not recorded yet."""


class _Days(NamedTuple):
    """What a decision can give days to: steps without a limit, and outcomes that mark something."""

    steps: tuple[FollowUp, ...]
    marks: tuple[Outcome, ...]

    def fields(self, was: Decision | None, heard_on: date) -> tuple[Field, ...]:
        """A line for each day, with what was said before."""
        steps = (_step_field(each, was) for each in self.steps)
        marks = (_event_field(each, heard_on, was) for each in self.marks)
        return (*steps, *marks)

    def read(
        self, answers: Answers, today: date, calendar: WorkingCalendar
    ) -> tuple[tuple[AgreedDate, ...], tuple[EventDate, ...]]:
        """The days that are agreed, and those on which something happened or will.

        Raises:
            Refused: one of them is no date.
        """
        agreed = (
            (each.id, read_when(answers[f"by-{each.id}"], today, calendar)) for each in self.steps
        )
        happened = (
            (each.id, _event_day(each, answers[f"on-{each.id}"], today)) for each in self.marks
        )
        return (
            tuple(AgreedDate(step=step, on=on) for step, on in agreed if on),
            tuple(EventDate(outcome=outcome, on=on) for outcome, on in happened if on),
        )


def outcomes_form(
    meeting: Meeting,
    case_ids: CaseIds,
    calendar: WorkingCalendar,
    chosen: Callable[[tuple[str, ...]], None],
) -> Form:
    """Which of the template's outcomes it is; shows the route of the one that is marked."""

    def make(answers: Answers) -> list[Change]:
        chosen(tuple(answers["outcomes"].split()))
        return []

    def preview(answers: Answers) -> Content:
        return _routes(meeting, case_ids, answers["outcomes"].split(), calendar)

    was = _decided(meeting, case_ids)
    offered = tuple((each.id, each.title) for each in _offered(meeting, case_ids))
    choices = (*offered, ("", "in words only"))
    value = " ".join(was.outcomes) if was else ""
    field = Field("outcomes", "", "choices", value, choices=choices)
    return Form("What is decided?", (field,), make, preview, keep="Choose")


def decision_form(
    meeting: Meeting,
    case_ids: CaseIds,
    outcome_ids: tuple[str, ...],
    today: date,
    calendar: WorkingCalendar,
) -> Form:
    """The decision in words and why, and the days that it gives to what it starts."""
    was = _decided(meeting, case_ids)
    outcomes = [each for each in _offered(meeting, case_ids) if each.id in outcome_ids]
    days = _days(meeting, case_ids, outcomes)

    def make(answers: Answers) -> list[Decide]:
        _needing(answers, "text", "Say what is decided.")
        agreed, happened = days.read(answers, today, calendar)
        return [
            Decide(
                meeting_id=meeting.id,
                case_ids=case_ids,
                outcomes=outcome_ids,
                agreed=agreed,
                happened=happened,
                text=answers["text"],
                rationale=answers["rationale"],
            )
        ]

    def preview(answers: Answers) -> Content:
        agreed, happened = days.read(answers, today, calendar)
        return _routes(meeting, case_ids, outcome_ids, calendar, agreed, happened)

    return Form(
        "; ".join(each.title for each in outcomes) or "What is decided, and why?",
        (
            Field("text", "Decision, in words the child can read", "text", was.text if was else ""),
            Field("rationale", "Because", "text", was.rationale if was else ""),
            *days.fields(was, meeting.heard_on(case_ids[0])),
        ),
        make,
        preview if outcomes else None,
    )


def _decided(meeting: Meeting, case_ids: CaseIds) -> Decision | None:
    """What is decided of the children so far; nothing where it is not the same of each."""
    first, *others = (meeting.case(each).decision for each in case_ids)
    return first if all(_said(each) == _said(first) for each in others) else None


def _said(decision: Decision | None) -> object:
    return decision and (
        decision.outcomes,
        decision.agreed,
        decision.happened,
        decision.text,
        decision.rationale,
    )


def _days(meeting: Meeting, case_ids: CaseIds, outcomes: Sequence[Outcome]) -> _Days:
    """What the outcomes leave to be dated; a step is asked for where it applies to any child."""
    ids = [each.id for each in outcomes]
    started = {
        step.id: step for case_id in case_ids for step in follow_ups_of(meeting, case_id, ids)
    }
    return _Days(
        steps=tuple(step for step in started.values() if not step.has_limit),
        marks=tuple(each for each in outcomes if each.marks),
    )


def _routes(
    meeting: Meeting,
    case_ids: CaseIds,
    outcome_ids: Sequence[str],
    calendar: WorkingCalendar,
    agreed: Sequence[AgreedDate] = (),
    happened: Sequence[EventDate] = (),
) -> Content:
    """What the outcomes would start for the children, as a dialog shows it."""
    routes = [
        (each, route(meeting, each, outcome_ids, calendar, agreed=agreed, happened=happened))
        for each in case_ids
    ]
    return rows(routes_lines(meeting, routes, WORDS_WIDTH))


def _offered(meeting: Meeting, case_ids: CaseIds) -> list[Outcome]:
    """The outcomes that apply to every one of the children."""
    offered = [offered_outcomes(meeting, each) for each in case_ids]
    return [each for each in offered[0] if all(each in others for others in offered)]


def _step_field(step: FollowUp, was: Decision | None) -> Field:
    agreed = was.agreed_on(step.id) if was else None
    return Field(
        f"by-{step.id}",
        f"By when: {step.what} ({step.owner})",
        value=say_date(agreed) if agreed else "",
        hint="in 2 weeks, Friday, 14 Jan",
    )


def _event_field(outcome: Outcome, heard_on: date, was: Decision | None) -> Field:
    stated = was.happened_on(outcome.id) if was else None
    unless = f", if not {say_date(heard_on)}" if outcome.marks_on == "meeting" else ""
    return Field(
        f"on-{outcome.id}",
        f"On which day: {outcome.title}{unless}",
        value=say_date(stated) if stated else "",
        hint="14 Jan" if outcome.marks_on == "planned" else "1 Dec",
    )


def _event_day(outcome: Outcome, text: str, today: date) -> date | None:
    """The day of what an outcome marks; only what is planned can lie ahead."""
    return read_when(text, today) if outcome.marks_on == "planned" else read_past_day(text, today)


def confirm_form(meeting: Meeting, case_ids: CaseIds) -> Form:
    """Who confirms a decision that was advisory."""

    def make(answers: Answers) -> list[ConfirmDecision]:
        name = _needing(answers, "name", "Say who confirms it.")["name"]
        return [ConfirmDecision(meeting_id=meeting.id, case_ids=case_ids, confirmed_by=name)]

    return Form("Who confirms the decision?", (Field("name", ""),), make)


def which_dissent_form(meeting: Meeting, case_ids: CaseIds, chosen: Callable[[str], None]) -> Form:
    """One of those who do not agree, or somebody else."""
    choices = [
        (str(number), f"{each.who}: {each.what}")
        for number, each in enumerate(dissents_of(meeting, case_ids))
    ]
    return which_form("Who does not agree?", [*choices, (ANOTHER, "somebody else")], chosen)


def dissents_of(meeting: Meeting, case_ids: CaseIds) -> tuple[Dissent, ...]:
    """The dissents that stand in the record of each of the cases."""
    return in_common(meeting, case_ids, lambda case: case.dissents)


def dissent_form(meeting: Meeting, case_ids: CaseIds, which: str, today: date) -> Form:
    """A difference of opinion with the way it is resolved; `which` is its number, or another."""
    known = dict(enumerate(dissents_of(meeting, case_ids)))
    was = known.get(int(which)) if which != ANOTHER else None
    head = {"meeting_id": meeting.id, "case_ids": case_ids}

    def make(answers: Answers) -> list[RecordDissent | RemoveDissent]:
        gone = [RemoveDissent.model_validate(head | {"who": was.who})] if was else []
        if answers.get("stands") == "no":
            return [*gone]
        for field, words in (
            ("who", "Say who does not agree."),
            ("what", "Say what they do not agree with."),
            ("route", "Say how it is to be resolved."),
            ("owner", "Say who sees to that."),
        ):
            _needing(answers, field, words)
        said = RecordDissent(
            meeting_id=meeting.id,
            case_ids=case_ids,
            who=answers["who"],
            what=answers["what"],
            why=answers["why"],
            route=answers["route"],
            owner=answers["owner"],
            due=read_when(answers["due"], today),
        )
        return [*gone, said] if was and not same_person(was.who, said.who) else [said]

    due = say_date(was.due) if was and was.due else ""
    stands = yes_no("stands", "", yes="it stands", no="recorded by mistake: take it off")
    return Form(
        "Who does not agree, and how is it resolved?",
        (
            Field("who", "Who", value=was.who if was else ""),
            words_field("what", "With what", was.what if was else ""),
            words_field("why", "Why", was.why if was else ""),
            Field(
                "route",
                "How it is resolved",
                value=was.route if was else "",
                hint="Head of Service decides",
            ),
            Field("owner", "Who sees to it", value=was.owner if was else ""),
            Field("due", "By when", value=due),
            *([stands] if was else []),
        ),
        make,
    )


def _needing(answers: Answers, field: str, words: str) -> Answers:
    if not answers[field].strip():
        raise Refused(words)
    return answers
