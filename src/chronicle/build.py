"""The only writer of site/: from a project's folder to its site, as far as it differs.

An incremental build leaves the same bytes as a clean one. Which pages differ is for `making` to
say; all do when the epoch changed.
"""

import contextlib
import dataclasses
import hashlib
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

import msgspec

from chronicle.edition import Read, read_edition
from chronicle.making import Change, Work, compare, write
from chronicle.output import OWNED, Output, recover, stage, swap
from chronicle.page import Asset, Edition, Page
from chronicle.pages import left_out, plan
from chronicle.problems import Place, Problem, has_errors, in_order
from chronicle.render import Renderer
from chronicle.settings import Settings
from chronicle.sight import Seeing
from chronicle.state import FOLDER, State, read_state, state_path, write_state

# Every package whose version can change what we decode or write.
_PACKAGES = tuple("babel jinja2 markdown-it-py msgspec nh3 pillow pyyaml tzdata".split())


@dataclass(frozen=True, slots=True)
class Options:
    """How to build. `output` is absolute; `jobs` processes at most; `strict` refuses warnings."""

    output: Path
    clean: bool = False
    swap: bool = False
    jobs: int = 1
    strict: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build did; where nothing was `published` the old site is as it was."""

    problems: tuple[Problem, ...]
    published: bool = False
    pages: int = 0
    written: tuple[Change, ...] = ()
    removed: tuple[str, ...] = ()


def build(project: Path, settings: Settings, today: date, options: Options) -> Outcome:
    """Bring the site up to date with content/, or say why not and leave it as it is."""
    with locked(project):
        found = _look(project, settings, today, options)
        if has_errors(found.problems, strict=options.strict):
            write_state(found.saved, found.state)
            return Outcome(found.problems)
        return _publish(project, settings, options, found)


def look(project: Path, settings: Settings, today: date, options: Options) -> tuple[Problem, ...]:
    """The problems that a build would find in content/ and settings; the site is not touched.

    What was read is remembered, so that the build after it reads nothing twice.
    """
    with locked(project):
        found = _look(project, settings, today, options)
        write_state(found.saved, found.state)
    return found.problems


class _Found(NamedTuple):
    read: Read
    problems: tuple[Problem, ...]
    state: State
    saved: Path


def _look(project: Path, settings: Settings, today: date, options: Options) -> _Found:
    saved = state_path(project, options.output, settings.site_url)
    code = code_digest()
    before = State(code) if options.clean else read_state(saved, code)
    scanned_ns = _tick(project)
    read = read_edition(project, settings, today, before.memo, before.scanned_ns)
    state = State(code, before.epoch, scanned_ns, read.memo, before.manifest)
    return _Found(read, in_order((*read.problems, *_warnings(settings))), state, saved)


def _publish(project: Path, settings: Settings, options: Options, found: _Found) -> Outcome:
    read, problems, state, saved = found
    renderer = Renderer(project, settings)
    pages: tuple[Page | Asset, ...] = (*plan(with_sights(read)), *read.assets)
    epoch = _epoch(state.code, renderer)
    recover(options.output)
    output = Output(options.output)
    there = output.stamps()
    manifest = state.manifest if state.epoch == epoch else {}
    by_path = {page.path: page for page in pages}
    work = Work(project, renderer, output, by_path, renderer.template_digest(), options.jobs)
    changes, kept = compare(work, manifest, there)
    refused = output.refusals([change.path for change in changes], there)
    if refused:
        return Outcome(in_order((*problems, *refused)))
    removed = tuple(sorted((output.owned & there.keys()) - work.pages.keys()))
    state = msgspec.structs.replace(state, epoch=epoch, manifest=kept)
    if changes or removed or OWNED not in there:
        if options.swap:
            output = Output(stage(options.output))
            work = work._replace(output=output)
        # Forget the pages before writing them: whenever we are stopped, the state never says of
        # a file that it is finished when it is not.
        write_state(saved, state)
        output.own([*work.pages, *removed])
        made = write(work, [change.path for change in changes])
        for path in removed:
            output.remove(path)
        output.own(work.pages)
        state = msgspec.structs.replace(state, manifest={**kept, **made})
        if options.swap:
            swap(options.output, output.root)
    write_state(saved, state)
    return Outcome(problems, published=True, pages=len(pages), written=changes, removed=removed)


def with_sights(read: Read) -> Edition:
    """An edition that tells what its pages see.

    Records are told apart by path, file and linked text.
    """
    edition = read.edition
    chronicle = edition.chronicle
    digests = {
        key: _told((record.path, read.memo[record.path].digest, chronicle.prose[key]))
        for key, record in chronicle.records.items()
    }
    sights = Seeing(chronicle, digests, _told(edition.settings), _told(edition.as_of))
    return dataclasses.replace(edition, sights=sights)


def _told(value: object) -> int:
    digest = hashlib.blake2b(msgspec.msgpack.encode(value), digest_size=8).digest()
    return int.from_bytes(digest, signed=True)


def code_digest() -> str:
    """What decodes and renders: the versions of all packages that can change bytes, and our code.

    Our own modules count by size and time of change, so that a checkout in work needs no new
    version number to be noticed.
    """
    told = [f"python {sys.version_info.major}.{sys.version_info.minor}"]
    told.extend(f"{name} {version(name)}" for name in _PACKAGES)
    own = Path(__file__).parent
    for module in sorted((*own.rglob("*.py"), *own.rglob("*.ttf"))):
        status = module.stat()
        told.append(f"{module.name} {status.st_size} {status.st_mtime_ns}")
    return hashlib.blake2b("\n".join(told).encode(), digest_size=16).hexdigest()


def _epoch(code: str, renderer: Renderer) -> str:
    """The digest of what all pages share: code, and the settings that pages show."""
    told = (code, renderer.site)
    return hashlib.blake2b(msgspec.msgpack.encode(told), digest_size=16).hexdigest()


def _warnings(settings: Settings) -> tuple[Problem, ...]:
    outputs = left_out(settings)
    if not outputs:
        return ()
    message = f"site_url: not set, so these are left out: {', '.join(outputs)}"
    hint = "set site_url to the address the site will have"
    return (Problem(Place("mkdocs.yml"), "site-url", message, hint, "warning"),)


# --- one build at a time -------------------------------------------------------------------


@contextlib.contextmanager
def locked(project: Path) -> Iterator[None]:
    """Hold the project's lock; a second build waits. Windows has no such lock."""
    folder = project / FOLDER
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("a") as lock:
        if sys.platform != "win32":
            import fcntl  # noqa: PLC0415 - not on Windows

            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _tick(project: Path) -> int:
    """The time now by the file system's own clock, which file times are compared with."""
    lock = project / FOLDER / "lock"
    os.utime(lock)
    return lock.stat().st_mtime_ns
