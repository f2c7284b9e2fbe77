"""What stands around every page: the site's own words and links, the same wherever one is.

Nothing here depends on content, so no entry ever rewrites a page for the sake of its frame.
"""

from functools import lru_cache
from typing import Final
from urllib.parse import quote, urlsplit

import msgspec

from chronicle import routes
from chronicle.model import Kind
from chronicle.settings import Settings
from chronicle.views.feeds import SUBJECTS
from chronicle.views.words import KINDS_TITLE
from chronicle.words import Words, to_translate, words_in

# No script but the site's own files, no frame, nothing from elsewhere; a form goes to a page of the
# site, or nowhere, and so does what a script asks for. A server that shows a preview admits its own
# reload script on the way to the browser.
CSP: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "base-uri 'none'; form-action 'self'; connect-src 'self'"
)
COPYRIGHT: Final = to_translate("Text: CC BY 4.0")

_NAV: Final = (
    (to_translate("Timeline"), routes.TIMELINE, ("timeline", "events", "zoom")),
    (to_translate("Proposals"), routes.PROPOSALS, ("proposals", "agreements", "commitments")),
    (to_translate("Positions"), routes.POSITIONS, ("positions",)),
    (to_translate("Actors"), routes.index("actor"), ("actors",)),
    (to_translate("Issues"), routes.index("issue"), ("issues",)),
    (to_translate("Places"), routes.index("place"), ("places", "map")),
)
_WAYS_IN: Final[tuple[Kind, ...]] = ("track", "agreement", "source", "outlet", "page")
_MORE_WAYS: Final = (
    (to_translate("Map"), routes.MAP),
    (to_translate("Commitments"), routes.COMMITMENTS),
    (to_translate("As it was known"), routes.KNOWN),
)


_EVIDENCE: Final = (
    (to_translate("Where accounts differ"), routes.DIFFERENCES),
    (to_translate("Sourcing"), routes.SOURCING),
    (to_translate("Corrections"), routes.CORRECTIONS),
)


class SiteView(msgspec.Struct, frozen=True):
    """The settings that pages show.

    `edit` is the folder where a record's file can be edited, `source` that where it can be read,
    `contact` where readers write to, `issues` where an issue is opened; each may be empty.
    """

    name: str
    description: str
    url: str
    copyright: str
    edit: str
    contact: str
    issues: str
    source: str
    docs_dir: str
    lang: str
    csp: str = CSP
    has_cards: bool = True


class NavLink(msgspec.Struct, frozen=True):
    """A link of the frame; `is_current` on the pages it stands for."""

    label: str
    href: str
    is_current: bool = False


class Furniture(msgspec.Struct, frozen=True):
    """The frame as seen from one page.

    `json` is the file that says the same to programs, where the page is a record's, and
    `own_feed` the feed of that record alone, where it has one; `card` is the picture of an event.
    Without a site_url there is no `canonical`, no feed and no card. `report` is where a mistake on
    the page can be told, or empty.
    """

    front: str
    style: str
    theme: str
    preview: str
    icon: str
    feed: str
    nav: tuple[NavLink, ...]
    ways: tuple[NavLink, ...]
    evidence: tuple[NavLink, ...]
    contributors: str
    data: str
    explore: str
    opensearch: str
    own_feed: str = ""
    canonical: str = ""
    report: str = ""
    card: str = ""
    json: str = ""


def site_view(settings: Settings) -> SiteView:
    """The settings that pages show."""
    edit = settings.edit_uri
    if edit and settings.repo_url and "://" not in edit:
        edit = f"{settings.repo_url.rstrip('/')}/{edit.lstrip('/')}"
    edit = f"{edit.rstrip('/')}/" if "://" in edit else ""
    return SiteView(
        settings.site_name,
        settings.site_description,
        settings.site_url,
        settings.copyright or words_in(settings.lang).gettext(COPYRIGHT),
        edit,
        settings.contact,
        _issues(settings.repo_url),
        _source(edit),
        settings.docs_dir,
        settings.lang,
        has_cards=settings.cards,
    )


