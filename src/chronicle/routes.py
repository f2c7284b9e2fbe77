"""Where pages are: the only place that spells URLs.

Paths are relative POSIX paths in the output; URLs are permanent and flat (`events/<id>.html`), so
that they open from a file system and under any sub-path.
"""

import re
from datetime import date
from functools import lru_cache
from urllib.parse import quote

from chronicle.model import FOLDERS, Key, Kind

FRONT = "index.html"
TIMELINE = "timeline.html"
ZOOM = "zoom.html"
ZOOM_SCRIPT = "zoom.js"
SOON_SCRIPT = "soon.js"
WEB_SCRIPT = "web.js"
PROPOSALS = "proposals.html"
DIFFERENCES = "differences.html"
SOURCING = "sourcing.html"
SINGLE_SOURCES = "single-source.html"
MAP = "map.html"
CORRECTIONS = "corrections.html"
COMMITMENTS = "commitments.html"
PREVIEW_SCRIPT = "preview.js"
POSITIONS = "positions.html"
POSITIONS_DATA = "positions.json"
POSITIONS_SCRIPT = "positions.js"
KNOWN = "known.html"
KNOWN_SCRIPT = "known.js"
DATA = "data.html"
API_INDEX = "api/v1/index.json"
API_OPENAPI = "api/v1/openapi.json"
EXPLORE = "explore.html"
EXPLORE_SCRIPT = "explore.js"
OPENSEARCH = "opensearch.xml"
NOT_FOUND = "404.html"
CONTRIBUTORS = "contributors.html"
ADMIN = "admin/index.html"
ADMIN_CONFIG = "admin/config.yml"
ADMIN_SCRIPT = "admin/sveltia-cms.js"
DATA_PLACES = "data/places.geojson"
CALENDAR = "calendar/all.ics"
CITATION = "CITATION.cff"
ROBOTS = "robots.txt"
SITEMAP = "sitemap.xml"
FEED = "feeds/all"  # without the ending: each feed is there as Atom and as JSON
CORRECTIONS_FEED = "feeds/corrections"
STYLE = "style.css"
ICON = "icon.svg"
THEME_SCRIPT = "theme.js"


def record(key: Key) -> str:
    """The page of a record."""
    return f"{FOLDERS[key.kind]}/{key.id}.html"


def key_of(path: str) -> Key | None:
    """The record at a path, present, moved or withdrawn; None where none can be."""
    folder, _, name = path.partition("/")
    id_, dot, ending = name.partition(".")
    kind = _KIND_OF.get(folder)
    if kind is None or id_ == "index" or "/" in id_ or (dot + ending) != ".html":
        return None
    return Key(kind, id_)


_KIND_OF: dict[str, Kind] = {folder: kind for kind, folder in FOLDERS.items()}


def index(kind: Kind) -> str:
    """The list of all records of a kind."""
    return f"{FOLDERS[kind]}/index.html"


def year(number: int) -> str:
    """The chronology of a year."""
    return f"timeline/{number:04d}.html"


def month(year_: int, number: int) -> str:
    """The chronology of a month."""
    return f"timeline/{year_:04d}-{number:02d}.html"


def part(key: Key, name: str) -> str:
    """A stretch of a record with very much to show: `2024`, `2024-05`, `2024-05-16`, `undated`."""
    return f"{FOLDERS[key.kind]}/{key.id}/{name}.html"


def index_part(kind: Kind, name: str) -> str:
    """A stretch of a long list of all records of a kind; no record's parts can lie there."""
    return f"{FOLDERS[kind]}/by-year/{name}.html"


def ledger_part(name: str) -> str:
    """The proposals of a stretch that are no longer open."""
    return f"{FOLDERS['proposal']}/ledger/{name}.html"


def single_source_part(name: str) -> str:
    """The events of a stretch for which a second source is wanted."""
    return f"{SINGLE_SOURCES.removesuffix('.html')}/{name}.html"


def day(when: date) -> str:
    """The chronology of a day."""
    return f"timeline/{when.isoformat()}.html"


