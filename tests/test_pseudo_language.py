"""Nothing is said outside the catalogue: a site whose language puts every message into brackets.

Content is written in Greek letters and its ids begin with x, so that any word in Latin letters
outside the brackets is one that a translator was never given.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from gettext import NullTranslations
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, get_args
from xml.etree.ElementTree import fromstring

import pytest
from editions import record
from worst import decoded, world

from chronicle import routes, words
from chronicle.checks import check
from chronicle.edition import as_of
from chronicle.graph import link
from chronicle.model import Record, RelationKind, Stance, Status
from chronicle.page import Edition
from chronicle.pages import plan
from chronicle.render import Renderer
from chronicle.settings import Settings
from chronicle.views import phrases
from chronicle.views.cut import LIMITS, cut
from chronicle.when.names import NamesOf

# A language with tables of its own and no catalogue here.
LANG = "nl"
TODAY = date(2026, 11, 24)
# The same in every language: names of formats, hosts and standards, what is copied, ids, addresses.
NAMES = frozenset(
    "API Atom BibTeX CC BY CSL CSV EDTF GeoJSON JSON LD OpenAPI UTC Wikidata iCalendar "
    "target slug Slug report other gone Europe Oslo Home End".split()
)
SPOKEN = {"aria-label", "data-h", "title", "alt", "placeholder"}
DATES = (
    "2026-05-10",
    "2026-05-11T13:35+03:00",
    "2026-05-11T13:35+03:00/2026-05-11T15:20+03:00",
    "2026-05-11T23:35+03:00/2026-05-12T15:20Z",
    "2026-05",
    "2026-05~",
    "2026-05-12?",
    "2026-05-12%",
    "2026-05-XX",
    "2026-XX-XX",
    "2026-XX",
    "2026-21",
    "2026",
    "202X",
    "20XX",
    "2026-05-12/2026-05-14",
    "2026-05-12~/2026-06",
    "2026-05-12/..",
    "2026-05-12/",
    "/2026-05-12",
    "../2026-05-12",
    "../..",
    "0079-08-24",
    "-0043-03-15",
)
ROLES = ("host", "mediator", "head-of-delegation", "signatory")


def _bracketed(message: str) -> str:
    """The words of a message in brackets: not its tags, and not its values."""
    return re.sub(r"(<[^>]*>|%\(\w+\)s|%%)|([^<%]+)", lambda one: one[1] or f"⟦{one[2]}⟧", message)


class Bracketed(NullTranslations):
    """A catalogue that has every message."""

    def gettext(self, message: str) -> str:
        """The message in brackets."""
        return _bracketed(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The form for a number in brackets."""
        return _bracketed(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:
        """The message in brackets."""
        return _bracketed(message)


@pytest.fixture(scope="module", autouse=True)
def _language() -> Iterator[None]:
    """The language of brackets; names that CLDR's tables give are in brackets too."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(words, "_catalogue", lambda _: Bracketed())
        patch.setattr(words.Words, "inside", lambda _, title: title)
        patch.setattr(words.Words, "listed", lambda _, names, last="": f"⟦ {last} ⟧".join(names))
        for name in ("month_alone", "weekday_alone", "weekday_letters", "_said"):
            patch.setattr(NamesOf, name, answering_in_brackets(getattr(NamesOf, name)))
        for name in ("_country", "_language"):
            patch.setattr(phrases, name, lambda code, _: f"⟦{code}⟧" if code else "")
        words.words_in.cache_clear()
        yield
    words.words_in.cache_clear()


def answering_in_brackets(method: Callable[..., str]) -> Callable[..., str]:
    """A method whose answer is in brackets."""

    def bracketed(self: NamesOf, *arguments: Any) -> str:
        return f"⟦{method(self, *arguments)}⟧"

    return bracketed


def files() -> dict[str, str]:
    """A record of every kind in every state, by path below content/."""
    made = {
        "actors/x1": "name: Βοράς\nkind: state",
        "actors/x2": "name: Νότος\nkind: state",
        "actors/x3": "name: Άδα\nkind: person\nposts: [{post: Υπουργός, of: x1, from: 2025-01, "
        "until: 2026-05}, {post: Δήμαρχος, from: 2026-05}]",
        "actors/x4": "name: Ένωση\nkind: body",
        "actors/x5": "name: Ομάδα\nkind: group",
        "places/x1": "name: Λιμήν\nlat: 1.25\nlon: -2.5",
        "places/x2": "name: Όρος\nlat: -1.25\nlon: 2.5\npart_of: x1",
        "issues/x1": "title: Ζήτημα\nparent: target",
        "tracks/x1": "title: Γραμμή\nrounds: [{number: 1}, {number: 2, title: Δεύτερος}]",
        "outlets/x1": "name: Σύρμα\ncountry: 'NO'\nownership: private",
        "outlets/x2": "name: Κήρυξ\nownership: state",
        "outlets/x3": "name: Φωνή\nownership: public",
        "outlets/x4": "name: Εφημερίς\nownership: official",
        "sources/x1": "outlet: x1\nurl: https://x.example/1\ntitle: Τίτλος\npublished: 2026-05-11\n"
        "lang: uk",
        "sources/x2": "outlet: x2\nurl: unknown",
        "sources/x3": "outlet: x2\nurl: https://x.example/3\npublished: 2026-06-01\nlang: fr\n"
        "cites: [x1]\nsyndicated_from: x3",
        "sources/x4": "outlet: x4\nurl: https://x.example/4\npublished: 2026-04-01\nkind: video",
        "sources/x5": "outlet: x1\nurl: https://x.example/5\ntitle: Άλλος\npublished: 2026-05-12\n"
        "withdrawn: {date: 2026-06-01, reason: Λάθος}",
        "proposals/x1": "title: Πρόταση\ntabled: 2026-05-12\nproposers: [x1]\naddressees: [x2]\n"
        "terms: [{issue: x1, text: Όρος}]\nsources: [x1]\ndeadline: 2026-11-30\nevent: x1",
        "proposals/x2": "title: Δεύτερη\ntabled: 2026-05-13\nproposers: [x1]\nsupersedes: x1\n"
        "counters: target\nsources: [x1]",
        "proposals/x3": "title: Τρίτη\ntabled: 2026-05-14\nproposers: [x2]\naddressees: [x1, x4]\n"
        "deadline: 2026-06-01\nsources: [x1]\nconsequence: Κυρώσεις",
        "proposals/x4": "title: Τέταρτη\ntabled: 2026-05-15\nproposers: [x2]\naddressees: [x1]\n"
        "sources: [x1]\nclaims: [{id: c, speaker: x1, source: x1, stance: accepts, says: Ναι, "
        "made: 2026-05-16}]",
        "proposals/x5": "title: Πέμπτη\ntabled: 2026-05-15\nproposers: [x2]\noutcome: withdrawn\n"
        "sources: [x1]",
        "proposals/x6": "title: Έκτη\ntabled: 2026-11-15\nproposers: [x2]\naddressees: [x1]\n"
        "sources: [x1]\ndeadline: 2026-11-20",
        "agreements/x1": "title: Συμφωνία\nstage: ceasefire\nparties: [x1, x2]\nsources: [x1]\n"
        "commitments: ["
        "{id: a, by: [x1], what: Ανταλλαγή, quantity: 1000, unit: άτομα, due: 2026-11-10, "
        "fulfilled: [{date: 2026-05-20, quantity: 200, source: x1}, {date: 2026-05-21, "
        "quantity: 300, source: x1}]}, "
        "{id: b, by: [x1], what: Λόγος, fulfilled: [{date: 2026-05-20, source: x1}]}, "
        "{id: c, by: [x2], what: Δόση, quantity: 5, fulfilled: [{date: 2026-05-20, source: x1}]}, "
        "{id: d, by: [x2], what: Χρέος, quantity: 5}, "
        "{id: e, by: [x2], what: Τέλος, quantity: 5, fulfilled: [{date: 2026-05-20, quantity: 5, "
        "source: x1}]}]",
        "pages/x1": "title: Σελίδα",
    }
    statuses, relations = get_args(Status), get_args(RelationKind)
    for number, when in enumerate(DATES, 1):
        status = statuses[number % len(statuses)]
        of = relations[number % len(relations)]
        other = number % len(DATES) + 1
        tied = of not in {"part-of", "distinct-from", "same-as"}
        made[f"events/x{number}"] = (
            f"title: Γεγονός {number}\ndate: {when}\nstatus: {status}\nsources: [x1, x2, x3]\n"
            f"added: 2026-05-{number:02}\nplaces: [x2]\nissues: [x1]\n"
            f"participants: [{{actor: x1, role: {ROLES[number % 4]}}}, {{actor: x3, for: x1}}, "
            "{actor: x2}]\n"
            + ("time_words: το πρωί\n" if number == 1 else "")
            + (f"track: x1\nround: {number}\n" if number < 3 else "")
            + (f"relations: [{{{of}: 'event:x{other}', source: x1}}]\n" if tied else "")
            + (f"claims:\n{claims()}" if number == 1 else "")
        )
    made["events/x30"] = (
        "title: Παλιό\ndate: 2026-06-20\nstatus: scheduled\nsources: [x1, x4]\nhistory: ["
        + ", ".join(
            f"{{status: {one}, as_of: 2026-05-1{at}, source: x1"
            + (f", date: 2026-06-1{at}, title: Όνομα" if at % 2 else "")
            + "}"
            for at, one in enumerate(statuses)
        )
        + "]\ncorrections: ["
        + ", ".join(
            f"{{date: 2026-07-0{at}, kind: {kind}, note: Σημείωση, why: Λόγος}}"
            for at, kind in enumerate(("correction", "clarification", "update"), 1)
        )
        + "]"
    )
    return made


def claims() -> str:
    """Claims of every stance, on points in dispute, said to everybody and checked in every way."""
    told = []
    for number, stance in enumerate(get_args(Stance)):
        speaker = f"x{number % 2 + 1}"
        claim = (
            f"- {{id: c{number}, speaker: {speaker}, source: x{1 + number % 3}, stance: {stance}, "
        )
        claim += f"made: 2026-05-{10 + number}, issues: [x1], about: {{of: 'event:x1', "
        claim += f"field: {'duration' if number < 4 else 'status'}, value: "
        claim += f"{f'PT{number}H' if number < 4 else ('held', 'cancelled')[number % 2]}}}, "
        claim += "condition: Όρος, " if stance == "accepts-if" else ""
        claim += "to: [press, public, reporters, 'actor:x2', {described_as: Φίλος}], "
        claim += "quote: Λόγια του, lang: uk, " if number % 2 else "says: Έτσι, "
        claim += "original_lang: fr, " if number % 3 == 0 else ""
        claim += "checked: {on: 2026-05-20, by: Άδα, how: read}, " if number == 3 else ""
        told.append(f"{claim}via: [x4, {{vague: Κάποιος}}]}}")
    return "\n".join(told)


def full() -> Iterator[Record]:
    """All these, and a record of each kind with something in every field."""
    yield from (record(path, text) for path, text in files().items())
    whole = world("Λόγια κι άλλα", "https://x.example/a", body="Σώμα του κειμένου.")
    for path, text in (whole | {"events/other": whole["events/gone"]}).items():
        found, errors = decoded(path, text)
        assert found is not None, errors
        yield found


def site(records: Iterable[Record], folder: Path) -> Iterator[tuple[str, bytes]]:
    """The pages of a site of these records, by path."""
    settings = Settings(
        "Χρονικό",
        parties=("x1", "x2"),
        docs_dir="content",
        site_url="https://x.example/",
        lang=LANG,
        repo_url="https://x.example/x/x",
        edit_uri="edit/main/",
        contact="mailto:x1@x.example",
    )
    chronicle = link(records)
    checked, problems = check(chronicle, TODAY)
    errors = [one for one in (*chronicle.problems, *problems) if one.severity == "error"]
    assert errors == []
    edition = Edition(chronicle, settings, as_of(chronicle, "today", TODAY), checked.verdicts)
    renderer = Renderer(folder, settings)
    for page in plan(edition):
        yield page.path, renderer.render(page)


class Spoken(HTMLParser):
    """What a page shows or lets be read aloud, piece by piece."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self.quiet = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take what a tag says aloud."""
        told = {name: value or "" for name, value in attrs}
        # What is copied or is no text.
        if tag in {"style", "script", "pre", "code"} and not self.quiet:
            self.quiet = tag
        self.pieces += [value for name, value in told.items() if name in SPOKEN]
        if tag == "meta" and told.get("name", told.get("property")) in {
            "description",
            "og:title",
            "og:description",
        }:
            self.pieces.append(told["content"])
        if "data-words" in told:
            self.pieces += strings(json.loads(told["data-words"]))
        if "subject=" in told.get("href", ""):
            self.pieces.append("⟦" if "%E2%9F%A6" in told["href"] else "subject")

    def handle_endtag(self, tag: str) -> None:
        """Listen again."""
        if tag == self.quiet:
            self.quiet = ""

    def handle_data(self, data: str) -> None:
        """Take a text."""
        if not self.quiet:
            self.pieces.append(data)


def strings(told: object) -> list[str]:
    """All texts in some JSON, without keys."""
    if isinstance(told, str):
        return [told]
    inner = told.values() if isinstance(told, dict) else told if isinstance(told, list) else ()
    return [text for one in inner for text in strings(one)]


def linked(told: object) -> list[str]:
    """The names and descriptions in JSON-LD."""
    if isinstance(told, dict):
        mine = [str(told[key]) for key in ("name", "description", "headline") if key in told]
        return mine + [text for one in told.values() for text in linked(one)]
    return [text for one in told for text in linked(one)] if isinstance(told, list) else []


def pieces(path: str, data: bytes) -> list[str]:
    """The texts of a file that readers come to see or hear."""
    text = data.decode()
    if path.endswith(".html"):
        parser = Spoken()
        parser.feed(text)
        found = parser.pieces
        for block in re.findall(r'<script type="application/ld\+json">(.*?)</script>', text):
            found += linked(json.loads(block))
        return found
    if path.endswith(".ics"):
        lines = text.replace("\r\n ", "").split("\r\n")
        named = re.compile(r"(NAME|X-WR-CALNAME|SUMMARY|CATEGORIES|LOCATION|DESCRIPTION):(.*)")
        return [match[2] for line in lines if (match := named.fullmatch(line))]
    if path.startswith("feeds/") and path.endswith(".json"):
        feed = json.loads(text)
        return [feed["title"], *(one["content_text"] for one in feed["items"])]
    if path.startswith("feeds/"):
        tree = fromstring(text)  # noqa: S314 - our own
        atom = "{http://www.w3.org/2005/Atom}"
        texts = [
            one.text or "" for one in tree.iter() if one.tag in {f"{atom}title", f"{atom}summary"}
        ]
        return texts + [one.attrib["label"] for one in tree.iter(f"{atom}category")]
    if path == routes.explore_data("names"):
        facets = json.loads(text[text.index("(") + 1 : text.rindex(")")])["facets"]
        options = [words_ for _, _, several, *_ in facets for _, words_, *_ in several]
        return [*(facet for _, facet, *_ in facets), *options]
    if path == routes.POSITIONS_DATA:
        stances = [
            stance
            for row in json.loads(text)["rows"]
            for cell in row["cells"]
            for stance in cell["stances"]
        ]
        return [stance[key] for stance in stances for key in ("verb", "when")]
    if path == "CITATION.cff":
        return re.findall(r"message: (.*)", text)
    return []


def outside(piece: str) -> list[str]:
    """The words of a text that stand outside brackets, in Latin letters."""
    left, before = piece, ""
    while left != before:
        # A picture cuts what has no room in it.
        before, left = left, re.sub(r"⟦[^⟦⟧]*(?:⟧|…)|%\(\w+\)s|content/\w+", " ", left)
    left = re.sub(r"https?://\S+|\S+\.(?:html|json|xml|ics|csv|cff)\b|\S*\bx\d+\S*", " ", left)
    return [one for one in re.findall(r"[A-Za-z]{2,}", left) if one not in NAMES]


def test_a_word_outside_brackets_is_found() -> None:
    assert outside("⟦by ⟧Άδα, ⟦May⟧ 2026, x1 and UTC") == ["and"]
    assert outside("⟦all⟧: 3 https://x.example/a") == []
    assert pieces("a.html", b'<p title="on">by <script>no</script><i>me</i>') == ["on", "by ", "me"]


@pytest.mark.parametrize("limits", [LIMITS, (2, 2, 3)], ids=["whole", "cut"])
def test_nothing_is_said_outside_the_catalogue(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limits: tuple[int, int, int]
) -> None:
    """Neither with all of a record on its page, nor with most of it cut by years and months."""
    monkeypatch.setattr(cut, "__defaults__", (limits,))
    found: dict[str, str] = {}
    seen: set[str] = set()
    with_words: set[str] = set()
    for path, data in site(full(), tmp_path):
        if path.startswith(("admin/", "api/")) or not path.endswith(
            (".html", ".ics", ".json", ".xml", ".cff", ".js")
        ):
            continue
        told = pieces(path, data)
        seen |= {piece for piece in told if "⟦" in piece}
        found |= {piece: path for piece in told if outside(piece)}
        if told:
            with_words.add(path)
    assert len(seen) > 1000
    assert {routes.explore_data("names"), routes.POSITIONS_DATA} <= with_words
    assert found == {}


def test_nothing_is_said_outside_the_catalogue_where_nothing_is_told(tmp_path: Path) -> None:
    found = {
        piece: path
        for path, data in site((), tmp_path)
        if not path.startswith(("admin/", "api/"))
        for piece in (pieces(path, data) if path.endswith((".html", ".cff")) else ())
        if outside(piece)
    }
    assert found == {}
