"""An article that attacks: what is drafted from it, and shown once somebody accepts it, runs not.

The attack stands in the headline, the byline, the outlet, in quotations, names, captions, links and
the page's own data. Drafts go the way of entries, as if a reviewer had looked at nothing.
"""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from html import escape
from pathlib import Path

import pytest
from attacks import AT_ONCE, ATTACKS, Watch, batched
from commands import chronicle
from editions import small
from worlds import copy_of_small, run, tree
from worst import decoded

from chronicle.checks import check
from chronicle.contribute.accept import accept
from chronicle.doubts import doubts
from chronicle.edition import as_of
from chronicle.graph import link
from chronicle.ingest.importing import Imported, import_articles
from chronicle.ingest.reading import Asked, Given
from chronicle.model import Key, Record
from chronicle.page import Edition
from chronicle.pages import plan
from chronicle.project import project_settings
from chronicle.render import Renderer
from chronicle.settings import Settings

TODAY = date(2026, 11, 24)
SETTINGS = Settings("Site", docs_dir="content", site_url="https://site.example/")

# What the drafts refer to whatever the article is.
REGISTER = {
    "outlets/outlet": "---\nname: Outlet\nownership: private\n---\n",
    "actors/norland": "---\nname: Norland\nkind: state\n---\n",
}
# What stands at {0} is the attack, at {name} somebody's name.
TEXT = """{name} offers talks {0} after a call for a truce
Published: March 10, 2024 9:15 PM
By Jon {0} Arvell, The {0} Gazette
President Tomas {name} speaks {0} in Hallport. Photo: {0} Pictures

Sudmark's President Tomas {0} {name} has offered Norland direct talks {0} this week, The {0} Gazette
reported on Saturday.

"We are prepared to sit down with Norland {0} and to leave all conditions outside the door," the
Sudmark president told reporters on Saturday evening, the Channel {0} Nine broadcaster reported.

Norland expects Sudmark to open the strait {0} from March 14, Prime Minister Ada Holm said in a
statement on Sunday, according to {0} media reports.
"""
PAGE = """<!doctype html><html lang="en"><head><title>{0}</title>
<script type="application/ld+json">{1}</script>
<meta property="og:site_name" content="The {0} Gazette"><meta property="og:title" content="{0}">
<meta property="article:published_time" content="2024-03-10T21:15:00Z">
<link rel="canonical" href="https://gazette.example/{0}"></head>
<body><article><h1>{name} offers talks {0}</h1>{2}
<figure><img alt="{0}" src="https://gazette.example/x.png"><figcaption>{0}</figcaption></figure>
<p>More at <a href="{0}">another page</a>.</p></article></body></html>
"""


def name_of(number: int) -> str:
    """A family name of its own for each number, so that no draft takes the place of another."""
    return "Ver" + "".join("aeioubdgklmnprst"[int(digit, 16)] for digit in f"{number:x}") + "lin"


def text_of(attack: str, number: int) -> bytes:
    """An article as text, with the attack in each place."""
    line = " ".join(attack.split())
    return TEXT.replace("{name}", name_of(number)).replace("{0}", line).encode("utf-8", "replace")


def page_of(attack: str, number: int) -> bytes:
    """The same as a page: its markup holds the attack as text, its own data as a value."""
    name = name_of(number)
    told = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": f"{name} offers talks {attack}",
        "datePublished": "2024-03-10T21:15:00Z",
        "author": {"@type": "Person", "name": attack},
        "publisher": {"@type": "Organization", "name": f"The {attack} Gazette", "url": attack},
        "url": attack,
    }
    shown = escape(attack)
    data = json.dumps(told).replace("<", "\\u003c")
    body = "".join(
        f"<p>{escape(part)}</p>" for part in text_of(attack, number).decode().split("\n\n")[1:]
    )
    page = PAGE.replace("{name}", name).replace("{0}", shown)
    page = page.replace("{1}", data).replace("{2}", body)
    return page.encode("utf-8", "replace")


def imported(project: Path, articles: Sequence[bytes]) -> list[Imported]:
    """What comes of articles, in a chronicle that holds nothing; those refused are left out."""
    (project / "content").mkdir(exist_ok=True)
    given = [Given(f"article {number}", data) for number, data in enumerate(articles)]
    drafts = project / ".chronicle" / "drafts"
    asked = Asked(made_by="a test")
    found = import_articles(project, SETTINGS, given, asked, folder=drafts, jobs=2)
    return [one for _, one, _ in found if one is not None]


def pages_of(read: Sequence[Imported]) -> dict[str, str]:
    """The pages of a chronicle of these drafts, as accepted by somebody who sees no harm.

    What the drafts refer to without drafting it, a reviewer would write; here it is left out.
    """
    records: dict[Key, Record] = {}
    for path, text in REGISTER.items():
        record, errors = decoded(path, text)
        assert record is not None, errors
        records[record.key] = record
    for one in read:
        for draft in one.drafts:
            path = f"{draft.path.partition('/')[0]}/{draft.key.id}"
            record, _ = decoded(path, re.sub(r" +#.*", "", draft.text))
            if record is not None:
                records[record.key] = record
    linked = link(records.values())
    while broken := {one.place.path for one in linked.problems if one.severity == "error"}:
        records = {key: one for key, one in records.items() if one.path not in broken}
        linked = link(records.values())
    checked, _ = check(linked, TODAY)
    edition = Edition(linked, SETTINGS, as_of(linked, "newest", TODAY), checked.verdicts)
    return rendered(edition)


def rendered(edition: Edition) -> dict[str, str]:
    """The pages for people of an edition."""
    renderer = Renderer(Path("nowhere"), edition.settings)
    return {
        page.path: renderer.render(page).decode()
        for page in plan(edition)
        if page.path.endswith(".html")
    }


