"""The known word nearest to a mistyped one, for hints."""

from collections.abc import Iterable

# Similarity (0–100, normalised Indel) from which a suggestion helps more than it misleads.
_CUTOFF = 70


def nearest(word: str, known: Iterable[str], limit: int = 1) -> tuple[str, ...]:
    """The known words most like `word`, best first, ties in alphabetical order."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - paid for only when a mistake was made

    found = process.extract(
        word, sorted(known), scorer=fuzz.ratio, score_cutoff=_CUTOFF, limit=limit
    )
    return tuple(name for name, _, _ in found)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint naming the nearest known word; empty when none is near."""
    found = nearest(word, known)
    return f"did you mean {found[0]}?" if found else ""
