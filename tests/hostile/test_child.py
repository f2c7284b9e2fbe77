"""No page ends, hangs or uses the child in which articles are read, and none leaves anything."""

import json
import os
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from attacks import ALL, PARTS

from chronicle.ingest.register import Register
from chronicle.ingest.sandbox import Sandbox, Task

STORY = (
    "<p>The envoys met in the harbour for a second day and agreed to meet again, it was said.</p>"
)


def inside(payload: str) -> str:
    """Markup in the middle of an honest article."""
    return (
        f"<!doctype html><html><body><article><h1>Envoys meet</h1>{STORY * 6}{payload}{STORY * 3}"
        "</article></body></html>"
    )


def borrowed(shared: Path) -> Iterator[tuple[str, str]]:
    """Every input of html5lib's tests, by itself and in an article."""
    for file in sorted((shared / "hostile/html").glob("*.jsonl")):
        for line in file.read_text("utf-8").splitlines():
            told = json.loads(line)
            yield told["id"], f"<!doctype html>{told['payload']}"
            yield told["id"], inside(told["payload"])


def monsters() -> Iterator[tuple[str, str]]:
    """Pages that are large in every way that a page can be large."""
    words = "the talks in Havn on Friday ended, “we agree,” said Ada Lind of Norland. "
    yield "rows", inside("<table>" + "<tr><td>x" * 60_000)
    yield "unclosed", inside("<b><i>" * 180 + words * 500)
    yield "misnested", inside("<b><p></b><i></p></i>" * 20_000)
    yield "formatting", inside("<p><a><b><i><u><s>" * 60)
    yield "attributes", inside("".join(f"<p a{n}=x>" for n in range(60_000)))
    yield "scripts", inside("<script>x</script>" * 60_000)
    yield "states", inside('<script type="application/ld+json">{"a":' * 20_000)
    yield "deep state", inside('<script type="application/ld+json">' + '{"a":[' * 100_000)
    yield (
        "many states",
        inside(
            '<script type="application/ld+json">{"@type":"Article","headline":"x"}</script>'
            * 10_000
        ),
    )
    yield "metas", "".join(f'<meta property="og:title" content="x{n}">' for n in range(30_000))
    yield "entities", inside("&amp;lt;&#x26;&NotEqualTilde;" * 50_000)
    yield "comments", inside("<!--" + "--!>--" * 100_000)
    yield "one word", inside(f"<p>{'x' * 1_500_000}</p>")
    yield "one line of digits", inside(f"<p>{'2026-05-10' * 100_000}</p>")
    yield "quotation marks", inside(f"<p>{'“' * 300_000}</p>")
    yield "quotations", inside(f"<p>{words * 12_000}</p>")
    yield "paragraphs", inside(f"<p>{words}</p>" * 12_000)
    yield (
        "names",
        inside("".join(f"<p>Envoy Ada{n} Lind{n} of Norland spoke.</p>" for n in range(20_000))),
    )
    yield "dates", inside("<p>" + "on 10 May 2026 and last Friday, " * 30_000)
    yield "capitals", inside("<p>" + "A. B. C. D. " * 80_000)
    yield "combining", inside("<p>a" + "\u0301" * 500_000)
    yield "directions", inside("<p>" + "\u202e\u2066x\u2069" * 100_000)
    noise = random.Random(11)  # noqa: S311 - the same noise at every run
    tags = ("p", "b", "table", "tr", "td", "svg", "math", "a", "form", "select", "template", "li")
    for number in range(20 if ALL else 4):
        drawn = (noise.choice(tags) for _ in range(3_000))
        yield (
            f"noise {number}",
            inside(
                "".join(
                    f"<{noise.choice(('', '/'))}{tag}>{noise.choice(('', 'x'))}" for tag in drawn
                )
            ),
        )


def test_no_page_ends_the_child_or_leaves_anything(tmp_path: Path) -> None:
    """Every monster is read or refused, with a message, within the limits."""
    _read_all(monsters(), tmp_path)


@pytest.mark.parametrize("part", range(PARTS), ids="part{}".format)
def test_no_page_of_a_public_suite_ends_the_child(shared: Path, tmp_path: Path, part: int) -> None:
    every = list(borrowed(shared))
    assert len(every) > 16_000
    _read_all(every[part::PARTS] if ALL else every[::120], tmp_path)


def _read_all(pages: Iterator[tuple[str, str]] | list[tuple[str, str]], folder: Path) -> None:
    read = refused = 0
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("TMPDIR", str(folder))
        before = _children()
        with Sandbox(Register()) as sandbox:
            for name, page in pages:
                reading = sandbox.read(Task(path=name), page.encode("utf-8", "surrogatepass"))
                errors = [one for one in reading.problems if one.severity == "error"]
                read += reading.article is not None
                refused += bool(errors)
                assert (reading.article is None) == bool(errors), name
                for one in errors:
                    assert one.place.path == name
                    assert "took longer" not in one.message, name
                    assert "exit" not in one.message, (name, one.message)
        assert _children() == before
    assert read
    assert refused
    assert list(folder.iterdir()) == []


def _children() -> set[str]:
    """The processes that this one has started."""
    return {
        child
        for listed in Path(f"/proc/{os.getpid()}/task").glob("*/children")
        for child in listed.read_text().split()
    }
