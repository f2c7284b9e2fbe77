"""What a page is about, in the words of schema.org: a block of JSON-LD for search engines.

It is made of the page's own view, so that it costs nothing until the page is written and can say
nothing that the page does not show. It names things by the addresses of their pages, where more is
said of them, and repeats as little as it may.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import singledispatch
from posixpath import dirname, join, normpath
from typing import Any, Final
from urllib.parse import unquote

import msgspec

from chronicle import routes
from chronicle.formats.json_text import inert
from chronicle.views.actor import ActorView
from chronicle.views.agreement import AgreementView
from chronicle.views.claims import ClaimView
from chronicle.views.data import DataPageView
from chronicle.views.event import EventView
from chronicle.views.front import FrontView
from chronicle.views.furniture import SiteView
from chronicle.views.issue import IssueView
from chronicle.views.notices import ProseView
from chronicle.views.outlet import OutletView
from chronicle.views.parts import PageView, Spelling
from chronicle.views.place import PlaceView
from chronicle.views.proposal import ProposalView
from chronicle.views.source import SourceView
from chronicle.views.sources import SourceLine
from chronicle.views.track import TrackView
from chronicle.views.viewer import Mention

Node = dict[str, Any]
Whole = Callable[[str], str]
"""Makes an address as seen from the page whole."""

LICENCE: Final = "https://creativecommons.org/licenses/by/4.0/"
_STATUS: Final[Mapping[str, str]] = {
    "scheduled": "EventScheduled",
    "rescheduled": "EventRescheduled",
    "postponed": "EventPostponed",
    "under-way": "EventScheduled",
    "held": "EventScheduled",
    "cancelled": "EventCancelled",
    "did-not-happen": "EventCancelled",
}
_ACTORS: Final[Mapping[str, str]] = {"Person": "Person", "State": "Country"}
_ARTICLES: Final[Mapping[str, str]] = {
    "Article": "NewsArticle",
    "Social post": "SocialMediaPosting",
    "Document": "DigitalDocument",
    "Video": "VideoObject",
}


def linked_data(view: PageView, site: SiteView, path: str) -> str:
    """The block of a page: inert, and without anything that could end it before its end."""
    graph = [_main(view, site, path)]
    if crumbs := _crumbs(view, site, path):
        graph.append(crumbs)
    told = {"@context": "https://schema.org", "@graph": graph}
    return inert(msgspec.json.encode(told)).decode()


def _main(view: PageView, site: SiteView, path: str) -> Node:
    def whole(href: str) -> str:
        target, _, fragment = href.partition("#")
        if "://" in target:
            return href
        there = normpath(join(dirname(path), unquote(target))) if target else path
        return routes.absolute(site.url, there) + (f"#{fragment}" if fragment else "")

    here = routes.absolute(site.url, path)
    told = {"@id": here, "name": view.title, "description": view.description, "url": here}
    return _without_blanks(told | about(view, site, whole))


def _crumbs(view: PageView, site: SiteView, path: str) -> Node:
    steps = []
    for at, crumb in enumerate(view.crumbs, 1):
        step: Node = {"@type": "ListItem", "position": at, "name": crumb.label}
        if crumb.href:
            there = normpath(join(dirname(path), unquote(crumb.href)))
            step["item"] = routes.absolute(site.url, there)
        steps.append(step)
    return {"@type": "BreadcrumbList", "itemListElement": steps} if steps else {}


@singledispatch
def about(view: PageView, site: SiteView, whole: Whole) -> Node:  # noqa: ARG001 - for all kinds
    """What a page is about: its type, and what is known of it beyond name and address."""
    return {"@type": "CollectionPage", "isPartOf": {"@id": site.url}}


@about.register
def _front(view: FrontView, site: SiteView, whole: Whole) -> Node:  # noqa: ARG001
    return {
        "@type": "WebSite",
        "name": site.name,
        "description": site.description or view.description,
        "inLanguage": site.lang,
        "license": LICENCE if "CC BY 4.0" in site.copyright else "",
    }


@about.register
def _data(view: DataPageView, site: SiteView, whole: Whole) -> Node:
    return {
        "@type": "Dataset",
        "name": site.name,
        "isAccessibleForFree": True,
        "license": LICENCE if "CC BY 4.0" in site.copyright else "",
        "creator": {"@type": "Organization", "name": site.name, "url": site.url},
        "distribution": [
            {"@type": "DataDownload", "name": file.label, "contentUrl": whole(file.href)}
            for offer in view.offers
            for file in offer.files
        ],
    }


@about.register
def _event(view: EventView, site: SiteView, whole: Whole) -> Node:  # noqa: ARG001
    status = _STATUS.get(view.status.symbol)
    start, end = view.ends
    return {
        "@type": "Event",
        "startDate": start,
        "endDate": end,
        "eventStatus": f"https://schema.org/{status}" if status else "",
        "location": [_named("Place", place[0], whole) for place in view.places if place],
        "attendee": [
            _named("", one, whole)
            for one in dict.fromkeys(
                one
                for party in view.parties
                for one in (
                    *((party.party,) if party.party else ()),
                    *(person.mention for person in party.people),
                )
            )
        ],
        "about": _all("", view.issues, whole),
        "superEvent": _named("EventSeries", view.track, whole) if view.track else None,
        "subjectOf": [
            *(_cited(line, whole) for line in view.sources),
            *_claims(view.claims, whole),
        ],
    }


@about.register
def _proposal(view: ProposalView, site: SiteView, whole: Whole) -> Node:  # noqa: ARG001
    return {
        "@type": "CreativeWork",
        "author": _all("", view.proposers, whole),
        "dateCreated": view.tabled.iso,
        "expires": view.due.iso,
        "citation": [_cited(line, whole) for line in view.sources],
        "subjectOf": _claims((one for one in view.claims if one.anchor), whole),
    }


@about.register
def _agreement(view: AgreementView, site: SiteView, whole: Whole) -> Node:  # noqa: ARG001
    return {
        "@type": "CreativeWork",
        "author": _all("", view.parties, whole),
        "citation": [_cited(line, whole) for line in view.sources],
        "subjectOf": _claims((one for one in view.claims if one.anchor), whole),
    }


@about.register
def _actor(view: ActorView, site: SiteView, whole: Whole) -> Node:  # noqa: ARG001
    return {
        "@type": _ACTORS.get(view.kind, "Organization"),
        **_names(view.spellings, view.wikidata),
        "affiliation": _all("", view.stands_for, whole) if view.kind == "Person" else None,
    }


@about.register
def _place(view: PlaceView, site: SiteView, whole: Whole) -> Node:  # noqa: ARG001
    return {
        "@type": "Place",
        **_names(view.spellings, view.wikidata),
        "containedInPlace": _named("Place", view.within[0], whole) if view.within else None,
    }


@about.register
def _outlet(view: OutletView, site: SiteView, whole: Whole) -> Node:  # noqa: ARG001
    return {"@type": "NewsMediaOrganization", **_names(view.spellings, view.wikidata)}


@about.register
def _source(view: SourceView, site: SiteView, whole: Whole) -> Node:
    return {
        "@type": _ARTICLES.get(view.kind, "Article"),
        "headline": view.title,
        "url": view.url,
        "archivedAt": view.archive_url,
        "datePublished": view.published.iso,
        "dateModified": view.modified.iso,
        "inLanguage": view.article.lang,
        "author": [{"@type": "Person", "name": author} for author in view.article.authors],
        "publisher": _named("Organization", view.outlet, whole),
        "mainEntityOfPage": whole(""),
        "subjectOf": {"@type": "WebPage", "isPartOf": {"@id": site.url}},
    }


@about.register
def _issue(view: IssueView, site: SiteView, whole: Whole) -> Node:  # noqa: ARG001
    return {"@type": "DefinedTerm"}


@about.register
def _track(view: TrackView, site: SiteView, whole: Whole) -> Node:  # noqa: ARG001
    return {
        "@type": "EventSeries",
        "superEvent": _named("EventSeries", view.parent, whole) if view.parent else None,
    }


@about.register
def _prose(view: ProseView, site: SiteView, whole: Whole) -> Node:  # noqa: ARG001
    return {"@type": "WebPage", "isPartOf": {"@id": site.url}, "dateModified": view.version.iso}


# --- parts ---------------------------------------------------------------------------------


def _named(type_: str, one: Mention, whole: Whole) -> Node:
    """Another record; without a type where its own page alone knows it."""
    return ({"@type": type_} if type_ else {}) | {"@id": whole(one.href), "name": one.label}


def _all(type_: str, mentions: Iterable[Mention], whole: Whole) -> list[Node]:
    return [_named(type_, one, whole) for one in mentions]


def _cited(line: SourceLine, whole: Whole) -> Node:
    return _without_blanks(
        {
            "@type": "NewsArticle",
            "@id": whole(line.about.href),
            "headline": line.about.label,
            "url": line.url,
            "datePublished": line.published.iso,
            "publisher": {"@type": "Organization", "name": line.outlet.label},
        }
    )


def _claims(claims: Iterable[ClaimView], whole: Whole) -> list[Node]:
    """What was claimed on this page: by whom, in which words."""
    return [
        _without_blanks(
            {
                "@type": "Claim",
                "@id": whole(f"#{one.anchor}"),
                "text": one.quote or one.says,
                "dateCreated": one.made.iso,
                "author": {"@id": whole(one.speaker.href), "name": one.speaker.label}
                if one.speaker.href
                else {"@type": "Person", "description": one.speaker.label},
            }
        )
        for one in claims
    ]


def _names(spellings: Iterable[Spelling], wikidata: str) -> Node:
    return {
        "alternateName": [one.text for one in spellings],
        "sameAs": f"https://www.wikidata.org/entity/{wikidata}" if wikidata else "",
    }


def _without_blanks(node: Node) -> Node:
    return {key: value for key, value in node.items() if value not in ("", None, [])}
