"""The records of a made-up chronicle as input of other generators: the same texts, links and lists.

Hugo and Eleventy get the records with their front matter, and make pages and lists of them by
layouts (`setups/`). MkDocs and what is made like it know no records: they get each page, with what
it shows and links to, as Markdown written beforehand, outside the clock.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from posixpath import dirname, relpath
from typing import Any, Final, NamedTuple

import yaml

KINDS: Final = ("events", "sources", "proposals", "agreements")
TERMS: Final = ("actors", "places", "issues", "outlets", "tracks")
SPANS: Final = ("years", "months", "days", "positions")
ROWS: Final = 120  # the most that a list shows, as on chronicle's pages
LATEST: Final = 50

Files = dict[str, str]
Chosen = Mapping[str, frozenset[str]]


class Record(NamedTuple):
    """A record: `front` is its front matter as it stands in the file, `keys` as it reads."""

    kind: str
    id: str
    title: str
    day: str
    front: str
    keys: dict[str, Any]
    text: str

    @property
    def path(self) -> str:
        """Where it lies in the input of any generator, without a suffix."""
        return f"{self.kind}/{self.day[:4]}/{self.id}" if self.dated else f"{self.kind}/{self.id}"

    @property
    def dated(self) -> bool:
        """Whether it lies in a folder of its year."""
        return self.kind in {"events", "sources"}


def records(files: Mapping[str, str]) -> list[Record]:
    """Read the records of a chronicle's files, by kind and id."""
    found = []
    for path, text in files.items():
        parts = path.split("/")
        if parts[0] == "content":
            _, front, body = text.split("---\n", 2)
            keys = yaml.load(front, yaml.CBaseLoader)  # noqa: S506 - makes nothing but texts
            day = next((keys[one] for one in _DAYS if one in keys), "")
            title = keys.get("title") or keys["name"]
            id_ = parts[-1].removesuffix(".md")
            found.append(Record(parts[1], id_, title, day, front, keys, body.strip()))
    return sorted(found, key=lambda record: (record.kind, record.day, record.id))


_DAYS: Final = ("date", "published", "tabled", "signed")


def lists_of(record: Record, chosen: Chosen) -> dict[str, list[str]]:
    """By what a record is listed. Single days have lists only where they are chosen."""
    keys = record.keys
    if record.kind == "sources":
        return {"outlets": [keys["outlet"]]}
    if record.kind != "events":
        return {}
    claims = keys.get("claims", [])
    people = [*keys.get("participants", []), *claims]
    actors = [one.get("actor") or one["speaker"] for one in people]
    return {
        "actors": _once([*actors, *(one["for"] for one in people)]),
        "places": keys["places"],
        "issues": _once([*keys["issues"], *(one for claim in claims for one in claim["issues"])]),
        "tracks": [keys["track"]],
        "years": [record.day[:4]],
        "months": [record.day[:7]],
        "days": [record.day] if record.day in chosen["days"] else [],
        "positions": [record.day] if record.day in chosen["positions"] else [],
    }


def related(record: Record) -> Iterator[tuple[str, str]]:
    """To what an event is related, and how."""
    for relation in record.keys.get("relations", []):
        yield from relation.items()


def days_for(found: list[Record], html: int) -> Chosen:
    """Of which single days there must be lists for a site to have so many HTML files of ours.

    Chronicle has pages that others do not: what was known in a month, positions of a day, parts of
    long lists. As many lists of single days take their place, at most two for each day.
    """
    days = sorted({record.day for record in found if record.kind == "events"})
    years, months = ({day[:length] for day in days} for length in (4, 7))
    others = len(found) + len(years) + len(months) + len(KINDS) + len(TERMS) + len(SPANS) + 1
    wanted = max(0, html - others)
    chosen = days[:wanted], days[: max(0, wanted - len(days))]
    return {"days": frozenset(chosen[0]), "positions": frozenset(chosen[1])}


# --- Hugo and Eleventy ---------------------------------------------------------------------


