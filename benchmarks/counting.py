"""The files of a site by kind, whoever made it."""

from collections import defaultdict
from pathlib import Path

from results import Files

_BY_SUFFIX = {
    ".html": "HTML",
    ".json": "JSON",
    ".ics": "calendars",
    ".csv": "tables (CSV)",
    ".geojson": "maps (GeoJSON)",
    ".bib": "citations",
    ".cff": "citations",
    ".js": "scripts",
    ".css": "style sheets",
    ".png": "images",
    ".svg": "images",
}


def files_of(site: Path) -> dict[str, Files]:
    """Count the files of a site, the largest kinds first. Our own list of files is not one."""
    found: dict[str, list[int]] = defaultdict(list)
    for path in site.rglob("*"):
        if path.is_file() and path.name != ".chronicle":
            found[kind_of(path.relative_to(site))].append(path.stat().st_size)
    kinds = sorted(found, key=lambda kind: (-len(found[kind]), kind))
    return {kind: Files(len(found[kind]), sum(found[kind])) for kind in kinds}


def kind_of(path: Path) -> str:
    """What a file of a site is for, by its name."""
    name, top = path.name, path.parts[0]
    if name.startswith("sitemap"):
        return "sitemaps"
    if top == "cards":
        return "card images"
    if path.suffix == ".json" and ("search" in path.parts or name.startswith("search")):
        return "search"
    if path.suffix == ".js" and top == "explore":
        return "search"
    if path.suffix in {".xml", ".json"} and (top == "feeds" or name in {"feed.xml", "index.xml"}):
        return "feeds"
    if name.endswith(".csl.json"):
        return "citations"
    return _BY_SUFFIX.get(path.suffix, "others")
