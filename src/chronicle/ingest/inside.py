"""Inside the child process: one article after another, from bytes to what was found in them."""

import os
import resource
import sys
from datetime import date

import msgspec

from chronicle.ingest.analysis import analyse
from chronicle.ingest.article import Article, article_of, looks_like_page, read_text
from chronicle.ingest.events import propose_events
from chronicle.ingest.findings import Field, Findings, Span
from chronicle.ingest.register import Register
from chronicle.ingest.sandbox import Reading, Setting, Task, receive, send
from chronicle.problems import Place, Problem


def main() -> None:
    """Answer each task on standard input with a `Reading` on standard output, until it ends."""
    # What the parsers print must not mix with the answers.
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    first = receive(sys.stdin.buffer)
    if first is None:
        return
    setting = msgspec.json.decode(first, type=Setting)
    _limit(setting)
    register = Register(setting.known)
    while (order := receive(sys.stdin.buffer)) is not None:
        data = receive(sys.stdin.buffer)
        if data is None:
            return
        _allow(setting.seconds)
        reading = work(msgspec.json.decode(order, type=Task), data, register)
        if _memory() * 2 > setting.megabytes:
            reading = msgspec.structs.replace(reading, tired=True)
        send(answers, msgspec.json.encode(reading))


def work(task: Task, data: bytes, register: Register) -> Reading:
    """Read an article, and analyse it if that is asked for."""
    if looks_like_page(data):
        article, problems = _read_page(task, data)
    else:
        article, problems = read_text(data, path=task.path, url=task.url, declared=task.declared)
    if article is None or not task.analyse:
        return Reading(article=article, problems=problems)
    day = date.fromisoformat(task.published) if task.published else None
    findings = analyse(article, register, published=day)
    if task.title and findings.header.headline is None:
        findings = _titled(findings, task.title)
    return Reading(
        article=article,
        findings=findings,
        events=propose_events(article, findings),
        problems=problems,
    )


def _titled(findings: Findings, title: str) -> Findings:
    told = Field(
        span=Span(0, 0),
        rule="headline: hint",
        value=title,
        reason="told from outside, not by the text",
    )
    return msgspec.structs.replace(
        findings, header=msgspec.structs.replace(findings.header, headline=told)
    )


def _read_page(task: Task, data: bytes) -> tuple[Article | None, tuple[Problem, ...]]:
    # The parsers cost more than all our rules: whoever imports a text does not pay for them.
    from chronicle.ingest.page import page_of  # noqa: PLC0415

    page = page_of(data, task.url, task.declared)
    if page.failure:
        hint = "paste the text of the article instead"
        message = f"page: {page.failure}"
        return None, (Problem(Place(task.path), "page-unreadable", message, hint),)
    url = task.url or page.stated.canonical
    return article_of(page.text, path=task.path, url=url, stated=page.stated)


def _limit(setting: Setting) -> None:
    size = setting.megabytes * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))  # it has nothing to write to a disk


def _allow(seconds: float) -> None:
    """Allow so much processor time from now on; the soft limit may be raised again."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    limit = int(used.ru_utime + used.ru_stime + seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (limit, hard))


def _memory() -> int:
    """The most megabytes it has held so far; Linux counts in kilobytes, macOS in bytes."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most // (1024 * 1024 if sys.platform == "darwin" else 1024)
