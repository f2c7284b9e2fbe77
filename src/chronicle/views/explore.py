"""Everything there is to search and narrow down: the page, and the words of each year for scripts.

Without a script the page is an index of links. With one it asks for the years it needs, newest
first: first what narrows them down, and their texts only where words are looked for. These are
pages like any other, so a new entry writes the two files of its year, and two machines write the
same.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable

import msgspec

from chronicle import routes
from chronicle.graph import date_of
from chronicle.model import (
    FOLDERS,
    KINDS,
    Actor,
    Agreement,
    Described,
    Event,
    Kind,
    Outlet,
    PlaceRecord,
    Proposal,
    Record,
    Source,
)
from chronicle.prose import plain_text
from chronicle.views.parts import PageView, spellings
from chronicle.views.phrases import language
from chronicle.views.script_words import EXPLORE, script_words
from chronicle.views.viewer import Entry, Viewer, year_of
from chronicle.views.words import EVENT_KIND, KIND, KINDS_TITLE, STATUS
from chronicle.when import first_day, last_day
from chronicle.words import to_translate

# Records that are found; all but sources carry claims and rest on sources.
_FOUND: tuple[Kind, ...] = ("event", "proposal", "agreement", "source")
# Records that entries refer to, and can be narrowed down by.
_REFERRED: tuple[Kind, ...] = ("track", "actor", "issue", "place", "outlet")
_UNDATED = "undated"
Found = Entry | Source
"""What is found by its own words, year by year."""


class Option(msgspec.Struct, frozen=True, array_like=True):
    """A value to choose, its words, and other names of the record it stands for, if any."""

    value: str
    words: str
    others: str = ""


class Way(msgspec.Struct, frozen=True, array_like=True):
    """A page to go on from."""

    label: str
    href: str


class Year(msgspec.Struct, frozen=True, array_like=True):
    """A year to look through: its name, its page, and its two files."""

    name: str
    href: str
    rows: str
    texts: str


class ExploreView(PageView, frozen=True, kw_only=True):
    """The page: what the script needs, and the index that does without.

    It counts nothing, so that a new entry does not change it.
    """

    script: str
    words: str
    names: str
    years: tuple[Year, ...]
    facets: tuple[Option, ...]
    kinds: tuple[Way, ...]
    ways: tuple[Way, ...]


class Facet(msgspec.Struct, frozen=True, array_like=True):
    """What entries are narrowed down by: its key in addresses, its name, and its values.

    Values that are records have pages in the `folder`, by which they are found themselves.
    """

    key: str
    words: str
    options: tuple[Option, ...]
    folder: str = ""


class NamesFile(msgspec.Struct, frozen=True):
    """All facets, in the order of the form."""

    facets: tuple[Facet, ...]


class FoundRow(msgspec.Struct, frozen=True, array_like=True):
    """An entry: how it is shown, the days it may lie between, and its values by facet.

    Days are ISO, empty where not known. `values` come in the order of the facets.
    """

    href: str
    title: str
    when: str
    first: str
    last: str
    values: tuple[tuple[str, ...], ...]


class RowsFile(msgspec.Struct, frozen=True):
    """The entries of a year, oldest first."""

    year: str
    rows: tuple[FoundRow, ...]


class TextsFile(msgspec.Struct, frozen=True):
    """The words of the same entries, in the same order."""

    year: str
    texts: tuple[str, ...]


def explore_view(viewer: Viewer) -> ExploreView:
    """The page for all entries."""
    origin = routes.EXPLORE
    of_kind = viewer.chronicle.of_kind
    return ExploreView(
        title=viewer.gettext("Explore"),
        description=viewer.gettext(
            "Search all entries, and narrow them down by who, what, where and when."
        ),
        script=routes.href(origin, routes.EXPLORE_SCRIPT),
        words=script_words(viewer.words, EXPLORE),
        names=routes.href(origin, routes.explore_data("names")),
        years=tuple(
            Year(
                viewer.gettext("No date") if name == _UNDATED else name,
                routes.href(
                    origin, routes.TIMELINE if name == _UNDATED else routes.year(int(name))
                ),
                routes.href(origin, routes.explore_data(name)),
                routes.href(origin, routes.explore_data(f"{name}-text")),
            )
            for name in reversed(viewer.shared(entries_by_year))
        ),
        facets=tuple(Option(key, viewer.gettext(words)) for key, words, _ in _FACETS),
        kinds=tuple(
            Way(viewer.gettext(KINDS_TITLE[kind]), routes.href(origin, routes.index(kind)))
            for kind in KINDS
            if of_kind[kind]
        ),
        ways=tuple(
            Way(viewer.gettext(label), routes.href(origin, path))
            for label, path in (
                (to_translate("Timeline"), routes.TIMELINE),
                (to_translate("Who stands where"), routes.POSITIONS),
                (to_translate("Where accounts differ"), routes.DIFFERENCES),
                (to_translate("As it was known"), routes.KNOWN),
                (to_translate("All data"), routes.DATA),
            )
        ),
    )


def entries_by_year(viewer: Viewer) -> dict[str, tuple[Found, ...]]:
    """All entries and sources by the year they begin in, oldest first; last those without one."""
    found: defaultdict[str, list[Found]] = defaultdict(list)
    sources: tuple[Source, ...] = viewer.chronicle.of_kind["source"]
    for entry in viewer.in_order(one.key for one in (*viewer.entries(), *sources)):
        year = year_of(date_of(entry))
        found[f"{year:04}" if year else _UNDATED].append(entry)
    return {name: tuple(entries) for name, entries in sorted(found.items())}


def rows_file(viewer: Viewer, name: str) -> RowsFile:
    """The entries of a year."""
    entries = viewer.shared(entries_by_year)[name]
    return RowsFile(name, tuple(_row(viewer, entry) for entry in entries))


def texts_file(viewer: Viewer, name: str) -> TextsFile:
    """The words of the entries of a year."""
    entries = viewer.shared(entries_by_year)[name]
    return TextsFile(name, tuple(_text(viewer, entry) for entry in entries))


# --- facets --------------------------------------------------------------------------------

_Values = Callable[[Viewer, Found], Iterable[str]]


def names_file(viewer: Viewer) -> NamesFile:
    """All facets with the values that any entry could have."""
    of_kind = viewer.chronicle.of_kind
    langs = sorted(
        {
            code
            for some in viewer.shared(entries_by_year).values()
            for one in some
            for code in _languages(viewer, one)
        }
    )
    options: dict[str, tuple[Option, ...]] = {
        "type": tuple(Option(kind, viewer.gettext(KIND[kind])) for kind in _FOUND),
        "kind": tuple(
            Option(kind, viewer.gettext(mark.words)) for kind, mark in EVENT_KIND.items()
        ),
        "status": tuple(
            Option(status, viewer.gettext(mark.words)) for status, mark in STATUS.items()
        ),
        "lang": tuple(Option(code, language(code, viewer.words)) for code in langs),
    }
    for kind in _REFERRED:
        options[kind] = tuple(
            Option(one.id, viewer.label(one), _others(one)) for one in of_kind[kind]
        )
    folders: dict[str, str] = {kind: f"{FOLDERS[kind]}/" for kind in _REFERRED}
    return NamesFile(
        tuple(
            Facet(key, viewer.gettext(words), options[key], folders.get(key, ""))
            for key, words, _ in _FACETS
        )
    )


def _others(record: Record) -> str:
    """The other names of a record, a line each; none of one that was withdrawn."""
    if not isinstance(record, Actor | PlaceRecord | Outlet) or record.withdrawn is not None:
        return ""
    return "\n".join(one.text for one in spellings(record))


def _row(viewer: Viewer, entry: Found) -> FoundRow:
    when = date_of(entry)
    first, last = (first_day(when), last_day(when)) if when else (None, None)
    return FoundRow(
        routes.href(routes.EXPLORE, routes.record(entry.key)),
        viewer.label(entry),
        viewer.said(when) if when else "",
        first.isoformat() if first else "",
        last.isoformat() if last else "",
        tuple(tuple(dict.fromkeys(values(viewer, entry))) for _, _, values in _FACETS),
    )


def _text(viewer: Viewer, entry: Found) -> str:
    """What an entry says: its text, then each claim with who speaks, and the titles of sources.

    A source says no more here than its title, for its words are not ours.
    """
    if isinstance(entry, Source):
        return viewer.label(viewer.of(entry.outlet, "outlet"))
    parts = [plain_text(viewer.chronicle.prose[entry.key].parts)]
    for claim in entry.claims:
        speaker = claim.speaker
        name = (
            speaker.described_as
            if isinstance(speaker, Described)
            else viewer.label(viewer.of(speaker, "actor"))
        )
        parts.append(f"{name}: {claim.quote.text if claim.quote else claim.says}")
    if isinstance(entry, Proposal):
        parts += [term.text for term in entry.terms]
    if isinstance(entry, Agreement):
        parts += [one.what for one in entry.commitments]
    parts += [viewer.label(viewer.of(ref, "source")) for ref in entry.sources]
    return "\n".join(" ".join(part.split()) for part in parts if part)


def _linked(kind: Kind) -> _Values:
    """The ids of all records of a kind that an entry refers to in its fields."""

    def values(viewer: Viewer, entry: Found) -> Iterable[str]:
        links = viewer.chronicle.from_(entry.key)
        return (one.target.id for one in links if one.target.kind == kind and one.role != "text")

    return values


def _outlets(viewer: Viewer, entry: Found) -> Iterable[str]:
    """The outlets of its sources, and those that relayed its claims."""
    for source in _sources(viewer, entry):
        yield viewer.of(source.outlet, "outlet").id
    yield from _linked("outlet")(viewer, entry)


def _languages(viewer: Viewer, entry: Found) -> Iterable[str]:
    """The languages of its sources, and of the words it quotes."""
    found = (source.lang for source in _sources(viewer, entry))
    claims = () if isinstance(entry, Source) else entry.claims
    return filter(None, (*found, *(claim.lang for claim in claims)))


def _sources(viewer: Viewer, entry: Found) -> tuple[Source, ...]:
    """The sources of an entry; a source is its own."""
    if isinstance(entry, Source):
        return (entry,)
    return tuple(viewer.of(ref, "source") for ref in entry.sources)


def _kind(viewer: Viewer, entry: Found) -> Iterable[str]:  # noqa: ARG001 - as all facets
    return (entry.kind,) if isinstance(entry, Event) else ()


def _status(viewer: Viewer, entry: Found) -> Iterable[str]:  # noqa: ARG001 - as all facets
    return (entry.status,) if isinstance(entry, Event) else ()


def _type(viewer: Viewer, entry: Found) -> Iterable[str]:  # noqa: ARG001 - as all facets
    return (entry.key.kind,)


_FACETS: tuple[tuple[str, str, _Values], ...] = (
    ("type", to_translate("Type"), _type),
    ("kind", to_translate("Kind of event"), _kind),
    ("status", to_translate("Status"), _status),
    ("actor", to_translate("Actor"), _linked("actor")),
    ("issue", to_translate("Issue"), _linked("issue")),
    ("track", to_translate("Track"), _linked("track")),
    ("place", to_translate("Place"), _linked("place")),
    ("outlet", to_translate("Outlet"), _outlets),
    ("lang", to_translate("Language"), _languages),
)
