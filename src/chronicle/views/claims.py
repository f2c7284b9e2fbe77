"""A claim as a page shows it: who says what, through whom it came, and how far it was checked."""

from collections.abc import Iterable, Mapping
from typing import Final

import msgspec

from chronicle import routes
from chronicle.model import Audience, Claim, Described, Key, Ref, Source, Status, Vague
from chronicle.page import ClaimKey
from chronicle.views.phrases import direction, language, point_words, value_words
from chronicle.views.quotations import level_of
from chronicle.views.viewer import Dated, Mention, Viewer
from chronicle.views.words import AUDIENCE, STANCE, STATUS, VERDICT, Mark
from chronicle.words import small


class Step(msgspec.Struct, frozen=True, array_like=True):
    """A hand that words went through; without an address where it is no record."""

    label: str
    href: str = ""


class ClaimView(msgspec.Struct, frozen=True):
    """One claim. `chain` runs from the speaker to the source we hold; `about` is another record.

    `href` leads to the claim on the page of its record; it is empty on that page itself, where
    `anchor` is the claim's id. `quote` and `says` are never both empty. `meaning` leads to what the
    mark of a quotation means.
    """

    anchor: str
    href: str
    record: Mention | None
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
    about: Mention | None
    issues: tuple[Mention, ...]
    chain: tuple[Step, ...]
    verdict: Mark | None
    meaning: str
    notes: tuple[str, ...]


def claim_view(
    viewer: Viewer, key: ClaimKey, origin: str, numbers: tuple[Key, ...] = ()
) -> ClaimView:
    """A claim as seen from a page.

    `numbers` are the sources that page lists, in order; the chain ends at the one in that list.
    """
    claim = viewer.claim(key)
    here = routes.record(key.record) == origin
    chain = _chain(viewer, claim, origin, numbers)
    about = viewer.of(claim.about.of).key if claim.about and claim.about.of else key.record
    return ClaimView(
        anchor=claim.id if here else "",
        href="" if here else routes.href(origin, routes.record(key.record), claim.id),
        record=None if here else viewer.mention(key.record, origin),
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
        about=None
        if about == key.record or routes.record(about) == origin
        else viewer.mention(about, origin),
        issues=tuple(
            viewer.mention(issue, origin)
            for issue in (viewer.of(ref, "issue").key for ref in claim.issues)
            if routes.record(issue) != origin
        ),
        chain=chain,
        verdict=_verdict(viewer, key, claim),
        meaning=routes.href(origin, routes.SOURCING, level_of(viewer.verdict(key)))
        if claim.quote
        else "",
        notes=tuple(_notes(viewer, claim, len(chain) - 1)),
    )


def claim_views(
    viewer: Viewer, keys: Iterable[ClaimKey], origin: str, numbers: tuple[Key, ...] = ()
) -> tuple[ClaimView, ...]:
    """Claims in the order given."""
    return tuple(claim_view(viewer, key, origin, numbers) for key in keys)


def claims_in(record: Key, claims: Iterable[Claim]) -> tuple[ClaimKey, ...]:
    """The claims of a record in the order of its file."""
    return tuple(ClaimKey(record, claim.id) for claim in claims)


def speaker(viewer: Viewer, claim: Claim, origin: str) -> Step:
    """Who speaks: a record, or someone whom the source describes."""
    if isinstance(claim.speaker, Described):
        return Step(claim.speaker.described_as)
    mention = viewer.mention(viewer.of(claim.speaker, "actor").key, origin)
    return Step(mention.label, mention.href)


def party_of(viewer: Viewer, claim: Claim) -> Key | None:
    """Whose account a claim is: the party spoken for, else the speaker's own if it is no person."""
    if claim.for_ is not None:
        return Key("actor", viewer.of(claim.for_, "actor").id)
    if isinstance(claim.speaker, Ref):
        actor = viewer.of(claim.speaker, "actor")
        if actor.kind != "person":
            return Key("actor", actor.id)
    return None