def hugo(found: list[Record], chosen: Chosen) -> Files:
    """Records as Hugo reads them: lists in its own keys, all else as parameters."""
    actors = _by_id(found, "actors")
    files = {}
    for record in found:
        # Hugo takes `url` for the address that the page shall have.
        own = [
            f"  {'address' + line[3:] if line.startswith('url:') else line}"
            for line in record.front.splitlines()
            if not line.startswith(("title:", "name:", "date:", "places:", "issues:"))
        ]
        lists = [f"{name}: {ids}" for name, ids in _lists(record, chosen) if ids != "[]"]
        path = f"{record.path}/_index" if record.kind in TERMS else record.path
        front = "\n".join(["---", *_heads(record), *lists, "params:", *own, "---"])
        text = _linked(record.text, lambda id_: f"[{actors[id_].title}](/actors/{id_}/)")
        files[f"content/{path}.md"] = f"{front}\n{text}\n"
    return files


def eleventy(found: list[Record], chosen: Chosen) -> Files:
    """Records as Eleventy reads them: their own keys, and the lists that they belong to."""
    actors = _by_id(found, "actors")
    files = {}
    for record in found:
        own = [
            line
            for line in record.front.splitlines()
            if not line.startswith(("title:", "name:", "date:"))
        ]
        lists = [f"  {name}: {ids}" for name, ids in _lists(record, chosen)]
        front = "\n".join(
            ["---", *_heads(record), *own, f"id: {record.id}", "lists:", *lists, "---"]
        )
        text = _linked(record.text, lambda id_: f"[{actors[id_].title}](/actors/{id_}/)")
        files[f"{record.path}.md"] = f"{front}\n{text}\n"
    return files


def _heads(record: Record) -> list[str]:
    return [f'title: "{record.title}"', *([f"date: {record.day}"] if record.day else [])]


def _lists(record: Record, chosen: Chosen) -> Iterator[tuple[str, str]]:
    for name, ids in lists_of(record, chosen).items():
        yield name, "[" + ", ".join(f'"{id_}"' for id_ in ids) + "]"


# --- MkDocs, Material, Zensical ------------------------------------------------------------


class _Site(NamedTuple):
    """What pages are written from: records by kind and id, what points at them, and lists."""

    of: dict[tuple[str, str], Record]
    pointing: dict[str, list[Record]]
    lists: dict[str, dict[str, list[Record]]]


def markdown(found: list[Record], chosen: Chosen) -> Files:
    """Every page as Markdown: records, lists, and a front page."""
    site = _site(found, chosen)
    pages = {record.path: _record_page(record, site) for record in found}
    for name, terms in site.lists.items():
        rows = [f"- [{_name(site, name, id_)}]({id_}.md) ({len(of)})" for id_, of in terms.items()]
        pages[f"{name}/index"] = _page(name.capitalize(), "", rows)
        for id_, of in terms.items():
            if name in SPANS:
                here = f"{name}/{id_}"
                pages[here] = _page(id_, "", _rows(here, of[: -ROWS - 1 : -1]))
    for kind in KINDS:
        pages[f"{kind}/index"] = _page(kind.capitalize(), "See the [years](../years/index.md).", [])
    latest = [record for record in found if record.kind == "events"][: -LATEST - 1 : -1]
    pages["index"] = _page("A made-up chronicle", "", _rows("index", latest))
    return {f"docs/{path}.md": text for path, text in pages.items()}


def _site(found: list[Record], chosen: Chosen) -> _Site:
    pointing: dict[str, list[Record]] = defaultdict(list)
    lists: dict[str, dict[str, list[Record]]] = {name: {} for name in (*TERMS, *SPANS)}
    for record in found:
        if record.kind in TERMS:
            lists[record.kind].setdefault(record.id, [])
        for name, ids in lists_of(record, chosen).items():
            for id_ in ids:
                lists[name].setdefault(id_, []).append(record)
        if record.kind == "events":
            for id_ in (*(id_ for _, id_ in related(record)), *record.keys["sources"]):
                pointing[id_].append(record)
    return _Site({(record.kind, record.id): record for record in found}, pointing, lists)


