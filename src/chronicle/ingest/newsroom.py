"""Which outlet published the article: from its address, its page, a line, last the dateline.

The first that speaks decides; a name made of the address alone is doubtful.
"""

import re
from collections.abc import Callable
from datetime import date
from functools import cache
from typing import NamedTuple
from urllib.parse import urlsplit

from chronicle.ingest import tables
from chronicle.ingest.article import Article
from chronicle.ingest.findings import OutletField, Span
from chronicle.ingest.kinds_of_words import OUTLET_HEADS
from chronicle.ingest.moments import MONTH
from chronicle.ingest.register import OutletEntry, Register
from chronicle.ingest.stamps import find_stamp

LEADING = 16  # no header is longer, in lines


class Line(NamedTuple):
    """A line above the story, its words with single spaces."""

    span: Span
    words: str


@cache
def _publication_label() -> re.Pattern[str]:
    return re.compile(
        r"(?:first )?(?:published|posted|publ\.|publication date|date|updated|last updated|"
        r"last modified|modified|issued|release date|released|created)(?: on| at)?\b ?:? ?",
        re.IGNORECASE,
    )


def is_publication_line(words: str) -> bool:
    """Tell a line that gives the day of publication and little else."""
    stamp = find_stamp(words, near=_ANY_YEAR) if len(words) < 140 else None
    if stamp is None or (stamp.doubt and not stamp.other and stamp.time is None):
        return False
    rest = words[: stamp.span.start] + words[stamp.span.end :]
    if _publication_label().match(words):
        return len(rest) < 90
    # "Lantern News Service | Hallport |" beside the day is still no sentence.
    most = _MOST_BESIDE if "|" in rest else _FEW_BESIDE
    return len(re.findall(r"[^\W\d_]{2,}", rest)) <= most


def is_labelled_day(words: str) -> bool:
    """Tell a line that says when it was published, wherever it stands: under the first paragraph.

    A sentence that says when a law was published has no colon behind the word.
    """
    label = re.match(r"(?:[\w .,/-]{1,30} ?\| ?){0,3}(?=[A-Z])", words)
    match = _publication_label().match(words, label.end() if label else 0)
    if match is None or ":" not in match.group():
        return False
    stamp = find_stamp(words[match.end() :])
    return stamp is not None and stamp.span.start <= len("Wednesday, ")


_FEW_BESIDE, _MOST_BESIDE = 4, 10  # words
_ANY_YEAR = date(2000, 7, 1)  # a line may leave the year out; only that it has a day counts


def find_words(plain: str, words: str) -> Span:
    """Return where the words stand in the text, or an empty span."""
    start = plain.find(words)
    return Span(start, start + len(words)) if start >= 0 else Span(0, 0)


def outlet_of(
    article: Article, register: Register, named: list[Line], lines: list[Line]
) -> OutletField | None:
    """The outlet, from the first that speaks: address, page, a line with its name, the dateline.

    An agency that a line or the dateline names comes last: a page at another address only took
    the story over.
    """
    tries: tuple[Callable[[], OutletField | None], ...] = (
        lambda: _outlet_of_address(article, register),
        lambda: _outlet_stated(article, register),
        lambda: _outlet_of_line(named, register),
        lambda: _outlet_of_host(article),
        lambda: _outlet_of_publication_line(lines, register),
        lambda: _outlet_of_dateline(article, register),
    )
    return next((found for attempt in tries if (found := attempt()) is not None), None)


