"""While what a page sees is the same, its view is: tried by changing every record there is."""

import dataclasses
import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from worlds import SMALL, TODAY, copy_of_small

from chronicle.edition import read_edition
from chronicle.making import inputs_of
from chronicle.page import Edition
from chronicle.pages import plan
from chronicle.project import project_settings
from chronicle.publishing import with_sights
from chronicle.when import When, on_day

FILES = sorted(path.relative_to(SMALL).as_posix() for path in (SMALL / "content").rglob("*.md"))


def sighted(project: Path, as_of: When | None = None) -> Edition | None:
    """The edition of a folder with its sights; None where it has errors."""
    settings, _ = project_settings(project)
    assert settings is not None
    read = read_edition(project, settings, TODAY)
    if any(problem.severity == "error" for problem in read.problems):
        return None
    if as_of is not None:
        # With the same settings: only the date is another.
        read = dataclasses.replace(read, edition=dataclasses.replace(read.edition, as_of=as_of))
    return with_sights(read)


def shown(edition: Edition) -> Mapping[str, tuple[int | None, bytes]]:
    """Of every page what it sees, and the digests of its view."""
    return {page.path: (page.sight, inputs_of(page)) for page in plan(edition)}


@cache
def before() -> Mapping[str, tuple[int | None, bytes]]:
    edition = sighted(SMALL)
    assert edition is not None
    return shown(edition)


def unseen(now: Mapping[str, tuple[int | None, bytes]]) -> list[str]:
    """The pages that changed though nothing they see did."""
    return [
        path
        for path, (sight, view) in now.items()
        if path in before()
        if sight is not None and sight == before()[path][0] and view != before()[path][1]
    ]


def renamed(text: str) -> str:
    return re.sub(r"(?m)^(title|name): ", r"\1: Zz ", text, count=1)


def moved(text: str) -> str:
    return re.sub(
        r"(?m)^(date|published|tabled|signed): .*$",
        r"\1: 2026-02-03",
        text,
        count=1,
        flags=re.MULTILINE,
    )


def withdrawn(text: str) -> str:
    return text.replace("---\n", '---\nwithdrawn: {date: 2026-05-20, reason: "Wrong."}\n', 1)


def rewritten(text: str) -> str:
    return f"{text.rstrip()}\n\nMore of it.\n"


def silent(text: str) -> str:
    front, fence, body = text[4:].partition("\n---\n")
    kept = re.sub(
        r"(?m)^(claims|history|corrections|terms|posts):.*\n(?:(?:  |- ).*\n)*",
        "",
        front,
        flags=re.MULTILINE,
    )
    return f"---\n{kept}{fence}{body}"


def added(text: str) -> str:
    return re.sub(r"(?m)^added: .*$", "added: 2026-05-21", text, count=1)


EDITS: tuple[Callable[[str], str], ...] = (renamed, moved, withdrawn, rewritten, silent, added)


@pytest.mark.parametrize("file", FILES)
def test_a_page_changes_only_if_something_in_its_sight_does(tmp_path: Path, file: str) -> None:
    project = copy_of_small(tmp_path)
    text = (project / file).read_text()
    told = 0
    for edit in EDITS:
        if (new := edit(text)) != text:
            (project / file).write_text(new)
            edition = sighted(project)
            if edition is not None:
                told += 1
                assert unseen(shown(edition)) == [], edit.__name__
    (project / file).unlink()
    if (edition := sighted(project)) is not None:
        told += 1
        assert unseen(shown(edition)) == [], "removed"
    assert told, "no edit could be tried"


@pytest.mark.parametrize("day", [date(2026, 1, 1), date(2026, 6, 1), date(2027, 1, 2)])
def test_the_date_it_speaks_of_is_in_the_sight_of_what_computes_with_it(day: date) -> None:
    edition = sighted(SMALL, on_day(day))
    assert edition is not None
    assert unseen(shown(edition)) == []


def test_the_picture_of_relations_is_seen_as_far_as_it_reaches(tmp_path: Path) -> None:
    project = copy_of_small(tmp_path)
    for n in range(5):
        relation = f"relations: [follows: far-{n - 1}]\n" if n else ""
        (project / f"content/events/far-{n}.md").write_text(
            f"---\ntitle: Far {n}\ndate: 2025-03-{n + 1:02}\nstatus: held\nkind: meeting\n"
            f"sources: [2026-05-11-northern-wire-offer]\n{relation}---\nIt was held.\n"
        )
    first = sighted(project)
    assert first is not None
    was = shown(first)["events/far-0.html"]
    for place, is_shown in ((3, True), (4, False)):
        file = project / f"content/events/far-{place}.md"
        text = file.read_text()
        file.write_text(renamed(text))
        then = sighted(project)
        assert then is not None
        now = shown(then)["events/far-0.html"]
        assert (now[1] != was[1]) is is_shown
        assert now[0] != was[0] or not is_shown
        file.write_text(text)


def test_a_stretch_of_a_record_sees_all_that_stands_on_its_page(tmp_path: Path) -> None:
    project = copy_of_small(tmp_path)
    for n in range(150):
        day = f"{2023 + n % 3}-0{n % 9 + 1}-11"
        (project / f"content/events/many-{n}.md").write_text(
            f"---\ntitle: Many {n}\ndate: {day}\nstatus: held\nkind: meeting\n"
            "sources: [2026-05-11-northern-wire-offer]\ntrack: havn-talks\nplaces: [havn]\n"
            "issues: [ceasefire]\nparticipants: [{actor: ada-lind, for: norland}]\n"
            "claims: [{id: c, speaker: ada-lind, for: norland, says: Much, stance: demands,\n"
            "  source: 2026-05-11-northern-wire-offer, issues: [ceasefire]}]\n---\nIt was held.\n"
        )
    first = sighted(project)
    assert first is not None
    was = shown(first)
    parts = [path for path in was if path.count("/") == 2 and path.endswith(".html")]
    rooms = ("actors/ada-lind", "issues/ceasefire", "places/havn", "tracks/havn-talks")
    assert {f"{room}/{year}.html" for room in rooms for year in (2023, 2024)} <= set(parts)
    for file in (
        "events/many-4.md",
        "actors/ada-lind.md",
        "actors/norland.md",
        "places/havn.md",
        "issues/ceasefire.md",
        "tracks/havn-talks.md",
        "sources/2026-05-11-northern-wire-offer.md",
        "outlets/northern-wire.md",
    ):
        path = project / "content" / file
        text = path.read_text()
        for edit in (renamed, moved, silent, withdrawn):
            path.write_text(edit(text))
            if (then := sighted(project)) is not None:
                now = shown(then)
                blind = [
                    one
                    for one in parts
                    if one in now and now[one][0] == was[one][0] and now[one][1] != was[one][1]
                ]
                assert blind == [], (file, edit.__name__)
        path.write_text(text)
