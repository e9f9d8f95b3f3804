"""No words become markup: widgets are given content, and content is made in one place only."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MAKER = ROOT / "screens" / "content.py"
SOURCES = [*sorted((ROOT / "screens").rglob("*.py")), ROOT / "panel_tui" / "app.py"]

LITERAL = {"Input", "TextArea"}
"""Widgets that show what they are given as it is."""
TOLD = {"Static", "OptionList"}
"""Widgets that read markup unless they are told not to."""
SHOWN = {
    "Option",
    "update",
    "add_option",
    "replace_option_prompt",
    "replace_option_prompt_at_index",
}
"""What puts something on the screen: content, never a string."""
NEVER = {"notify", "from_markup", "from_rich_text", "render_markup"}
TITLES = {"border_title", "border_subtitle", "title", "sub_title", "tooltip"}
"""Attributes that read markup, or that the terminal shows in its title."""


def faults(source: str, *, maker: bool = False) -> list[str]:
    """What could let words become markup; `maker`: this is the module that makes content."""
    found: list[str] = []
    for node in ast.walk(ast.parse(source)):
        words = [*_imports(node), *_calls(node, maker=maker), *_titles(node)]
        found += [f"line {getattr(node, 'lineno', 0)}: {each}" for each in words]
    return found


def _imports(node: ast.AST) -> Iterator[str]:
    if not isinstance(node, ast.ImportFrom) or not node.module:
        return
    if node.module.partition(".")[0] == "rich" and node.module != "rich.console":
        yield f"{node.module} makes content of its own"
    if node.module == "textual.widgets":
        for each in node.names:
            if each.name not in LITERAL | TOLD:
                yield f"{each.name} reads markup in some of its parts"


def _calls(node: ast.AST, *, maker: bool) -> Iterator[str]:
    if not isinstance(node, ast.Call):
        return
    name = _name(node.func)
    told = any(each.arg == "markup" and _is_false(each.value) for each in node.keywords)
    if name in NEVER:
        yield f"{name} reads markup"
    if name in TOLD and not told:
        yield f"{name} without markup=False"
    if ast.unparse(node.func).partition(".")[0] == "Content" and not maker:
        yield "content is made in screens/content.py only"
    if (name in TOLD or name in SHOWN) and node.args and _is_text(node.args[0]):
        yield f"{name} is given a string"
    if name == "say" and len(node.args) > 1 and isinstance(node.args[1], ast.JoinedStr):
        yield "a style that is put together may hold words"


def _titles(node: ast.AST) -> Iterator[str]:
    targets = node.targets if isinstance(node, ast.Assign) else []
    for target in targets:
        if isinstance(target, ast.Attribute) and target.attr in TITLES:
            yield f"{target.attr} is set"


def _name(called: ast.expr) -> str:
    return called.attr if isinstance(called, ast.Attribute) else ast.unparse(called)


def _is_false(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and value.value is False


def _is_text(value: ast.expr) -> bool:
    if isinstance(value, ast.Constant):
        return isinstance(value.value, str)
    called = isinstance(value, ast.Call) and _name(value.func) in ("str", "join", "format", "fit")
    return called or isinstance(value, ast.JoinedStr | ast.BinOp)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_what_the_screens_show_is_content_and_never_markup(path: Path) -> None:
    assert faults(path.read_text("utf-8"), maker=path == MAKER) == []


@pytest.mark.parametrize(
    "planted",
    [
        "Static(id='who')",
        "Static('words', markup=False)",
        "Static(markup=True)",
        "OptionList(compact=True)",
        "line.update(f'{name}')",
        "listed.add_option(name + '!')",
        "Option(str(name), id='1')",
        "Option(fit(name, 3))",
        "self.notify(name)",
        "Content(name)",
        "Content.from_markup('[b]$name', name=name)",
        "say(name, f'bold {colour}')",
        "self.border_title = name",
        "self.app.title = name",
        "from textual.widgets import Static, Label",
        "from textual.widgets import Markdown",
        "from rich.text import Text",
    ],
)
def test_a_planted_one_is_found(planted: str) -> None:
    assert faults(planted)


@pytest.mark.parametrize(
    "right",
    [
        "Static(say(name), markup=False)",
        "line.update(say(name, MUTED))",
        "listed.add_option(Option(say(f'{name}, {age}'), id='1'))",
        "title = say(name)",
    ],
)
def test_content_is_let_through(right: str) -> None:
    assert faults(right) == []
