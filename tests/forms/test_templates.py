"""Every shipped template makes a form: blank it says nothing, filled it says everything."""

import pytest

from data.templates.catalogue import SHIPPED
from panel_tui.domain.case import Case
from panel_tui.domain.forms.fields import form_fields
from panel_tui.domain.forms.grammar import read_heading
from tests.forms.working import Desk
from tests.templates.playing import everything_written, one_child, shipped

ALL = sorted(path.stem for path in SHIPPED.glob("*.toml"))


@pytest.mark.parametrize("template_id", ALL)
def test_a_blank_form_says_nothing_new(template_id: str) -> None:
    desk = Desk(shipped(template_id), one_child())
    form = desk.form()
    assert desk.coming_of(form).changes == ()
    assert max(map(len, form.split("\n"))) < 120, "a line that an editor would break"
    names = [found[1] for line in form.split("\n") if (found := read_heading(line))]
    assert {each.id for each in desk.meeting.template.prompts} <= set(names)
    assert len(set(names)) == len(names), "two fields of one name"


@pytest.mark.parametrize("template_id", ALL)
def test_all_that_the_template_asks_can_be_said_on_its_form(template_id: str) -> None:
    template = shipped(template_id)
    heard, other = Desk(template, one_child()), Desk(template, one_child())
    for change in everything_written(template):
        heard.do(change)
    other.record(other.form_saying("C-1", form_fields(heard.meeting, "C-1", 1)))
    assert _said(other.meeting.case("C-1")) == _said(heard.meeting.case("C-1"))
    assert other.coming_of(other.form()).changes == ()


def _said(case: Case) -> dict[str, object]:
    return {
        "notes": {(each.place, each.text) for each in case.notes},
        "marks": {(each.prompt, each.state) for each in case.marks},
        "tables": set(case.tables),
        "chosen": set(case.chosen),
        "views": set(case.views),
        "papers": set(case.papers),
        "options": set(case.options),
    }