def _source(edit: str) -> str:
    """Where files can be read, by where they can be edited, on hosts that name both alike."""
    for one, other in _READ_AT.items():
        if one in edit:
            return edit.replace(one, other, 1)
    return ""


_READ_AT: Final = {"/edit/": "/blob/", "/_edit/": "/src/"}


def furniture(site: SiteView, path: str, words: Words, *, is_gone: bool = False) -> Furniture:
    """The frame of the page at a path; `is_gone` where its record moved or was withdrawn."""
    folder = path.rpartition("/")[0]
    frame = _frame(site, f"{folder}/" if folder else path, words)
    key = routes.key_of(path)
    has_feed = key is not None and key.kind in SUBJECTS and not is_gone
    return msgspec.structs.replace(
        frame,
        own_feed=_link(site, path, routes.atom(routes.feed(key)))
        if site.url and key and has_feed
        else "",
        canonical=routes.absolute(site.url, path) if site.url else "",
        report=_report(site, path, words),
        card=routes.absolute(site.url, routes.card(key))
        if site.url and site.has_cards and key and key.kind == "event" and not is_gone
        else "",
        json=routes.href(path, routes.api_record(key)) if key else "",
    )


@lru_cache(256)
def _frame(site: SiteView, path: str, words: Words) -> Furniture:
    """What the pages of a folder have in common; `path` is the folder, or a page at the top."""
    section = path.partition("/")[0].removesuffix(".html")
    return Furniture(
        front=_link(site, path, routes.FRONT),
        style=_link(site, path, routes.STYLE),
        theme=_link(site, path, routes.THEME_SCRIPT),
        preview=_link(site, path, routes.PREVIEW_SCRIPT),
        icon=_link(site, path, routes.ICON),
        feed=_link(site, path, routes.atom(routes.FEED)) if site.url else "",
        nav=tuple(
            NavLink(words.gettext(label), _link(site, path, target), section in sections)
            for label, target, sections in _NAV
        ),
        ways=(
            *(
                NavLink(words.gettext(KINDS_TITLE[kind]), _link(site, path, routes.index(kind)))
                for kind in _WAYS_IN
            ),
            *(
                NavLink(words.gettext(label), _link(site, path, target))
                for label, target in _MORE_WAYS
            ),
        ),
        evidence=tuple(
            NavLink(words.gettext(label), _link(site, path, target)) for label, target in _EVIDENCE
        ),
        contributors=_link(site, path, routes.CONTRIBUTORS),
        data=_link(site, path, routes.DATA),
        explore=_link(site, path, routes.EXPLORE),
        opensearch=routes.absolute(site.url, routes.OPENSEARCH) if site.url else "",
    )


def _issues(repo_url: str) -> str:
    """Where an issue is opened, as the host of the repository spells it."""
    if not repo_url:
        return ""
    host = urlsplit(repo_url).hostname or ""
    new = "-/issues/new" if host.split(".")[0] == "gitlab" else "issues/new"
    return f"{repo_url.rstrip('/')}/{new}"


def _report(site: SiteView, path: str, words: Words) -> str:
    """Where a reader tells of a mistake on the page at a path; first where no account is needed."""
    page = routes.absolute(site.url, path) if site.url else path
    if site.contact.startswith("mailto:"):
        subject = words.gettext("Mistake on %(page)s", page=page)
        return f"{site.contact}?subject={quote(subject, safe='')}"
    if site.contact or not site.issues:
        return site.contact
    if urlsplit(site.issues).hostname == "github.com":
        return f"{site.issues}?template=correction.yml&page={quote(page, safe='')}"
    return site.issues


def rooted(site_url: str, target: str) -> str:
    """An address from the root of the host: a host serves 404.html at any depth."""
    return routes.absolute(urlsplit(site_url).path or "/", target)


def _link(site: SiteView, path: str, target: str) -> str:
    if path == routes.NOT_FOUND:
        return rooted(site.url, target)
    return routes.href(path, target)