def point(viewer: Viewer, claim: Claim) -> str:
    """The field a claim speaks to, and its value: `duration: 1 h 45 min`."""
    if claim.about is None or not claim.about.field:
        return ""
    value = f": {held_words(viewer, claim.about.value)}" if claim.about.value else ""
    return f"{point_words(claim.about.field, viewer.words)}{value}"


def held_words(viewer: Viewer, value: str) -> str:
    """The value that a claim names for a point: a status as the site calls it, else as read."""
    status = _NAMED_STATUS.get(value)
    if status:
        return small(viewer.gettext(STATUS[status].words))
    return value_words(value, viewer.names)


_NAMED_STATUS: Final[Mapping[str, Status]] = {status: status for status in STATUS}


def _chain(viewer: Viewer, claim: Claim, origin: str, numbers: tuple[Key, ...]) -> tuple[Step, ...]:
    """The speaker, the first outlet, those that relayed it, and the source we hold."""
    first = speaker(viewer, claim, origin)
    source: Source = viewer.of(claim.source, "source")
    steps = [
        Step(f"{first.label}{_to_whom(viewer, claim)}"),
        *_relays(viewer, claim, source, origin),
    ]
    label = viewer.of(source.outlet, "outlet").label
    if source.key in numbers:
        steps.append(Step(label, f"#Source-{numbers.index(source.key) + 1}"))
    else:
        steps.append(Step(label, viewer.mention(source.key, origin).href))
    return tuple(steps)


def _relays(viewer: Viewer, claim: Claim, source: Source, origin: str) -> list[Step]:
    """The hands between speaker and source; last the outlet that the source is a reprint of."""
    steps = []
    for one in claim.via:
        if isinstance(one, Vague):
            steps.append(Step(one.vague))
        else:
            outlet = viewer.mention(viewer.of(one, "outlet").key, origin)
            steps.append(Step(outlet.label, outlet.href))
    if source.syndicated_from is not None:
        outlet = viewer.mention(viewer.of(source.syndicated_from, "outlet").key, origin)
        if Step(outlet.label, outlet.href) not in steps:
            steps.append(Step(outlet.label, outlet.href))
    return steps


def _to_whom(viewer: Viewer, claim: Claim) -> str:
    told = []
    for one in claim.to:
        match one:
            case Audience(word):
                told.append(viewer.gettext(AUDIENCE[word]))
            case Described(described_as):
                told.append(_said_to(viewer, described_as))
            case _:
                told.append(_said_to(viewer, viewer.label(viewer.of(one, "actor", "outlet"))))
    return f", {viewer.words.listed(tuple(told))}" if told else ""


def _said_to(viewer: Viewer, name: str) -> str:
    return viewer.words.pgettext("said to someone", "to %(name)s", name=name)


def _verdict(viewer: Viewer, key: ClaimKey, claim: Claim) -> Mark | None:
    if claim.quote is None:
        return None
    verdict = viewer.verdict(key)
    mark = VERDICT[verdict]
    if claim.checked is None or verdict not in {"compared", "read"}:
        return mark
    mark_words, on = viewer.gettext(mark.words), viewer.said(claim.checked.on)
    if not claim.checked.by:
        told = viewer.gettext("%(how)s on %(date)s", how=mark_words, date=on)
    else:
        told = viewer.gettext(
            "%(how)s by %(name)s on %(date)s", how=mark_words, name=claim.checked.by, date=on
        )
    return msgspec.structs.replace(mark, words=told)


def _notes(viewer: Viewer, claim: Claim, steps: int) -> Iterable[str]:
    if claim.quote is None:
        yield viewer.gettext("paraphrase")
    original = language(claim.original_lang, viewer.words)
    if original and claim.original_lang != claim.lang:
        if claim.quote:
            yield viewer.gettext("translated from %(language)s", language=original)
        else:
            yield viewer.gettext("said in %(language)s", language=original)
    elif claim.quote and viewer.is_foreign(claim.lang):
        yield viewer.gettext("in %(language)s", language=language(claim.lang, viewer.words))
    yield viewer.words.spelled(
        "%(count)s step from the speaker", "%(count)s steps from the speaker", steps
    )
