"""What a meeting template asks, in words."""

from collections.abc import Iterable, Iterator, Mapping

from panel_tui.domain.limits import Limit, Span
from panel_tui.domain.model import listed
from panel_tui.domain.outcomes import FollowUp
from panel_tui.domain.source import Source
from panel_tui.domain.template import MeetingTemplate
from panel_tui.domain.when import When

_OVERRUN = {
    "push": "later slots move back",
    "absorb": "the next break shrinks, then later slots move back",
    "shorten": "the slots that remain share the loss",
}


def in_words(template: MeetingTemplate, events: Mapping[str, str]) -> Iterator[str]:
    """A template as lines, in the order in which a meeting meets its parts.

    `events` are the kinds of event that every template knows, by id, with their titles.
    """
    kinds = {**events, **{event.id: event.title for event in template.events}}
    yield f"{template.title}, {template.authority}"
    yield f"{template.id}, version {template.version}; from {_source(template.source)}"
    for title, lines in (
        ("Slots", _slots(template)),
        ("Who sits", _attendance(template)),
        ("Papers", _papers(template, kinds)),
        ("Prompts", _prompts(template, kinds)),
        ("Views", (_with(each.title, each.must_ask, "must be asked") for each in template.views)),
        ("Minutes, in this order", (section.title for section in template.sections)),
        ("Options", _options(template)),
        ("Outcomes", _outcomes(template, kinds)),
        ("Time limits", (_limit(limit, kinds) for limit in template.limits)),
        ("The minutes afterwards", _minutes(template)),
    ):
        yield from _part(title, lines)


def _part(title: str, lines: Iterable[str]) -> Iterator[str]:
    written = list(lines)
    if written:
        yield from ("", title, *(f"  {line}" for line in written))


def _slots(template: MeetingTemplate) -> Iterator[str]:
    rule = template.slot
    if rule is None:
        yield "No slots: the meeting takes the time it takes."
        return
    whom = "child or group of brothers and sisters" if rule.per == "child" else rule.per
    yield f"{rule.length_minutes} minutes for each {whom}"
    if rule.warn_at_minutes:
        points = listed(str(point) for point in rule.warn_at_minutes)
        yield f"A warning with {points} minutes left"
    yield f"After an overrun, {_OVERRUN[rule.overrun]}"


def _attendance(template: MeetingTemplate) -> Iterator[str]:
    for role in template.attendance.roles:
        yield f"{_with(role.title, role.may_chair, 'may chair')}: {role.attends}"
    quorum = template.attendance.quorum
    if quorum:
        chair = ", the chair among them" if quorum.chair_needed else ""
        yield f"Quorum: {quorum.least} members{chair} ({_source(quorum.source)})"


def _papers(template: MeetingTemplate, kinds: Mapping[str, str]) -> Iterator[str]:
    papers = template.papers
    if papers is None:
        return
    for paper in papers.documents:
        old = paper.at_most_months_old
        age = f", at most {old} months old" if old else ""
        yield f"{paper.title}{age}{_when(paper.required, kinds)}"
    if papers.due_in:
        to = f" with {papers.received_by}" if papers.received_by else ""
        yield f"In{to} {_span(papers.due_in)} before the meeting"
    if papers.sent_out:
        yield f"Sent out {_span(papers.sent_out)} before the meeting"


def _prompts(template: MeetingTemplate, kinds: Mapping[str, str]) -> Iterator[str]:
    for prompt in template.prompts:
        yield f"{prompt.title}: {prompt.question}{_when(prompt.applies, kinds)}"
        yield from (f"  {question}" for question in prompt.follow_ups)


def _options(template: MeetingTemplate) -> Iterator[str]:
    for option in template.options:
        yield f"{option.title} ({_source(option.source)})"
        yield from (f"  + {each}" for each in option.strengths)
        yield from (f"  - {each}" for each in option.risks)
        if option.help:
            yield f"  {option.help}"


def _outcomes(template: MeetingTemplate, kinds: Mapping[str, str]) -> Iterator[str]:
    for outcome in template.outcomes:
        yield f"{outcome.title} ({outcome.id})"
        titles = {step.id: step.what for step in outcome.follow_ups}
        for step in outcome.follow_ups:
            first = titles.get(step.after or "")
            begins = f"once “{first}” is done" if first else "starts"
            yield f"  {begins}: {_follow_up(step, kinds)}"


def _follow_up(step: FollowUp, kinds: Mapping[str, str]) -> str:
    within = f"within {_span(step.within)}" if step.within else "on a day that the meeting agrees"
    return f"{step.what} ({step.owner}), {within}{_when(step.applies, kinds)}"


def _limit(limit: Limit, kinds: Mapping[str, str]) -> str:
    span = _window(limit)
    side = "before" if limit.before else "after"
    events = " or ".join(f'"{kinds.get(kind, kind)}"' for kind in limit.starts)
    noted = "" if limit.binding else ", noted and never late"
    when = _when(limit.applies, kinds)
    return f"{limit.title}: {span} {side} {events}{noted}{when}"


def _window(limit: Limit) -> str:
    if limit.earliest and limit.latest:
        return f"{_span(limit.earliest)} to {_span(limit.latest)}"
    if limit.earliest:
        return f"at least {_span(limit.earliest)}"
    return _span(limit.latest) if limit.latest else ""


def _minutes(template: MeetingTemplate) -> Iterator[str]:
    rule = template.minutes
    if rule.available_within:
        yield f"Available within {_span(rule.available_within)}"
    if rule.uploaded_within:
        yield f"On the child's file within {_span(rule.uploaded_within)}"
    yield f"Approved by: {rule.approved_by}"


def _span(span: Span) -> str:
    if span.amount == "ask":
        return f"a number of {span.unit} that the council sets"
    return f"{span.amount} {span.unit[:-1] if span.amount == 1 else span.unit}"


def _when(when: When, kinds: Mapping[str, str]) -> str:
    """The conditions under which something applies, as an ending; nothing where it always does."""
    said = []
    if when.under_age is not None:
        said.append(f"under {_age(when.under_age)}")
    if when.from_age is not None:
        said.append(f"from {_age(when.from_age)}")
    if when.over_age is not None:
        said.append(f"over {_age(when.over_age)}")
    for holds, yes, no in (
        (when.unborn, "not yet born", "born"),
        (when.looked_after, "looked after", "not looked after"),
        (when.siblings, "with brothers or sisters", "without brothers or sisters"),
    ):
        if holds is not None:
            said.append(yes if holds else no)
    if when.plan_mentions:
        said.append(f"plan: {' or '.join(when.plan_mentions)}")
    if when.legal_status_mentions:
        said.append(f"legal status: {' or '.join(when.legal_status_mentions)}")
    since = (
        f" since “{' or '.join(kinds.get(kind, kind) for kind in when.since)}”"
        if when.since
        else ""
    )
    said += [f"after “{kinds.get(kind, kind)}”{since}" for kind in when.happened]
    said += [f"without “{kinds.get(kind, kind)}”{since}" for kind in when.not_happened]
    return f" [{'; '.join(said)}]" if said else ""


def _age(age: int | str) -> str:
    return "an age that the council sets" if age == "ask" else str(age)


def _with(title: str, holds: bool, words: str) -> str:
    return f"{title} ({words})" if holds else title


def _source(source: Source) -> str:
    return f"ours: {source}" if source.ours and source.document != "ours" else str(source)
