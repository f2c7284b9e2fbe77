"""What a page rests on: its sources in order, with outlet, country and ownership."""

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from chronicle.model import Claim, Outlet, Source
from chronicle.views.claims import party_of
from chronicle.views.phrases import country, language
from chronicle.views.viewer import Dated, Mention, Viewer
from chronicle.views.words import OWNERSHIP


class SourceLine(msgspec.Struct, frozen=True):
    """A source as listed. `url` is empty where the address is not known."""

    about: Mention
    url: str
    archive_url: str
    outlet: Mention
    notes: tuple[str, ...]
    published: Dated
    weak: str


def source_line(viewer: Viewer, source: Source, origin: str) -> SourceLine:
    """A source as seen from a page."""
    outlet: Outlet = viewer.of(source.outlet, "outlet")
    return SourceLine(
        about=viewer.mention(source.key, origin),
        url="" if source.url == "unknown" else source.url,
        archive_url=source.archive_url,
        outlet=viewer.mention(outlet.key, origin),
        notes=tuple(_notes(viewer, source, outlet)),
        published=viewer.dated(source.published),
        weak=source.weak,
    )


def source_lines(viewer: Viewer, sources: Iterable[Source], origin: str) -> tuple[SourceLine, ...]:
    """Sources in the order given."""
    return tuple(source_line(viewer, source, origin) for source in sources)


def standing(viewer: Viewer, outlet: Outlet) -> str:
    """Country and ownership of an outlet."""
    where = country(outlet.country, viewer.words)
    return ", ".join(filter(None, (where, viewer.gettext(OWNERSHIP[outlet.ownership]))))


def _notes(viewer: Viewer, source: Source, outlet: Outlet) -> Iterable[str]:
    yield standing(viewer, outlet)
    if viewer.is_foreign(source.lang):
        yield viewer.gettext("in %(language)s", language=language(source.lang, viewer.words))
    if source.syndicated_from is not None:
        outlet_ = viewer.of(source.syndicated_from, "outlet").label
        yield viewer.gettext("syndicated from %(outlet)s", outlet=outlet_)
    if source.cites:
        outlets = ", ".join(viewer.of(ref, "outlet").label for ref in source.cites)
        yield viewer.gettext("relays %(outlets)s", outlets=outlets)


def sourcing(
    viewer: Viewer, sources: tuple[Source, ...], claims: tuple[Claim, ...]
) -> tuple[str, ...]:
    """How sources spread over countries, and claims over parties, in two lines at most."""
    outlets = [viewer.of(source.outlet, "outlet") for source in sources]
    places = Counter(country(outlet.country, viewer.words) for outlet in outlets)
    unknown = places.pop("", 0)
    parties = Counter(party_of(viewer, claim) for claim in claims)
    spread = places.most_common()
    if unknown:
        spread.append((viewer.gettext("of a country not known"), unknown))
    count = viewer.counted("%(count)s source", "%(count)s sources", len(sources))
    told = [f"{count}: {_shares(viewer, spread)}"]
    if claims:
        known = sorted((key for key in parties if key), key=viewer.rank)
        shares = [(viewer.chronicle.records[key].label, parties[key]) for key in known]
        if parties[None]:
            other = viewer.words.ngettext("other", "others", parties[None])
            shares.append((other, parties[None]))
        count = viewer.counted("%(count)s claim", "%(count)s claims", len(claims))
        told.append(f"{count}: {_shares(viewer, shares)}")
    return tuple(told)


def _shares(viewer: Viewer, shares: Sequence[tuple[str, int]]) -> str:
    match shares:
        case [(label, 1)]:
            return label
        case [(label, _)]:
            return viewer.gettext("all %(label)s", label=label)
        case _:
            return ", ".join(f"{number} {label}" for label, number in shares)
