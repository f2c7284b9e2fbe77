"""Which pages differ from last time, and the bytes of those onto the disk.

A page is made again when its file is not as we left it, or when a field of its view is not what it
was. The view need not be made to know that it is the same: while what the page sees is the same, so
is the view. Where there is much to make, processes share the work; nothing hangs on how many.
"""

import hashlib
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

import msgspec

from chronicle.formats import WRITERS
from chronicle.outcome import Change
from chronicle.output import Output, Stamp
from chronicle.page import Asset, Page
from chronicle.profile import OFF, Cost, Recorder
from chronicle.render import Renderer
from chronicle.state import Made
from chronicle.views.api import RecordFile

# Below this many pages a second process costs more than it saves.
_WORTH_A_POOL = 400
_DIGEST = 8

Result = TypeVar("Result")


class Work(NamedTuple):
    """All pages, with what is needed to make them; `templates` is the digest of all templates."""

    project: Path
    renderer: Renderer
    output: Output
    pages: dict[str, Page | Asset]
    templates: str
    jobs: int


# --- compare -------------------------------------------------------------------------------


def compare(
    work: Work, manifest: Mapping[str, Made], there: Mapping[str, Stamp]
) -> tuple[tuple[Change, ...], dict[str, Made]]:
    """The pages to make, in order of path, with the reasons; and what is known of all others.

    `manifest` says how each was made, `there` which files there are.
    """
    changes: list[Change] = []
    kept: dict[str, Made] = {}
    unsure: list[str] = []
    made_by = {name: _made_by(name, work.templates) for name in _templates(work)}
    for path, page in work.pages.items():
        made = manifest.get(path)
        if made is None:
            changes.append(Change(path, ("new",)))
        elif there.get(path) != (made.size, made.mtime_ns):
            changes.append(Change(path, ("file missing or changed",)))
        elif isinstance(page, Asset) or page.sight is None or page.sight != made.sight:
            unsure.append(path)
        elif not made.inputs.startswith(made_by[page.template]):
            changes.append(Change(path, ("template",)))
        else:
            kept[path] = made
    for path, inputs in zip(unsure, each(work, _inputs, unsure), strict=True):
        made = manifest[path]
        if made.inputs == inputs:
            kept[path] = msgspec.structs.replace(made, sight=_sight(work.pages[path]))
        else:
            changes.append(Change(path, _reasons(work.pages[path], made.inputs, inputs)))
    return tuple(sorted(changes)), kept


def inputs_of(page: Page | Asset, templates: str = "") -> bytes:
    """The digests of what a page is made by and from: its template, then each field of its view.

    `templates` is the digest of all of them. What is written without one does not depend on them:
    a change of the look makes no calendar and no picture anew.
    """
    if isinstance(page, Asset):
        return bytes.fromhex(page.digest)
    view = page.view
    fields = (getattr(view, name) for name in view.__struct_fields__)
    return b"".join((_made_by(page.template, templates), *map(_digest, fields)))


def _reasons(page: Page | Asset, before: bytes, now: bytes) -> tuple[str, ...]:
    names = ("file",) if isinstance(page, Asset) else ("template", *page.view.__struct_fields__)
    if not len(before) == len(now) == len(names) * _DIGEST:
        return ("view",)
    parts = range(0, len(now), _DIGEST)
    differ = (before[at : at + _DIGEST] != now[at : at + _DIGEST] for at in parts)
    return tuple(sorted(name for name, other in zip(names, differ, strict=True) if other))


def _templates(work: Work) -> set[str]:
    return {page.template for page in work.pages.values() if isinstance(page, Page)}


def _made_by(template: str, templates: str) -> bytes:
    told = template if template in WRITERS else f"{template} {templates}"
    return hashlib.blake2b(told.encode(), digest_size=_DIGEST).digest()


def _digest(value: object) -> bytes:
    if isinstance(value, tuple) and value and isinstance(value[0], RecordFile):
        # One at a time: together they would be a second copy of a year.
        whole = hashlib.blake2b(digest_size=_DIGEST)
        for one in value:
            whole.update(msgspec.msgpack.encode(one))
        return whole.digest()
    return hashlib.blake2b(msgspec.msgpack.encode(value), digest_size=_DIGEST).digest()


def _sight(page: Page | Asset) -> int | None:
    return None if isinstance(page, Asset) else page.sight


# --- make ----------------------------------------------------------------------------------


def write(work: Work, paths: Sequence[str], recorder: Recorder = OFF) -> dict[str, Made]:
    """Make these pages; what they were made from, by path."""
    if not recorder.is_on:
        return dict(zip(paths, each(work, _write, paths), strict=True))
    timed = dict(zip(paths, each(work, _timed, paths), strict=True))
    for path, (_, cost) in timed.items():
        page = work.pages[path]
        recorder.file("asset" if isinstance(page, Asset) else page.template, cost)
    return {path: made for path, (made, _) in timed.items()}


def _inputs(work: Work, path: str) -> bytes:
    return inputs_of(work.pages[path], work.templates)


def _write(work: Work, path: str) -> Made:
    page = _seen(work, path)
    data = _bytes(work, page)
    return _put(work, page, data)


def _timed(work: Work, path: str) -> tuple[Made, Cost]:
    begun, cpu = time.perf_counter(), time.process_time()
    page = _seen(work, path)
    data = _bytes(work, page)
    between, cpu_between = time.perf_counter(), time.process_time()
    made = _put(work, page, data)
    written = time.perf_counter() - between
    return made, Cost(between - begun, cpu_between - cpu, written, len(data))


def _seen(work: Work, path: str) -> Page | Asset:
    page = work.pages[path]
    return page if isinstance(page, Asset) else page._replace(given=page.view)


def _bytes(work: Work, page: Page | Asset) -> bytes:
    if isinstance(page, Asset):
        return (work.project / page.source).read_bytes()
    return work.renderer.render(page)


def _put(work: Work, page: Page | Asset, data: bytes) -> Made:
    inputs = inputs_of(page, work.templates)
    return Made(_sight(page), inputs, *work.output.write(page.path, data))


# --- processes -----------------------------------------------------------------------------

# What a worker process inherits; set for the length of one pool.
_work: Work | None = None
_Step = Callable[[Work, str], Result]


def each(work: Work, step: "_Step[Result]", paths: Sequence[str]) -> list[Result]:
    """What a step gives for each of the pages, in their order, by as many processes as pay."""
    global _work  # noqa: PLW0603 - forked workers read it; pickling ten thousand pages costs more
    if work.jobs < 2 or len(paths) < _WORTH_A_POOL or sys.platform == "win32":
        return [step(work, path) for path in paths]
    # Not loaded by a build that makes a few pages.
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415
    from multiprocessing import get_context  # noqa: PLC0415

    _work = work
    try:
        with ProcessPoolExecutor(work.jobs, mp_context=get_context("fork")) as pool:
            return list(pool.map(_inherited, [step] * len(paths), paths, chunksize=32))
    finally:
        _work = None


def _inherited(step: "_Step[Result]", path: str) -> Result:
    if _work is None:
        message = "a worker was started without work"
        raise RuntimeError(message)
    return step(_work, path)
