"""Articles from files or bytes to readings, several at a time, each in a child that may fail."""

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from queue import SimpleQueue

from chronicle.ingest.article import LARGEST, Article, looks_like_page
from chronicle.ingest.extractors import Extractor
from chronicle.ingest.inside import work
from chronicle.ingest.register import Register
from chronicle.ingest.sandbox import Reading, Sandbox, Task
from chronicle.problems import Place, Problem


@dataclass(frozen=True, slots=True)
class Given:
    """An article to read: its name in messages, and its bytes or the file that holds them.

    `declared` is the encoding that a server named, `retrieved` the ISO day it was fetched on.
    """

    name: str
    data: bytes | None = None
    file: Path | None = None
    url: str = ""
    declared: str = ""
    retrieved: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the person who imports says of the articles, where they do not say it themselves."""

    published: date | None = None
    title: str = ""
    complete: bool = True
    made_by: str = "chronicle import"
    extractors: tuple[tuple[str, Extractor], ...] = ()


def read_article(given: Given) -> tuple[Article | None, tuple[Problem, ...]]:
    """Read one article without looking for anything in it."""
    register = Register()
    with Sandbox(register) as sandbox:
        reading = _read(given, _task(given, Asked(), analyse=False), sandbox, register, alone=True)
    return reading.article, reading.problems


def read_each(
    articles: Iterable[Given], asked: Asked, register: Register, jobs: int
) -> Iterator[tuple[Given, Reading]]:
    """Read and analyse articles in as many children as there are jobs, in the order given."""
    listed = tuple(articles)
    sandboxes = [Sandbox(register) for _ in range(max(1, min(jobs, len(listed))))]
    free: SimpleQueue[Sandbox] = SimpleQueue()
    for sandbox in sandboxes:
        free.put(sandbox)

    def one(given: Given) -> Reading:
        sandbox = free.get()
        try:
            task = _task(given, asked, analyse=True)
            return _read(given, task, sandbox, register, alone=len(listed) == 1)
        finally:
            free.put(sandbox)

    pool = ThreadPoolExecutor(len(sandboxes))
    try:
        yield from zip(listed, pool.map(one, listed), strict=True)
    finally:
        # Whoever stops early, by an interrupt too, waits for no article that nobody asks for.
        pool.shutdown(cancel_futures=True)
        for sandbox in sandboxes:
            sandbox.close()


def _task(given: Given, asked: Asked, *, analyse: bool) -> Task:
    return Task(
        path=given.name,
        url=given.url,
        declared=given.declared,
        published=asked.published.isoformat() if asked.published else "",
        title=asked.title,
        analyse=analyse,
    )


def _read(
    given: Given, task: Task, sandbox: Sandbox, register: Register, *, alone: bool
) -> Reading:
    data, problem = _bytes_of(given)
    if data is None:
        return Reading(problems=(problem,) if problem else ())
    # A text needs no other parser than ours: a single one is not worth a process.
    if alone and not looks_like_page(data):
        return work(task, data, register)
    return sandbox.read(task, data)


def _bytes_of(given: Given) -> tuple[bytes | None, Problem | None]:
    """The bytes of an article; of a file that is too large nothing is read."""
    if given.data is not None:
        return given.data, None
    file, place = given.file or Path(given.name), Place(given.name)
    try:
        if file.is_file() and (size := file.stat().st_size) > LARGEST:
            message = f"article: {size:,} bytes are more than {LARGEST:,}"
            hint = "give the article alone"
            return None, Problem(place, "article-too-large", message, hint)
        return file.read_bytes(), None
    except OSError as error:
        message = f"article: cannot be read: {error.strerror}"
        hint = "name a file, an address that begins with https://, or - for standard input"
        return None, Problem(place, "article-unreadable", message, hint)
