"""Sources of a month with the claims they brought, told without anything that is not theirs."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

import msgspec

from chronicle import routes
from chronicle.model import Claim, Key, Kind, Source, Stance
from chronicle.page import ClaimKey
from chronicle.views.claims import Step, point, speaker
from chronicle.views.parts import Crumb
from chronicle.views.phrases import direction
from chronicle.views.viewer import Dated, Mention, Viewer
from chronicle.views.words import ANSWER, STANCE, Mark
from chronicle.words import to_translate

_REFUSES: Final[frozenset[Stance]] = frozenset({"denies", "rejects", "declines"})
_DENIED: Final = Mark("rejected", to_translate("Denied"))


class KnownClaim(msgspec.Struct, frozen=True):
    """A claim as published; `about` says what kind of record it speaks to, without naming it.

    Its fields are its own, so that what other pages come to show of a claim stays off this one.
    """

    mark: Mark | None
    speaker: Step
    party: Mention | None
    made: Dated
    stance: str
    condition: str
    quote: str
    lang: str
    direction: str
    says: str
    point: str
    about: Crumb | None
    href: str


class KnownSource(msgspec.Struct, frozen=True, array_like=True):
    """A source with the claims it brought; `public` is the day from which on it was as it is.

    One that `is_titled` does not name its outlet and date itself.
    """

    source: Mention
    is_titled: bool
    outlet: Mention
    published: Dated
    changed: Dated
    public: str
    claims: tuple[KnownClaim, ...]


def known_sources(
    viewer: Viewer,
    found: Iterable[tuple[date, Source]],
    claims_of: Mapping[Key, list[ClaimKey]],
    origin: str,
    *,
    refuses: bool,
) -> tuple[KnownSource, ...]:
    """Sources by the day on which they were public, with the claims that refuse, or all others."""
    told = []
    for day, source in found:
        claims = tuple(
            _claim(viewer, key, origin)
            for key in claims_of.get(source.key, ())
            if (viewer.claim(key).stance in _REFUSES) is refuses
        )
        if claims or not refuses:
            told.append(
                KnownSource(
                    viewer.mention(source.key, origin),
                    bool(source.title),
                    viewer.mention(viewer.of(source.outlet, "outlet").key, origin),
                    viewer.dated(source.published),
                    viewer.dated(source.modified),
                    day.isoformat(),
                    claims,
                )
            )
    return tuple(told)


_ABOUT: Final[dict[Kind, str]] = {
    "event": to_translate("an event"),
    "proposal": to_translate("a proposal"),
    "agreement": to_translate("an agreement"),
}


def _claim(viewer: Viewer, key: ClaimKey, origin: str) -> KnownClaim:
    claim: Claim = viewer.claim(key)
    about = viewer.of(claim.about.of).key if claim.about and claim.about.of else key.record
    # A claim that names nothing speaks to its own record; only of a proposal is that worth saying.
    is_said = about != key.record or about.kind == "proposal"
    told = _ABOUT.get(about.kind, "") if is_said else ""
    return KnownClaim(
        mark=_DENIED if claim.stance == "denies" else ANSWER.get(claim.stance),
        speaker=speaker(viewer, claim, origin),
        party=viewer.mention(viewer.of(claim.for_, "actor").key, origin) if claim.for_ else None,
        made=viewer.dated(claim.made),
        stance=STANCE[claim.stance],
        condition=claim.condition,
        quote=claim.quote.text if claim.quote else "",
        lang=claim.lang,
        direction=direction(claim.lang),
        says=claim.says,
        point=point(viewer, claim),
        about=Crumb(viewer.gettext(told), routes.href(origin, routes.record(about)))
        if told
        else None,
        href=routes.href(origin, routes.record(key.record), claim.id),
    )
