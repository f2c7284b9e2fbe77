"""Editions of literal worlds: a few records as text, linked and checked, without any disk."""

from collections.abc import Mapping
from datetime import date

from worlds import SMALL, TODAY

from chronicle.checks import check
from chronicle.edition import as_of, read_edition
from chronicle.frontmatter import read_document
from chronicle.graph import link
from chronicle.model import Key, Record
from chronicle.page import Edition
from chronicle.project import project_settings
from chronicle.records import decode, key_of
from chronicle.settings import Settings
from chronicle.views.viewer import Viewer

# Enough for most questions: two states, one who speaks for each, an outlet and a source.
WORLD: Mapping[str, str] = {
    "actors/norland": "name: Norland\nkind: state",
    "actors/sudmark": "name: Sudmark\nkind: state",
    "actors/ada": "name: Ada Lind\nkind: person",
    "actors/mara": "name: Mara Velt\nkind: person",
    "outlets/wire": "name: Northern Wire\ncountry: 'NO'\nownership: private",
    "outlets/herald": "name: Sudmark Herald\nownership: state",
    "sources/s": "outlet: wire\nurl: https://wire.example/s\ntitle: What was said\n"
    "published: 2026-05-11",
}
EVENT = "title: Talks\ndate: 2026-05-10\nsources: [s]"


def record(path: str, text: str) -> Record:
    """One record; its text is front matter, then `===` on a line of its own and a body."""
    where = f"content/{path}.md"
    front, _, body = text.partition("\n===\n")
    document, problems = read_document(where, f"---\n{front}\n---\n{body}".encode())
    assert document is not None, problems
    key = key_of(where)
    assert isinstance(key, Key), key
    found, problems = decode(document, key)
    assert found is not None, problems
    return found


def edition(
    files: Mapping[str, str], settings: Settings | None = None, today: date = TODAY
) -> Edition:
    """The world with records added or replaced, as published."""
    settings = settings or Settings("Test", parties=("norland", "sudmark"), docs_dir="content")
    chronicle = link(record(path, text) for path, text in {**WORLD, **files}.items())
    checked, problems = check(chronicle, today)
    errors = [one for one in (*chronicle.problems, *problems) if one.severity == "error"]
    assert errors == []
    return Edition(chronicle, settings, as_of(chronicle, settings.as_of, today), checked.verdicts)


def viewer(files: Mapping[str, str], settings: Settings | None = None) -> Viewer:
    """A viewer of such an edition."""
    return Viewer(edition(files, settings))


def small() -> Edition:
    """The small test site as an edition."""
    settings, problems = project_settings(SMALL)
    assert settings is not None, problems
    return read_edition(SMALL, settings, TODAY).edition
