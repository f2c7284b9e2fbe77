"""The only writer of site/: which pages differ from last time, and those onto the disk.

An incremental build leaves the same bytes as a clean one. A page is made again when the digest of
a field of its view, or the epoch, is not what it was, or when its file is not as we left it.
"""

import contextlib
import hashlib
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

import msgspec

from chronicle.edition import Read, read_edition
from chronicle.formats import WRITERS
from chronicle.output import OWNED, Output, Stamp, recover, stage, swap
from chronicle.page import Asset, Page
from chronicle.pages import left_out, plan
from chronicle.problems import Place, Problem, has_errors, in_order
from chronicle.render import Renderer
from chronicle.settings import Settings
from chronicle.state import FOLDER, Made, State, read_state, state_path, write_state
from chronicle.views.api import RecordFile

# Below this many pages a second process costs more than it saves.
_WORTH_A_POOL = 400

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


class Change(NamedTuple):
    """A file written, and why: the names of the inputs that differ."""

    path: str
    reasons: tuple[str, ...]


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
    pages: tuple[Page | Asset, ...] = (*plan(read.edition), *read.assets)
    shared: dict[int, bytes] = {}
    templates = renderer.template_digest()
    inputs = {page.path: inputs_of(page, templates, shared) for page in pages}
    epoch = _epoch(state.code, renderer)
    recover(options.output)
    output = Output(options.output)
    there = output.stamps()
    manifest = state.manifest if state.epoch == epoch else {}
    changes = compare(inputs, manifest, there)
    refused = output.refusals([change.path for change in changes], there)
    if refused:
        return Outcome(in_order((*problems, *refused)))
    removed = tuple(sorted((output.owned & there.keys()) - inputs.keys()))
    if changes or removed or OWNED not in there:
        if options.swap:
            output = Output(stage(options.output))
        kept = {path: made for path, made in manifest.items() if path in inputs}
        for change in changes:
            kept.pop(change.path, None)
        # Forget the pages before writing them: whenever we are stopped, the state never says of
        # a file that it is finished when it is not.
        write_state(saved, msgspec.structs.replace(state, epoch=epoch, manifest=kept))
        output.own([*inputs, *removed])
        stamps = _write(project, renderer, output, pages, changes, options.jobs)
        for path in removed:
            output.remove(path)
        output.own(inputs)
        made = {path: Made(inputs[path], *stamp) for path, stamp in stamps.items()}
        state = msgspec.structs.replace(state, epoch=epoch, manifest={**kept, **made})
        if options.swap:
            swap(options.output, output.root)
    write_state(saved, state)
    return Outcome(problems, published=True, pages=len(pages), written=changes, removed=removed)


# --- compare -------------------------------------------------------------------------------


def inputs_of(
    page: Page | Asset, templates: str = "", shared: dict[int, bytes] | None = None
) -> tuple[tuple[str, bytes], ...]:
    """The digest of each field of a page's view, by name, with its template.

    `templates` is the digest of all of them. What is written without one does not depend on them:
    a change of the look makes no calendar and no picture anew.
    `shared` holds the digests of records' files that stand in several volumes, by identity, for as
    long as the plan lives.
    """
    seen: dict[int, bytes] = {} if shared is None else shared
    if isinstance(page, Asset):
        return (("file", bytes.fromhex(page.digest)),)
    made_by = page.template if page.template in WRITERS else f"{page.template} {templates}"
    fields = page.view.__struct_fields__
    return (
        ("template", made_by.encode()),
        *((name, _digest(getattr(page.view, name), seen)) for name in fields),
    )


def _digest(value: object, shared: dict[int, bytes]) -> bytes:
    if isinstance(value, tuple) and value and isinstance(value[0], RecordFile):
        return hashlib.blake2b(
            b"".join(_once(one, shared) for one in value), digest_size=8
        ).digest()
    return _digest_of(value)


def _once(value: object, shared: dict[int, bytes]) -> bytes:
    found = shared.get(id(value))
    if found is None:
        found = shared[id(value)] = _digest_of(value)
    return found


def _digest_of(value: object) -> bytes:
    return hashlib.blake2b(msgspec.msgpack.encode(value), digest_size=8).digest()


def compare(
    inputs: Mapping[str, tuple[tuple[str, bytes], ...]],
    manifest: Mapping[str, Made],
    there: Mapping[str, Stamp],
) -> tuple[Change, ...]:
    """The pages to write, in order of path, with the reasons of each."""
    changes = []
    for path in sorted(inputs):
        made = manifest.get(path)
        if made is None:
            changes.append(Change(path, ("new",)))
        elif made.inputs != inputs[path]:
            before = dict(made.inputs)
            now = dict(inputs[path])
            differ = sorted(
                name for name in before.keys() | now.keys() if before.get(name) != now.get(name)
            )
            changes.append(Change(path, tuple(differ)))
        elif there.get(path) != (made.size, made.mtime_ns):
            changes.append(Change(path, ("file missing or changed",)))
    return tuple(changes)


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


# --- write ---------------------------------------------------------------------------------


class _Work(NamedTuple):
    project: Path
    renderer: Renderer
    output: Output
    pages: dict[str, Page | Asset]


# What a worker process inherits; set for the length of one pool.
_work: _Work | None = None


def _write(  # noqa: PLR0913 - the arguments of one pass
    project: Path,
    renderer: Renderer,
    output: Output,
    pages: Sequence[Page | Asset],
    changes: Sequence[Change],
    jobs: int,
) -> dict[str, Stamp]:
    global _work  # noqa: PLW0603 - forked workers read it; pickling ten thousand views costs more
    work = _Work(project, renderer, output, {page.path: page for page in pages})
    paths = [change.path for change in changes]
    if jobs < 2 or len(paths) < _WORTH_A_POOL or sys.platform == "win32":
        return dict(_write_one(work, path) for path in paths)
    _work = work
    try:
        with ProcessPoolExecutor(jobs, mp_context=get_context("fork")) as pool:
            return dict(pool.map(_write_inherited, paths, chunksize=32))
    finally:
        _work = None


def _write_inherited(path: str) -> tuple[str, Stamp]:
    if _work is None:
        message = "a worker was started without work"
        raise RuntimeError(message)
    return _write_one(_work, path)


def _write_one(work: _Work, path: str) -> tuple[str, Stamp]:
    page = work.pages[path]
    if isinstance(page, Asset):
        data = (work.project / page.source).read_bytes()
    else:
        data = work.renderer.render(page)
    return path, work.output.write(path, data)


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