def _record_page(record: Record, site: _Site) -> str:
    here, keys = record.path, record.keys

    def to(kind: str, id_: str) -> str:
        return _link(here, site.of[kind, id_])

    heads: list[str] = []
    if record.kind == "events":
        month, year = (
            f"[{day}]({relpath(f'{span}/{day}.md', dirname(here))})"
            for span, day in (("months", record.day[:7]), ("years", record.day[:4]))
        )
        heads.append(f"{record.day} in {month}, {year}: {keys['kind']}, {keys['status']}\n")
        people = keys.get("participants", [])
        heads += [
            f"- {to('actors', one['actor'])} for {to('actors', one['for'])}" for one in people
        ]
        about = [to("places", id_) for id_ in keys["places"]]
        about += [to("issues", id_) for id_ in keys["issues"]]
        heads.append(f"\n{' '.join([*about, to('tracks', keys['track'])])}")
    elif record.kind == "sources":
        told_by = to("outlets", keys["outlet"])
        heads.append(f"[{record.title}]({keys['url']}), {told_by}, {record.day}")
    elif record.kind == "proposals":
        heads.append("Proposed by " + " ".join(to("actors", id_) for id_ in keys["proposers"]))
        heads += [f"\n- {to('issues', term['issue'])}: {term['text']}" for term in keys["terms"]]
    elif record.kind == "agreements":
        heads.append("Parties: " + " ".join(to("actors", id_) for id_ in keys["parties"]))
        heads += [f"\n- {one['what']}: {one['quantity']}" for one in keys["commitments"]]
    text = _linked(record.text, lambda id_: to("actors", id_))
    return _page(record.title, "\n".join([*heads, "", text]), _tail(record, site))


def _tail(record: Record, site: _Site) -> Iterator[str]:
    here, keys = record.path, record.keys
    for claim in keys.get("claims", []):
        speaker = _link(here, site.of["actors", claim["speaker"]])
        of = _link(here, site.of["actors", claim["for"]])
        source = _link(here, site.of["sources", claim["source"]])
        via = "".join(
            f", told by {_link(here, site.of['outlets', id_])}" for id_ in claim.get("via", [])
        )
        said = claim.get("quote") or claim.get("says")
        yield f"\n> {said}\n>\n> {speaker} for {of}{via}, in {source}"
    if record.kind != "sources" and "sources" in keys:
        yield "\n## Sources\n"
        yield from (f"1. {_link(here, site.of['sources', id_])}" for id_ in keys["sources"])
    if relations := list(related(record)):
        yield "\n## Related\n"
        yield from (f"- {how}: {_link(here, site.of['events', id_])}" for how, id_ in relations)
    if pointing := site.pointing.get(record.id):
        yield "\n## Linked from\n"
        yield from _rows(here, pointing)
    if record.kind in TERMS:
        yield ""
        yield from _rows(here, site.lists[record.kind][record.id][: -ROWS - 1 : -1])


def _page(title: str, text: str, rows: Iterable[str]) -> str:
    head = f'---\ntitle: "{title}"\n---\n\n# {title}\n'
    return "\n".join([head, text, "", *rows]) + "\n"


def _rows(here: str, listed: Iterable[Record]) -> list[str]:
    return [f"- {record.day} {_link(here, record)}" for record in listed]


def _link(here: str, record: Record) -> str:
    return f"[{record.title}]({relpath(f'{record.path}.md', dirname(here))})"


def _name(site: _Site, name: str, id_: str) -> str:
    return site.of[name, id_].title if name in TERMS else id_


# --- both ----------------------------------------------------------------------------------


def _by_id(found: Iterable[Record], kind: str) -> dict[str, Record]:
    return {record.id: record for record in found if record.kind == kind}


def _linked(text: str, link: Callable[[str], str]) -> str:
    return re.sub(r"\[\[([^\]]+)\]\]", lambda match: link(match[1]), text)


def _once(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))