def host_of(url: str) -> str:
    """Return the host of an address in lower case, or nothing."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def outlet_at(host: str, register: Register) -> OutletEntry | None:
    """Return the outlet of this host or of a domain above it."""
    labels = host.split(".")
    for first in range(len(labels) - 1):
        if (entry := register.domains.get(".".join(labels[first:]))) is not None:
            return entry
    return None


def _outlet_of_address(article: Article, register: Register) -> OutletField | None:
    host = host_of(article.url or article.stated.canonical)
    entry = outlet_at(host, register) if host else None
    if entry is None:
        return None
    return OutletField(
        span=Span(0, 0), rule="outlet: address", reason=f"its site is {host}",
        name=entry.name, id=entry.id, zone=entry.zone,
    )  # fmt: skip


def _known_outlet(name: str, register: Register) -> OutletEntry | None:
    name = re.sub(r"^From (?=[A-Z][\w.]+, )|, the .*", "", name)
    entry = register.named(name) or register.named(re.sub(r"(?: News)? Agency$", "", name))
    if entry is None or entry.kind not in {"outlet", "platform"}:
        return None
    zones = (known for known in register.domains.values() if known.name == entry.name)
    known = next(zones, None)
    return known or OutletEntry(entry.name, entry.id, "")


def _outlet_stated(article: Article, register: Register) -> OutletField | None:
    name = article.stated.outlet
    if not name:
        return None
    known = _known_outlet(name, register) or OutletEntry(name, "", "")
    return OutletField(
        span=find_words(article.plain, name), rule="outlet: structured data",
        reason="the page states it", name=known.name, id=known.id, zone=known.zone,
        doubt="" if known.zone else "an outlet the register does not know",
    )  # fmt: skip


def _outlet_of_line(named: list[Line], register: Register) -> OutletField | None:
    for line in named:
        if _known_outlet(line.words, register) is None:
            return OutletField(
                span=line.span, rule="outlet: a line of its own", reason="it reads like a title",
                name=line.words, doubt="an outlet the register does not know",
            )  # fmt: skip
        if (known := _known_outlet(line.words, register)) is not None:
            return OutletField(
                span=line.span, rule="outlet: a line of its own", reason="the line names it",
                name=known.name, id=known.id, zone=known.zone,
            )  # fmt: skip
    return None


def _outlet_of_publication_line(lines: list[Line], register: Register) -> OutletField | None:
    for place, line in enumerate(lines):
        is_credit = re.match(r"(?:Source|From): ", line.words) is not None
        below = lines[place + 1].words if place + 1 < len(lines) else ""
        if is_credit and re.match(r"(?:Quote|Details)\b[^:]{0,60}:", below):
            continue  # it names who relayed what is quoted below
        if not is_publication_line(line.words) and not is_credit:
            continue
        for part in re.split(r"[|/•·,()]|Source:|From:| - ", line.words):
            if (known := _known_outlet(part.strip(), register)) is not None:
                start = line.span.start + max(0, line.words.find(part.strip()))
                return OutletField(
                    span=Span(start, start + len(part.strip())), rule="outlet: publication line",
                    reason="stands in the publication line", name=known.name, id=known.id,
                    zone=known.zone,
                )  # fmt: skip
    return None


def _outlet_of_dateline(article: Article, register: Register) -> OutletField | None:
    for span in article.paragraphs[:LEADING]:
        match = place_and_dash().match(article.plain, span.start, span.end)
        group = "agency" if match and match["agency"] else "stroke"
        if match and match[group]:
            known = _known_outlet(match[group].strip(), register)
            if known is not None:
                return OutletField(
                    span=Span(*match.span(group)), rule="outlet: dateline",
                    reason="the dateline names the agency", name=known.name, id=known.id,
                    zone=known.zone, doubt="the page may belong to another outlet",
                )  # fmt: skip
    return None


_PUBLIC_SUFFIX = frozenset("co com org net gov ac edu or ne go gob in".split())


def _outlet_of_host(article: Article) -> OutletField | None:
    labels = host_of(article.url or article.stated.canonical).split(".")
    if len(labels) > 2 and labels[-2] in _BLOG_HOSTS:
        labels = labels[-3:-2] + labels[-1:]  # lantern.wordpress.com is the Lantern's
    if len(labels) < 2:
        return None
    cut = -3 if len(labels) > 2 and labels[-2] in _PUBLIC_SUFFIX else -2
    countries = {name.lower() for country in tables.countries() for name in country.names}
    if labels[cut] in countries and len(labels) > -cut:
        cut -= 1  # zeenews.india.com
    domain = ".".join(labels[cut:])
    written = _as_spelled(labels[cut], article.plain[:_NAMED_WITHIN])
    if written is not None:
        return OutletField(
            span=Span(*written.span()), rule="outlet: host", reason=f"named as in {domain}",
            name=written.group(), doubt="an outlet the register does not know",
        )  # fmt: skip
    return OutletField(
        span=Span(0, 0), rule="outlet: host", reason=f"made of the address {domain}",
        name=title_of(labels[cut]) or domain,
        doubt="what is the outlet called, and where is its newsroom?",
    )  # fmt: skip


_BLOG_HOSTS = frozenset("wordpress blogspot substack medium tumblr typepad livejournal".split())
_NAMED_WITHIN = 20_000  # characters


def _as_spelled(label: str, plain: str) -> re.Match[str] | None:
    """The outlet's name as the text writes it: Harbour Gazette for harbourgazette."""
    if not label.isalpha() or len(label) < _SHORTEST_LABEL:
        return None
    spelled = re.compile(r"[ .’']?".join(label), re.IGNORECASE)
    for match in spelled.finditer(plain):
        before, after = plain[match.start() - 1 : match.start()], plain[match.end() :][:1]
        whole = not (match.start() and before.isalnum()) and not after.isalnum()
        if whole and match.group()[0].isupper():
            return match
    return None


