"""Contributed text never becomes a template, the name of one, or markup: our code is searched."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted((ROOT / "src" / "chronicle").rglob("*.py"))
TEMPLATES = sorted(path for path in (ROOT / "templates").rglob("*") if path.is_file())

# What makes markup or a template of a string, and who may: `prose` marks what nh3 has cleaned.
FORBIDDEN = {"Markup", "from_string", "Template", "safe_join", "eval", "exec", "compile"}
MARKS_AS_MARKUP = {"prose.py"}
# Where a template passes on what is not its own as it is: drawings that stand in the template
# itself, data that `formats.jsonld` has made inert, and YAML that our writer has quoted.
SAFE = {
    ("symbols.html", "drawings[name]|safe"),
    ("base.html", "linked_data|safe"),
    ("admin.yml", "view.text|safe"),
}


# The module, and the name under which it passes on a template named elsewhere in our code.
PASSED_ON = {("api", "writer"), ("records", "template"), ("whole", "template")}


@pytest.mark.parametrize(
    "path", SOURCES, ids=lambda path: path.relative_to(ROOT / "src").as_posix()
)
def test_no_code_makes_a_template_or_markup_of_a_string(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text())):
        name = getattr(node, "id", "") or getattr(node, "attr", "")
        is_call = isinstance(node, ast.Call)
        called = getattr(node.func, "id", "") or getattr(node.func, "attr", "") if is_call else ""  # type: ignore[attr-defined]
        of_re = is_call and isinstance(getattr(node, "func", None), ast.Attribute)
        if called in FORBIDDEN and not (called == "compile" and of_re):
            pytest.fail(f"{path.name}:{getattr(node, 'lineno', 0)}: {called}()", pytrace=False)
        if name == "Markup":
            pytest.fail(f"{path.name}: Markup", pytrace=False)
        if isinstance(node, ast.FunctionDef) and node.name == "__html__":
            assert path.name in MARKS_AS_MARKUP
        if called == "Environment":
            settings = {one.arg: one.value for one in node.keywords}  # type: ignore[attr-defined]
            assert isinstance(settings["autoescape"], ast.Constant)
            assert settings["autoescape"].value is True
        if called == "get_template":
            assert ast.unparse(node.args[0]) == "page.template"  # type: ignore[attr-defined]
        at = {"Page": 1, "of_all": 2}.get(called, 0)
        if at and len(getattr(node, "args", ())) > at:
            named = node.args[at]  # type: ignore[attr-defined]
            template = ast.unparse(named)
            literal = isinstance(named, ast.Constant)
            # These run over tables of our own, or over what calls of these very functions name.
            passed = (path.stem, template) in PASSED_ON
            assert literal or passed or template.startswith("routes."), f"{path.name}: {template}"


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_template_lets_text_through_as_markup(path: Path) -> None:
    text = path.read_text()
    for tag in re.findall(r"{[{%].*?[%}]}", text, re.DOTALL):
        assert "autoescape" not in tag, tag
        for unsafe in re.findall(r"[\w.\[\]]+\s*\|\s*safe\b", tag):
            assert (path.name, re.sub(r"\s", "", unsafe)) in SAFE, tag
        if named := re.match(r"{%-?\s*(include|extends|import|from)\s+(.*)", tag, re.DOTALL):
            assert re.match(r"[\"'][\w./-]+[\"']", named[2]), tag
    # An attribute without quotation marks ends at the first space of a contributor's.
    if path.suffix in {".html", ".xml"}:
        assert not re.search(r"=\s*{{", re.sub(r'"[^"]*"', '""', text))


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_template_has_script_or_style_of_its_own(path: Path) -> None:
    """The policy would refuse them; a page must not count on being refused."""
    if path.suffix == ".html":
        text = path.read_text()
        assert not re.search(r"\son\w+\s*=", text)
        assert not re.search(r"\sstyle\s*=|<style\b", text)
        for script in re.findall(r"<script\b[^>]*>", text):
            assert "src=" in script or 'type="application/ld+json"' in script, script


MAKES_MARKUP = (
    *("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "setHTML", "srcdoc"),
    *("createContextualFragment", "DOMParser", "eval(", "Function(", "javascript:", "import("),
)


@pytest.mark.parametrize(
    "path", [path for path in TEMPLATES if path.suffix == ".js"], ids=lambda path: path.name
)
def test_no_script_makes_markup_or_a_program_of_text(path: Path) -> None:
    """What a script puts into a page is text: `textContent`, `append` and attributes of its own."""
    text = path.read_text()
    assert [word for word in MAKES_MARKUP if word in text] == []
    assert not re.search(r"setAttribute\(\s*[\"'`]on|set(Timeout|Interval)\(\s*[\"'`]", text)
