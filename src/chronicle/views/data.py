"""The page that tells people what there is for programs, and what one may do with it."""

from collections.abc import Iterator
from typing import Final

import msgspec

from chronicle import routes
from chronicle.model import KINDS, Kind
from chronicle.views.api import UNDATED, YEARLY, years
from chronicle.views.appointments import is_appointment, year_of
from chronicle.views.feeds import ENTRIES
from chronicle.views.parts import Crumb, PageView
from chronicle.views.viewer import Viewer
from chronicle.views.words import KINDS_TITLE
from chronicle.words import to_translate


class Download(msgspec.Struct, frozen=True, array_like=True):
    """A file: its name for people, where it is, what it holds."""

    label: str
    href: str
    note: str = ""


class Year(msgspec.Struct, frozen=True, array_like=True):
    """The files of a year."""

    name: str
    files: tuple[Download, ...]


class Offer(msgspec.Struct, frozen=True, array_like=True):
    """A form the chronicle can be had in: for what, how it is meant, and its files."""

    id: str
    title: str
    about: tuple[str, ...]
    files: tuple[Download, ...] = ()
    years: tuple[Year, ...] = ()


class DataPageView(PageView, frozen=True, kw_only=True):
    """All offers."""

    offers: tuple[Offer, ...]


def data_page_view(viewer: Viewer) -> DataPageView:
    """The page of all data."""
    return DataPageView(
        title=viewer.gettext("Data"),
        description=viewer.gettext(
            "The whole chronicle for programs and spreadsheets: what there is, and how to use it."
        ),
        crumbs=(
            Crumb(viewer.gettext("Timeline"), routes.href(routes.DATA, routes.TIMELINE)),
            Crumb(viewer.gettext("Data")),
        ),
        offers=tuple(_offers(viewer)),
    )


def _offers(viewer: Viewer) -> Iterator[Offer]:
    is_placed = bool(viewer.edition.settings.site_url)
    if is_placed:
        yield _feeds(viewer)
        yield _calendars(viewer)
    yield from _tables(viewer)
    yield _api(viewer)
    yield _pages(viewer, is_placed=is_placed)


def _download(label: str, path: str, note: str = "") -> Download:
    return Download(label, routes.href(routes.DATA, path), note)


def _feeds(viewer: Viewer) -> Offer:
    return Offer(
        "Feeds",
        viewer.gettext("Feeds: what is new"),
        (
            viewer.gettext(
                "The last %(number)s entries that were added or corrected, for a feed reader. Each "
                "actor, issue and track has a feed of its own, linked at the foot of its page.",
                number=ENTRIES,
            ),
        ),
        (
            _download(viewer.gettext("All entries: Atom"), routes.atom(routes.FEED)),
            _download(viewer.gettext("All entries: JSON Feed"), routes.json_feed(routes.FEED)),
            _download(
                viewer.gettext("Corrections alone: Atom"), routes.atom(routes.CORRECTIONS_FEED)
            ),
            _download(
                viewer.gettext("Corrections alone: JSON Feed"),
                routes.json_feed(routes.CORRECTIONS_FEED),
            ),
        ),
    )


def _calendars(viewer: Viewer) -> Offer:
    dated = [event for event in viewer.chronicle.events if is_appointment(event.date)]
    names = sorted({year_of(event) for event in dated}, reverse=True)
    return Offer(
        "Calendars",
        viewer.gettext("Calendars: what comes and what came"),
        (
            viewer.gettext(
                "To subscribe to in a calendar program: what is moved or called off changes there. "
                "Only what is known to the day is in a calendar. Tracks and actors have calendars "
                "of their own, linked at the foot of their pages."
            ),
        ),
        (
            _download(
                viewer.gettext("The last two years and what is to come"),
                routes.CALENDAR,
                "iCalendar",
            ),
        )
        if dated
        else (),
        tuple(
            Year(f"{name:04}", (_download("iCalendar", routes.calendar_year(name)),))
            for name in names
        ),
    )


