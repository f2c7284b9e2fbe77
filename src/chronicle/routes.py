"""Where pages are: the only place that spells URLs.

Paths are relative POSIX paths in the output; URLs are permanent and flat (`events/<id>.html`), so
that they open from a file system and under any sub-path.
"""

from urllib.parse import quote

from chronicle.model import FOLDERS, Key, Kind

FRONT = "index.html"
TIMELINE = "timeline.html"
PROPOSALS = "proposals.html"
DIFFERENCES = "differences.html"
SOURCING = "sourcing.html"
SINGLE_SOURCES = "single-source.html"
CORRECTIONS = "corrections.html"
COMMITMENTS = "commitments.html"
POSITIONS = "positions.html"
POSITIONS_DATA = "positions.json"
POSITIONS_SCRIPT = "positions.js"
KNOWN = "known.html"
KNOWN_SCRIPT = "known.js"
NOT_FOUND = "404.html"
CONTRIBUTORS = "contributors.html"
ADMIN = "admin/index.html"
ADMIN_CONFIG = "admin/config.yml"
ADMIN_SCRIPT = "admin/sveltia-cms.js"
SITEMAP = "sitemap.xml"
FEED = "feeds/all.xml"
CORRECTIONS_FEED = "feeds/corrections.xml"
STYLE = "style.css"
ICON = "icon.svg"


def record(key: Key) -> str:
    """The page of a record."""
    return f"{FOLDERS[key.kind]}/{key.id}.html"


def index(kind: Kind) -> str:
    """The list of all records of a kind."""
    return f"{FOLDERS[kind]}/index.html"


def year(number: int) -> str:
    """The chronology of a year."""
    return f"timeline/{number:04d}.html"


def month(year_: int, number: int) -> str:
    """The chronology of a month."""
    return f"timeline/{year_:04d}-{number:02d}.html"


def positions_on(day: str) -> str:
    """Who stood where on a day, which is written `2025-06-02`."""
    return f"positions/{day}.html"


def known(year_: int, number: int) -> str:
    """What was known at the end of a month."""
    return f"known/{year_:04d}-{number:02d}.html"


def asset(name: str) -> str:
    """A file of content/assets, by its path there."""
    return f"assets/{name}"


def href(origin: str, target: str, fragment: str = "") -> str:
    """The relative address of one output path seen from another, for browsers."""
    here, there = origin.split("/")[:-1], target.split("/")
    shared = 0
    while shared < min(len(here), len(there) - 1) and here[shared] == there[shared]:
        shared += 1
    path = "/".join([".."] * (len(here) - shared) + there[shared:])
    return quote(path, safe="/.-_~") + (f"#{quote(fragment, safe='-_')}" if fragment else "")


def absolute(site_url: str, path: str) -> str:
    """The full address of an output path; `site_url` ends in a slash, the front page is bare."""
    return site_url + ("" if path == FRONT else quote(path, safe="/.-_~"))
