"""From a project's folder to an edition: load, link, check, and fix the date it speaks of.

Both doors and every command that needs the whole chronicle come through here.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from chronicle import routes
from chronicle.checks import check
from chronicle.graph import Chronicle, link
from chronicle.load import Seen, load
from chronicle.memory import NOTHING, Memory
from chronicle.page import Asset, Edition
from chronicle.problems import Place, Problem, in_order
from chronicle.profile import OFF, Recorder
from chronicle.project import SETTINGS_FILE
from chronicle.settings import Settings
from chronicle.when import When, on_day, parse_when, sort_key


@dataclass(frozen=True, slots=True)
class Read:
    """An edition with the assets beside it, all problems in order, and what was seen."""

    edition: Edition
    assets: tuple[Asset, ...]
    problems: tuple[Problem, ...]
    memo: dict[str, Seen]


def read_edition(
    project: Path,
    settings: Settings,
    today: date,
    memory: Memory = NOTHING,
    recorder: Recorder = OFF,
) -> Read:
    """Read the whole chronicle. Where there are errors the edition is what could be read.

    `memory` is what was read before.
    """
    with recorder.phase("read"):
        loaded = load(project, settings.docs_dir, memory.memo, memory.scanned_ns)
    with recorder.phase("link"):
        files = {path: seen.digest for path, seen in loaded.memo.items()}
        chronicle = link(loaded.records, loaded.broken, loaded.asset_paths, files, memory.linked)
    with recorder.phase("check"):
        checked, found = check(chronicle, today)
    edition = Edition(
        chronicle, settings, as_of(chronicle, settings.as_of, today), checked.verdicts
    )
    more = editor_problems(project, settings)
    problems = in_order((*loaded.problems, *chronicle.problems, *found, *more))
    return Read(edition, loaded.assets, problems, loaded.memo)


def editor_problems(project: Path, settings: Settings) -> tuple[Problem, ...]:
    """What the editor at `admin/` lacks, where the settings ask for one."""
    if not settings.admin:
        return ()
    place = Place(SETTINGS_FILE)
    if not settings.repo_url:
        hint = "set repo_url to the repository that the editor is to write to, or remove admin"
        return (Problem(place, "setting-missing", "admin: needs repo_url", hint),)
    script = f"{settings.templates_dir or 'templates'}/{routes.ADMIN_SCRIPT}"
    if settings.templates_dir and (project / script).is_file():
        return ()
    own = "" if settings.templates_dir else " and set `custom_dir: templates` under `theme:`"
    hint = f"put dist/sveltia-cms.js of the npm package @sveltia/cms there{own}, or remove admin"
    return (Problem(place, "admin-script", f"admin: there is no {script}", hint),)


def as_of(chronicle: Chronicle, setting: str, today: date) -> When | None:
    """The date a site speaks from: a date as set, today, or the newest publication."""
    if setting == "today":
        return on_day(today)
    if setting != "newest":
        when = parse_when(setting)
        return when if isinstance(when, When) else None
    published = [source.published for source in chronicle.sources if source.published]
    return max(published, key=sort_key, default=None)