_TABLES: Final = (
    (
        "Events",
        "events",
        to_translate("Events as a table and as a map"),
        to_translate(
            "A line for each event, by the year of its date: what, when as far as it is known, "
            "where, who, and by which sources. On the map it stands in its places where their "
            "positions are known."
        ),
    ),
    (
        "Claims",
        "claims",
        to_translate("Claims: who said what"),
        to_translate(
            "A line for each claim, on events, proposals and agreements: the speaker, the "
            "words, through whom they came, and how far a quotation was checked."
        ),
    ),
    (
        "Sources",
        "sources",
        to_translate("Sources"),
        to_translate("A line for each page that entries rest on, by the year it was published."),
    ),
    (
        "Citations",
        "citations",
        to_translate("Citations"),
        to_translate(
            "Entries and articles for a reference manager. Every page has its own citation to "
            "copy, under “Cite this entry”."
        ),
    ),
)
_FORMS: Final = {"csv": "CSV", "geojson": "GeoJSON", "bib": "BibTeX", "csl.json": "CSL-JSON"}


def _tables(viewer: Viewer) -> Iterator[Offer]:
    yearly = {one.name: one for one in YEARLY}
    for id_, name, title, about in _TABLES:
        one = yearly[name]
        told = tuple(
            Year(
                viewer.gettext("undated") if year == UNDATED else year,
                tuple(
                    _download(_FORMS[ending], routes.data_year(name, year, ending))
                    for _, ending in one.forms
                ),
            )
            for year in reversed(years(viewer, one))
        )
        files = (
            (_download(viewer.gettext("All places"), routes.DATA_PLACES, "GeoJSON"),)
            if id_ == "Events"
            else ()
        )
        yield Offer(id_, viewer.gettext(title), (viewer.gettext(about),), files, told)


def _pages(viewer: Viewer, *, is_placed: bool) -> Offer:
    """What pages and the site say of themselves."""
    told = viewer.gettext("How to cite the chronicle as a whole stands in CITATION.cff.")
    if is_placed:
        more = viewer.gettext(
            "Every page says what it is about in the words of schema.org (JSON-LD), and a picture "
            "of each event goes with its address where it is shared. The list of all pages is "
            "sitemap.xml."
        )
        told = f"{told} {more}"
    files = [_download("CITATION.cff", routes.CITATION)]
    if is_placed:
        files.append(_download("sitemap.xml", routes.SITEMAP))
    return Offer("Pages", viewer.gettext("For machines that read pages"), (told,), tuple(files))


_KINDS: Final[dict[Kind, str]] = {
    "event": to_translate("event"),
    "source": to_translate("source"),
    "outlet": to_translate("outlet"),
    "actor": to_translate("actor"),
    "place": to_translate("place"),
    "issue": to_translate("issue"),
    "track": to_translate("track"),
    "proposal": to_translate("proposal"),
    "agreement": to_translate("agreement"),
    "page": to_translate("page"),
}
_BY_SIZE: Final[dict[Kind, str]] = {
    "event": to_translate("events by month"),
    "source": to_translate("sources by month of publication"),
}


def _api(viewer: Viewer) -> Offer:
    lists = ", ".join(
        viewer.gettext(_BY_SIZE[kind])
        if kind in _BY_SIZE
        else viewer.words.inside(viewer.gettext(KINDS_TITLE[kind]))
        for kind in KINDS
        if viewer.chronicle.of_kind[kind]
    )
    return Offer(
        "Api",
        viewer.gettext("JSON for programs"),
        (
            viewer.gettext(
                "Every entry is a file whose keys are those of its text file: replace the folder "
                "and the ending of a page’s address, so that events/….html becomes "
                "api/v1/events/….json. "
                "A reference tells the type, the id and the name of what it leads to. A date says "
                "what is known of it in EDTF, with the first and the last day it may mean."
            ),
            viewer.gettext(
                "Lists tell enough to choose by: %(lists)s. What was withdrawn or renamed leaves a "
                "note at its address.",
                lists=lists or viewer.gettext("none yet"),
            ),
            viewer.gettext("Within v1 keys are added, never removed or given another meaning."),
        ),
        (
            _download(viewer.gettext("Index of all lists"), routes.API_INDEX),
            _download(viewer.gettext("OpenAPI description"), routes.API_OPENAPI),
            *(
                _download(
                    viewer.gettext("JSON Schema: %(kind)s", kind=viewer.gettext(_KINDS[kind])),
                    routes.api_schema(kind),
                )
                for kind in KINDS
            ),
        ),
    )
