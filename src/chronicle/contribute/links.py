"""Which addresses still answer: what is dead, since when, and which copy of it is known.

The network is a function that is passed in. An address may be passed over, with a reason.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

import msgspec

from chronicle.graph import Chronicle
from chronicle.model import Source
from chronicle.problems import Place, Problem
from chronicle.text import visible

State = Literal["answers", "dead", "unclear"]

# Not there any more, says the host itself. All else may be a wall, a limit, or a bad night.
_GONE = frozenset([404, 410, 451])
_HOSTS_AT_ONCE = 8


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address answered: a status, or 0 with the reason why there was none."""

    status: int
    words: str = ""


Ask = Callable[[str], Answer]
FindCopy = Callable[[str], str]


class Checked(msgspec.Struct, frozen=True):
    """An address as it was found: since when it does not answer, what was said, a known copy."""

    state: State
    said: str = ""
    since: str = ""
    copy: str = ""


@dataclass(frozen=True, slots=True)
class Address:
    """An address of a source, and the copy that its record names."""

    url: str
    record: str
    copy: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """Every address as found now, those passed over, and what is wrong with the list of them."""

    checked: dict[str, Checked]
    records: dict[str, str]
    passed_over: dict[str, str]
    problems: tuple[Problem, ...]

    def of(self, state: State) -> tuple[str, ...]:
        """The addresses in a state, in order."""
        return tuple(sorted(url for url, one in self.checked.items() if one.state == state))


def addresses(chronicle: Chronicle) -> tuple[Address, ...]:
    """The addresses of all sources, and of the copies they name."""
    sources: tuple[Source, ...] = chronicle.of_kind["source"]
    found = {}
    for source in sources:
        if source.withdrawn is not None:
            continue
        if source.url != "unknown":
            found[source.url] = Address(source.url, source.path, source.archive_url)
        if source.archive_url:
            found.setdefault(source.archive_url, Address(source.archive_url, source.path))
    return tuple(found[url] for url in sorted(found))


def read_ignored(path: str, text: str) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """Addresses to pass over, one a line with its reason; `#` begins a comment."""
    ignored: dict[str, str] = {}
    problems = []
    for number, line in enumerate(text.splitlines(), start=1):
        url, _, reason = line.strip().partition(" ")
        if not url or url.startswith("#"):
            continue
        place = Place(path, number)
        if not url.startswith(("https://", "http://")):
            hint = "a line is an address, a space and the reason; comments begin with #"
            problems.append(Problem(place, "ignored-address", f"{url!r} is no address", hint))
        elif not reason.strip():
            hint = "write behind it why it is passed over, and when somebody looked"
            problems.append(Problem(place, "ignored-reason", f"{url}: no reason given", hint))
        else:
            ignored[url] = reason.strip()
    return ignored, tuple(problems)


def check_links(  # noqa: PLR0913 - one argument an input
    found: Iterable[Address],
    ask: Ask,
    find_copy: FindCopy,
    *,
    before: Mapping[str, Checked],
    ignored: Mapping[str, str],
    ignored_path: str,
    today: str,
) -> Report:
    """Ask every address that is not passed over, one at a time of each host."""
    all_ = {address.url: address for address in found}
    asked = [address for url, address in all_.items() if url not in ignored]
    by_host: defaultdict[str, list[Address]] = defaultdict(list)
    for address in asked:
        by_host[urlsplit(address.url).netloc].append(address)

    def host(those: list[Address]) -> list[tuple[str, Checked]]:
        return [(one.url, _judge(one, ask, find_copy, before.get(one.url), today)) for one in those]

    with ThreadPoolExecutor(_HOSTS_AT_ONCE) as pool:
        answers = [pair for pairs in pool.map(host, by_host.values()) for pair in pairs]
    stale = tuple(
        Problem(
            Place(ignored_path),
            "ignored-unused",
            f"{url} is the address of no source",
            "take the line out",
            "warning",
        )
        for url in ignored
        if url not in all_
    )
    return Report(
        dict(sorted(answers)),
        {url: address.record for url, address in all_.items()},
        {url: reason for url, reason in ignored.items() if url in all_},
        stale,
    )


def _judge(
    address: Address, ask: Ask, find_copy: FindCopy, before: Checked | None, today: str
) -> Checked:
    answer = ask(address.url)
    if 200 <= answer.status < 400:
        return Checked("answers")
    state: State = "dead" if answer.status in _GONE else "unclear"
    said = visible(answer.words or f"status {answer.status}")[:200]
    since = before.since if before is not None and before.since else today
    known = address.copy or (before.copy if before is not None else "")
    return Checked(state, said, since, known or (find_copy(address.url) if state == "dead" else ""))


# --- words ---------------------------------------------------------------------------------


def told(report: Report, *, markdown: bool) -> str:
    """The report for people: the dead first, each with its record and the copy that is known."""
    return "".join(f"{line}\n" for line in _told(report, markdown=markdown))


def _told(report: Report, *, markdown: bool) -> Iterator[str]:
    dead, unclear = report.of("dead"), report.of("unclear")
    answering = len(report.of("answers"))
    head = "## Links\n\n" if markdown else ""
    yield (
        f"{head}{answering} answer, {len(dead)} dead, {len(unclear)} unclear, "
        f"{len(report.passed_over)} passed over"
    )
    for name, urls in (("Dead", dead), ("Unclear", unclear)):
        if urls:
            yield f"\n### {name}\n" if markdown else f"\n{name}:"
        for url in urls:
            one = report.checked[url]
            copy = f"; a copy: {_code(one.copy, markdown=markdown)}" if one.copy else ""
            shown = _code(url, markdown=markdown)
            record = _code(report.records[url], markdown=markdown)
            said = _code(one.said, markdown=markdown)
            yield f"- {shown}: {said} since {one.since}, in {record}{copy}"


def _code(text: str, *, markdown: bool) -> str:
    """A text that Markdown is not to read, in backticks of which it has none itself."""
    return f"`{text.replace('`', '’')}`" if markdown else text


# --- the record ----------------------------------------------------------------------------


def read_record(data: bytes) -> dict[str, Checked]:
    """What was found last time; a damaged record counts as none."""
    try:
        return msgspec.json.decode(data, type=dict[str, Checked])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return {}


def write_record(report: Report) -> bytes:
    """What was found, for next time and for people."""
    return msgspec.json.format(msgspec.json.encode(report.checked)) + b"\n"
