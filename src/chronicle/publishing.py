"""From content/ to its site, as far as it differs from what is there.

An incremental build leaves the same bytes as a clean one. Which pages differ is for `making` to
say; all do when the epoch changed.
"""

import dataclasses
import gc
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import msgspec

from chronicle.digests import digest_of
from chronicle.edition import Read, read_edition
from chronicle.making import Work, compare, write
from chronicle.memory import Memory
from chronicle.outcome import Options, Outcome
from chronicle.output import OWNED, Output, Stamp, stage, swap
from chronicle.page import Asset, Edition, Page
from chronicle.pages import left_out, plan
from chronicle.problems import Place, Problem, has_errors, in_order
from chronicle.profile import OFF, Recorder
from chronicle.render import Renderer
from chronicle.scan import is_fresh
from chronicle.settings import Settings
from chronicle.settled import Basis, Settled, Stamps, stamps_digest, write_settled
from chronicle.sight import Seeing
from chronicle.state import State, read_state, write_state


def bring_up_to_date(basis: Basis, options: Options, saved: Path, stamps: Stamps) -> Outcome:
    """Read content/ and publish it; where there are errors the site stays as it is."""
    found = _look(basis, options, saved)
    if has_errors(found.problems, strict=options.strict):
        write_state(saved, found.state)
        return Outcome(found.problems)
    try:
        return _publish(basis, options, found, saved, stamps)
    finally:
        gc.unfreeze()


def remember(basis: Basis, options: Options, saved: Path) -> tuple[Problem, ...]:
    """Read content/ and keep what was read; all problems."""
    found = _look(basis, options, saved)
    write_state(saved, found.state)
    return found.problems


@contextmanager
def uncollected() -> Iterator[None]:
    """Look for no rings among what is read and planned: frozen values make none.

    What is there at the end is out of the collector's sight from then on: it would look through
    millions of values again and again, and in every process that shares them.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_on:
            gc.enable()


class Found(NamedTuple):
    """What was read, with all problems, and what is to be remembered of it."""

    read: Read
    problems: tuple[Problem, ...]
    state: State


def read_content(basis: Basis, before: State, recorder: Recorder = OFF) -> Found:
    """Read content/, out of what is remembered where it is as it was."""
    with uncollected():
        read = read_edition(basis.project, basis.settings, basis.today, before.memory, recorder)
    memory = Memory(basis.scanned_ns, read.memo, read.edition.chronicle.linked)
    problems = in_order((*read.problems, *_warnings(basis.settings)))
    return Found(read, problems, before._replace(memory=memory))


def _look(basis: Basis, options: Options, saved: Path) -> Found:
    with uncollected(), options.recorder.phase("recall"):
        before = State(basis.code) if options.clean else read_state(saved, basis.code)
    return read_content(basis, before, options.recorder)


def _publish(basis: Basis, options: Options, found: Found, saved: Path, stamps: Stamps) -> Outcome:
    read, problems, state = found
    phase = options.recorder.phase
    renderer = Renderer(basis.project, basis.settings)
    with uncollected(), phase("plan"):
        pages: tuple[Page | Asset, ...] = (*plan(with_sights(read)), *read.assets)
    epoch = _epoch(state.code, renderer)
    output = Output(options.output)
    with phase("look at the site"):
        there = stamps.stamps()
    manifest = state.manifest if state.epoch == epoch else {}
    by_path = {page.path: page for page in pages}
    work = Work(basis.project, renderer, output, by_path, basis.templates, options.jobs)
    with phase("compare"):
        changes, kept = compare(work, manifest, there)
    refused = output.refusals([change.path for change in changes], there)
    if refused:
        return Outcome(in_order((*problems, *refused)))
    removed = tuple(sorted((output.owned & there.keys()) - work.pages.keys()))
    state = state._replace(epoch=epoch, manifest=kept)
    if changes or removed or OWNED not in there:
        if options.swap:
            with phase("swap"):
                output = Output(stage(options.output))
            work = work._replace(output=output)
        # Forget the pages before writing them: whenever we are stopped, the state never says of
        # a file that it is finished when it is not.
        with phase("save"):
            write_state(saved, state)
            output.own([*work.pages, *removed])
        with phase("render and write"):
            made = write(work, [change.path for change in changes], options.recorder)
        with phase("remove"):
            for path in removed:
                output.remove(path)
            output.own(work.pages)
        state = state._replace(manifest={**kept, **made})
        if options.swap:
            with phase("swap"):
                swap(options.output, output.root)
    with phase("save"):
        write_state(saved, state)
    left = {path: stamp for path, stamp in there.items() if path not in removed}
    left |= {path: Stamp(one.size, one.mtime_ns) for path, one in state.manifest.items()}
    outcome = Outcome(problems, published=True, pages=len(pages), written=changes, removed=removed)
    with phase("save"):
        write_settled(saved, _settled(basis, read, options.output, left, outcome))
    return outcome


def _settled(
    basis: Basis, read: Read, output: Path, left: dict[str, Stamp], outcome: Outcome
) -> Settled:
    """The word of a finished build."""
    owned = (output / OWNED).stat()
    left[OWNED] = Stamp(owned.st_size, owned.st_mtime_ns)
    entries = tuple(
        (path, seen.size, seen.mtime_ns, seen.ctime_ns, seen.inode)
        for path, seen in read.memo.items()
    )
    fresh = {
        path: seen.digest
        for path, seen in read.memo.items()
        if is_fresh(seen.mtime_ns, seen.ctime_ns, basis.scanned_ns)
    }
    inputs = basis.digest(entries)
    return Settled(inputs, fresh, stamps_digest(left), outcome.pages, outcome.problems)


def with_sights(read: Read) -> Edition:
    """An edition that tells what its pages see."""
    edition = read.edition
    sights = Seeing(edition.chronicle, digest_of(edition.settings), digest_of(edition.as_of))
    return dataclasses.replace(edition, sights=sights)


def _epoch(code: str, renderer: Renderer) -> str:
    """The digest of what all pages share: code, and the settings that pages show."""
    told = (code, renderer.site)
    return hashlib.blake2b(msgspec.msgpack.encode(told), digest_size=16).hexdigest()


def _warnings(settings: Settings) -> tuple[Problem, ...]:
    """What a site goes without by its settings."""
    return _addressless(settings)


def _addressless(settings: Settings) -> tuple[Problem, ...]:
    outputs = left_out(settings)
    if not outputs:
        return ()
    message = f"site_url: not set, so these are left out: {', '.join(outputs)}"
    hint = "set site_url to the address the site will have"
    return (Problem(Place("mkdocs.yml"), "site-url", message, hint, "warning"),)