_SHORTEST_LABEL = 4


@cache
def _label_heads() -> re.Pattern[str]:
    heads = "|".join(sorted(OUTLET_HEADS | _MORE_HEADS, key=len, reverse=True))
    return re.compile(
        rf"(?P<first>the|daily)?(?P<name>[a-z]{{3,}}?)??(?P<heads>(?:{heads}){{0,3}})"
        r"(?P<country>ng|pk|uk|us|za|ke|gh|bd|np|lk|ph|my|in|tv|online)?"
    )


_MORE_HEADS = frozenset(
    "bulletin eye monitor insider independent standard citizen nation review report today world "
    "watch mail express tribune line voice statesman guardian reporter business local star "
    "advertiser argus leader".split()
)


def title_of(label: str) -> str:
    """The name that a host's label spells: Borneo Bulletin for borneobulletin; else nothing."""
    match = _label_heads().fullmatch(label)
    if match is None or not (match["first"] or match["heads"]):
        return ""
    name = match["name"] or ""
    if match["first"] and not match["heads"] and (country := _country_first(name)):
        return f"{match['first'].title()} {country}"
    cut_short = 0 < len(name) < _WHOLE and name not in _SHORT_WORDS
    if cut_short and 0 < len(match["heads"]) < _WHOLE and not match["first"]:
        return label.title()  # Philstar: a shortened word is no word
    heads = re.findall("|".join(sorted(OUTLET_HEADS | _MORE_HEADS, key=len, reverse=True)),
                       match["heads"])  # fmt: skip
    middle = [_PLACES.get(match["name"] or "", (match["name"] or "").title())]
    words = [(match["first"] or "").title(), *middle, *(head.title() for head in heads)]
    named = [word for word in words if word]
    return " ".join(named) if len(named) > 1 else ""


_WHOLE = 5  # letters of a word that is not cut short
_SHORT_WORDS = frozenset(
    "arab gulf asia east west cape city euro new sun star free day oil sky web fox bbc cnn abc cbs "
    "nbc npr pbs usa uk us eu un port bay hill iran iraq oman cuba peru fiji mali togo chad laos "
    "guam yale wall army navy ohio utah iowa all one fast big red blue irish kyiv kiev lima rome "
    "oslo baku".split()
)


def _country_first(name: str) -> str:
    """Iran Project for iranproject: a country and another word."""
    for country in tables.countries():
        for spelled in country.names:
            lower = spelled.replace(" ", "").lower()
            if (
                spelled.isalpha()
                and len(lower) >= 4
                and name.startswith(lower)
                and name[len(lower) :]
            ):
                return f"{spelled} {name[len(lower) :].title()}"
    return ""


_PLACES = {"middleeast": "Middle East", "newyork": "New York", "hongkong": "Hong Kong",
           "srilanka": "Sri Lanka", "southchina": "South China", "saudi": "Saudi"}  # fmt: skip


@cache
def place_and_dash() -> re.Pattern[str]:
    """KYIV, May 11 (Xinhua) --, or ISTANBUL (Reuters) -, or MOSCOW — at the start of a story."""
    return re.compile(
        r"(?P<place>[A-ZÀ-Þ][A-ZÀ-Þ.'’/ -]{2,40}(?:, [A-Z][\w. ]{1,25}?)??|"
        r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2}(?:, [A-Z][\w.]+)?(?=,? ?\())"
        rf"(?:, (?P<day>{MONTH} \d{{1,2}}(?:, \d{{4}})?))?,? ?"
        r"(?:\((?P<agency>[A-Z][\w .&'’/-]{1,40})\))?"
        # A hyphen inside a word is no dash; an agency may stand between strokes instead.
        r"(?: ?(?:--|—|–) ?| -(?: |(?=\S))|- |: "
        r"|\. ?/(?P<stroke>[A-Z][\w-]{1,20})/\.? ?(?:--?|—)? ?)"
        r"(?=\S)"
    )