def zoom_year(number: int) -> str:
    """The entries of a year, for the script of the zoomable timeline."""
    return f"zoom/{number:04d}.js"


def zoomed(origin: str, first: date, last: date) -> str:
    """The address of the zoomable timeline with these days in view, seen from a page."""
    return f"{href(origin, ZOOM)}?from={first.isoformat()}&to={last.isoformat()}"


def positions_on(day: str) -> str:
    """Who stood where on a day, which is written `2025-06-02`."""
    return f"positions/{day}.html"


def known(year_: int, number: int) -> str:
    """What was known at the end of a month."""
    return f"known/{year_:04d}-{number:02d}.html"


def explore_data(name: str) -> str:
    """What there is to search of a year, or all names, for scripts."""
    return f"explore/{name}.js"


def api_record(key: Key) -> str:
    """A record as JSON."""
    return f"api/v1/{FOLDERS[key.kind]}/{key.id}.json"


def api_list(kind: Kind, month: str = "") -> str:
    """All records of a kind as JSON, or those of a month, which is written `2025-05`."""
    return f"api/v1/lists/{FOLDERS[kind]}{f'/{month}' if month else ''}.json"


def api_schema(kind: Kind) -> str:
    """The JSON Schema of the files of a kind."""
    return f"api/v1/schema/{kind}.json"


def data_year(name: str, year_: str, ending: str) -> str:
    """What there is of a year, or `undated`, in a form for programs."""
    return f"data/{name}-{year_}.{ending}"


def feed(key: Key) -> str:
    """The feed of an actor, issue or track, without the ending."""
    return f"feeds/{FOLDERS[key.kind]}/{key.id}"


def atom(feed_: str) -> str:
    """A feed as Atom."""
    return f"{feed_}.xml"


def json_feed(feed_: str) -> str:
    """A feed as JSON."""
    return f"{feed_}.json"


def sitemap(name: str) -> str:
    """The pages of a year, or `pages`; at the top, for a sitemap speaks for what lies below it."""
    return f"sitemap-{name}.xml"


def card(key: Key) -> str:
    """The picture of an event."""
    return f"cards/{key.id}.png"


def calendar(key: Key) -> str:
    """The calendar of an actor or track."""
    return f"calendar/{FOLDERS[key.kind]}/{key.id}.ics"


def calendar_year(year_: int) -> str:
    """The calendar of a year."""
    return f"calendar/{year_:04d}.ics"


def asset(name: str) -> str:
    """A file of content/assets, by its path there."""
    return f"assets/{name}"


def href(origin: str, target: str, fragment: str = "") -> str:
    """The relative address of one output path seen from another, for browsers."""
    folder, _, name = target.rpartition("/")
    path = _way(origin.rpartition("/")[0], folder) + name
    return _quoted(path) + (f"#{quote(fragment, safe='-_')}" if fragment else "")


@lru_cache(1024)
def _way(origin: str, target: str) -> str:
    """The way from one folder to another; both are few."""
    here, there = (folder.split("/") if folder else [] for folder in (origin, target))
    shared = 0
    while shared < min(len(here), len(there)) and here[shared] == there[shared]:
        shared += 1
    return "".join(f"{step}/" for step in [".."] * (len(here) - shared) + there[shared:])


def absolute(site_url: str, path: str) -> str:
    """The full address of an output path; `site_url` ends in a slash, the front page is bare."""
    return site_url + ("" if path == FRONT else _quoted(path))


def edit(address: str, docs_dir: str, file: str) -> str:
    """Where a record's file can be edited; `address` is that of the folder of all records."""
    return address + _quoted(file.removeprefix(f"{docs_dir}/"))


def _quoted(path: str) -> str:
    """A path as part of an address; nearly all are plain, and there are hundreds of thousands."""
    return path if _PLAIN.fullmatch(path) else quote(path, safe="/.-_~")


_PLAIN = re.compile("[A-Za-z0-9/._~-]*")
