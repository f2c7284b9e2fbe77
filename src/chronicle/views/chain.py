"""How proposals follow on each other: which counters which, and which takes the place of which."""

from collections import deque

import msgspec

from chronicle.model import Key, Proposal
from chronicle.views.fates import FATE, fate_of
from chronicle.views.viewer import Dated, Mention, Viewer
from chronicle.views.words import Mark
from chronicle.words import to_translate

_TIES = ("counters", "supersedes")


class Tie(msgspec.Struct, frozen=True, array_like=True):
    """What a proposal is to an earlier one, as a message: `counters`, `supersedes`."""

    words: str
    target: Mention


class Step(msgspec.Struct, frozen=True, array_like=True):
    """A proposal in its chain; `is_here` on its own page."""

    proposal: Mention
    when: Dated
    mark: Mark
    ties: tuple[Tie, ...]
    is_here: bool


def ties(viewer: Viewer, proposal: Proposal, origin: str) -> tuple[Tie, ...]:
    """The earlier proposals that a proposal answers or replaces."""
    return tuple(
        Tie(words, viewer.mention(viewer.of(ref, "proposal").key, origin))
        for words, ref in (
            (to_translate("counters"), proposal.counters),
            (to_translate("supersedes"), proposal.supersedes),
        )
        if ref is not None
    )


def chain(viewer: Viewer, proposal: Proposal, origin: str) -> tuple[Step, ...]:
    """All proposals tied to one, directly or through others, by time; none if it stands alone."""
    found: dict[Key, None] = {}
    waiting = deque([proposal.key])
    while waiting:
        key = waiting.popleft()
        if key not in found:
            found[key] = None
            waiting.extend(_beside(viewer, key))
    if len(found) == 1:
        return ()
    return tuple(
        Step(
            viewer.mention(one.key, origin),
            viewer.mention(one.key, origin).when,
            FATE[fate_of(viewer, one).fate],
            ties(viewer, one, origin),
            one.key == proposal.key,
        )
        for one in viewer.in_order(found)
    )


def _beside(viewer: Viewer, key: Key) -> list[Key]:
    proposal: Proposal = viewer.chronicle.records[key]  # type: ignore[assignment] # ties lead to proposals only
    forth = [
        viewer.of(ref, "proposal").key for ref in (proposal.counters, proposal.supersedes) if ref
    ]
    back = [one.key for one in viewer.origins(key, *_TIES, kind="proposal")]
    return [*forth, *back]
