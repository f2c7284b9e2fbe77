"""What scripts say: messages with their values left open, handed over in an attribute of the page.

A script has no catalogue of its own. A message with a number comes in all its forms, by the names
that browsers have for them (`Intl.PluralRules`): English has `one` and `other`.
"""

from collections.abc import Mapping
from functools import cache
from typing import Final

import msgspec

from chronicle.words import Words, to_count, to_translate

Said = str | tuple[str, str]
"""A message, or its forms for one and for many."""

EXPLORE: Final[Mapping[str, Said]] = {
    "found": to_count("%(count)s entry found", "%(count)s entries found"),
    "looking": to_translate("Looking …"),
    "lost": to_translate("A file of this page could not be loaded: %(file)s"),
    "part": to_translate("%(found)s, in %(done)s of %(all)s years"),
    "undated": to_translate("no date"),
}
KNOWN: Final[Mapping[str, Said]] = {"title": to_translate("As known on %(date)s")}
POSITIONS: Final[Mapping[str, Said]] = {
    "all": to_translate("all %(count)s"),
    "before": to_translate("before, %(date)s: %(verb)s"),
    "issues": to_count("%(count)s issue by %(date)s", "%(count)s issues by %(date)s"),
    "nothing": to_translate("nothing recorded"),
}
ZOOM: Final[Mapping[str, Said]] = {
    "entries": to_count("%(count)s entry", "%(count)s entries"),
    "none": to_translate("None"),
    "others": to_translate("Others"),
    "seen": to_translate("%(first)s to %(last)s: %(entries)s"),
}
# Numbers of which every form of every language has one.
_NUMBERS: Final = (*range(201), 1000, 1_000_000)


def script_words(words: Words, said: Mapping[str, Said], **more: object) -> str:
    """Messages as JSON, by the names that a script has for them; `more` is said as it is."""
    told = {
        name: words.unfilled(one) if isinstance(one, str) else _forms(words, *one)
        for name, one in said.items()
    }
    return msgspec.json.encode({**told, **more}).decode()


@cache
def _forms(words: Words, one: str, many: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for number in _NUMBERS:
        form = words.locale.plural_form(number)
        if form not in found:
            found[form] = words.unfilled(one, many, number)
    return found