@pytest.mark.parametrize("make", [text_of, page_of], ids=["text", "page"])
def test_an_article_that_attacks_becomes_pages_that_do_not(
    watch: Watch, attacks: tuple[str, ...], tmp_path: Path, make: Callable[[str, int], bytes]
) -> None:
    harmless = pages_of(imported(tmp_path, [make(f"words {n}", n) for n in range(AT_ONCE)]))
    assert watch.open(_richest(harmless)) == []
    allowed = watch.shapes() | watch.parse([*harmless.values(), *rendered(small()).values()])
    read, shown = 0, 0
    for some in batched(attacks, AT_ONCE):
        drafted = imported(tmp_path, [make(one, number) for number, one in enumerate(some)])
        pages = pages_of(drafted)
        read += len(drafted)
        # Each by its call, or by the signs that are left of its markup.
        shown += sum(text.count("alert(1)") + text.count("&lt;") for text in pages.values())
        assert watch.parse(list(pages.values())) - allowed == set(), some
        assert watch.open(_richest(pages)) == [], some
        assert watch.shapes() - allowed == set(), some
        assert watch.outside() == [], some
    # Most were read, and what they say stands in pages: else nothing was tried.
    assert read > 0.8 * len(attacks)
    assert shown > len(attacks) / 2


def _richest(pages: dict[str, str]) -> dict[str, str]:
    """The pages to run: those of events, sources and proposals, and the lists."""
    return {
        path: text
        for path, text in pages.items()
        if path.startswith(("events/", "sources/", "proposals/")) or "/" not in path
    }


def of_small(attack: str, number: int) -> str:
    """An article on what the small site is about, whose drafts could be entries of it.

    A number stands beside each attack, so that no two articles are told to be the same.
    """
    headline, outlet = f"Norland talks {number} {attack}", f"{attack} Gazette {number}"
    url = f"https://press.example/{number}/{attack}"
    shown = escape(attack)
    stated = {
        "@type": "NewsArticle",
        "headline": headline,
        "author": {"name": attack},
        "datePublished": f"2026-05-{10 + number % 15}T09:15:00+00:00",
        "publisher": {"name": outlet},
        "url": url,
    }
    told = "".join(
        f"<p>“We shall {shown} at quay {number * 17 + place} of the harbour,” the "
        f"foreign minister of Norland told reporters in Havn on Saturday.</p>"
        for place in range(3)
    )
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(headline)}'
        f'</title><link rel="canonical" href="{escape(url)}">'
        f'<meta property="og:title" content="{escape(headline)}">'
        f'<meta property="og:site_name" content="{escape(outlet)}">'
        f'<meta name="author" content="{shown}"><script type="application/ld+json">'
        f"{json.dumps(stated).replace('<', chr(92) + 'u003c')}</script></head><body><article>"
        f"<h1>{escape(headline)}</h1><figure><img src=x.jpg alt='{shown}'><figcaption>"
        f"Envoys {shown} in Havn. Photo: {shown}</figcaption></figure>"
        f"<p>Norland and Sudmark held talks number {number} in Havn on Friday, when envoy "
        f"{number * 7919} spoke for {number * 31} minutes about boat {number * 19} and quay "
        f"{number * 13}.</p>{told}</article></body></html>"
    )


def test_an_article_that_an_editor_accepts_unseen_is_words(watch: Watch, tmp_path: Path) -> None:
    """Through the doors: imported by the command, all doubts let pass, accepted and built."""
    project = copy_of_small(tmp_path)
    run(project)
    before = tree(project / "site")
    known = watch.parse([text for path, text in _html_of(before).items()]) | {"em", "strong"}
    names = [f"{number}.html" for number in range(len(ATTACKS))]
    for number, attack in enumerate(ATTACKS.values()):
        (project / names[number]).write_text(of_small(attack, number))
    chronicle("import", "--jobs", "1", *names, cwd=project)
    settings, _ = project_settings(project)
    assert settings is not None
    accepted = 0
    for folder in sorted((project / ".chronicle/drafts").iterdir()):
        reviewed(folder)
        done = accept(project, settings, [folder], TODAY, "2026-11-24T10:00Z")
        accepted += bool(done.moved)
        assert all(one.place.line >= 1 and one.message.isprintable() for one in done.problems)
    assert accepted > 0.7 * len(ATTACKS)
    assert run(project).published
    pages = _html_of(tree(project / "site"))
    assert watch.parse(list(pages.values())) - known == set()
    new = {path: text for path, text in pages.items() if path not in before}
    assert len(new) > 2 * accepted
    assert watch.open(_richest(new)) == []
    assert watch.shapes() - known == set()
    assert watch.outside() == []


def _html_of(site: Mapping[str, bytes]) -> dict[str, str]:
    return {path: data.decode() for path, data in site.items() if path.endswith(".html")}


def reviewed(drafts: Path) -> None:
    """Decide as an editor in a hurry does: every doubt is no doubt, and nothing is a repetition.

    Only an address with characters that no address has is written anew.
    """
    for file in drafts.rglob("*.md"):
        lines = file.read_text().split("\n")
        for doubt in doubts("draft.md", file.read_bytes()):
            row = doubt.place.line - 1
            lines[row] = lines[row][: doubt.place.column - 1].rstrip()
        text = re.sub(r"relations:\n(?: *\n)*  - same-as: .*\n", "", "\n".join(lines))
        odd = r"(?m)^url: (?!https://[\w./%-]*$).*"
        file.write_text(re.sub(odd, f"url: https://press.example/{drafts.name}", text))
