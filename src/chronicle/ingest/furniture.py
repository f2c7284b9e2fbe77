"""Which leading line is the headline where a page's furniture stands above it.

Menus, share buttons and the day on which a page was saved come first in pasted pages. The address
of the article spells its headline more often than not; without one a row of labels is a menu.
"""

import re
from collections.abc import Sequence
from functools import cache
from urllib.parse import unquote, urlsplit

from chronicle.ingest.newsroom import Line, is_publication_line
from chronicle.ingest.register import Register

FURTHEST = 90  # lines: no menu is longer

_SHORTEST_SLUG = 3  # words
_LONGEST_HEADLINE = 220  # characters
_ALIKE = 0.6  # share of words that headline and address have in common
_MENU = 3  # labels in a row
_LABEL = 4  # words
_HEADLINE = 5  # words


def headline_line(lines: Sequence[Line], url: str, register: Register) -> int | None:
    """Return the number of the line that is the headline, where furniture shows that it is.

    None where nothing shows it, as for a text that starts with its headline.
    """
    slug = _slug(url)
    if len(slug) >= _SHORTEST_SLUG:
        alike = [
            (_likeness(slug, line.words), -number)
            for number, line in enumerate(lines)
            if not _is_outlet(line.words, register)
        ]
        best, number = max(alike, default=(0.0, 0))
        if best >= _ALIKE:
            return -number
    return _below_menu(lines)


def _is_outlet(words: str, register: Register) -> bool:
    entry = register.named(words) if len(words) < _LONGEST_HEADLINE else None
    return entry is not None and entry.kind == "outlet"


def is_menu(words: str) -> bool:
    """Tell a whole menu in one line: names one after the other, or headlines between bullets."""
    if len(re.findall(r"\s[•·|]\s", words)) >= _MENU:
        return True
    parts = [word for word in words.split() if word[0].isalnum()]
    capitals = sum(word[0].isupper() for word in parts)
    return (
        len(parts) >= _MENU_WORDS
        and capitals >= _CAPITALS * len(parts)
        and re.search(r"[.!?,;:](?: |$)", words) is None
    )


_MENU_WORDS = 16
_CAPITALS = 0.85  # share; the headline of a paper has fewer words


def _slug(url: str) -> list[str]:
    """The words of the longest part of an address: ministers meet again."""
    try:
        path = unquote(urlsplit(url).path)
    except ValueError:
        return []
    parts = [_words(re.sub(r"\.\w{2,5}$", "", part)) for part in path.split("/")]
    return max(parts, key=len, default=[])


def _words(text: str) -> list[str]:
    plain = re.sub(r"[.'’](?=\w)|(?<=[A-Z])\.", "", text)
    return [word for word in re.findall(r"[^\W_]+", plain.lower()) if not _number().search(word)]


@cache
def _number() -> re.Pattern[str]:
    """The numbers by which systems tell articles apart: 1333819, idUSKCN1G60SH."""
    return re.compile(r"\d{3}|^id[a-z]+\d")


def _likeness(slug: list[str], words: str) -> float:
    """The share of words in common; a sentence that goes on and on has few of them."""
    line = _words(words)
    if len(line) < _SHORTEST_SLUG or len(words) > _LONGEST_HEADLINE:
        return 0.0
    return 2 * len(set(slug) & set(line)) / (len(set(slug)) + len(set(line)))


def _below_menu(lines: Sequence[Line]) -> int | None:
    """The first line of some length below three labels or more."""
    labels = 0
    for number, line in enumerate(lines):
        if is_publication_line(line.words) or is_menu(line.words):
            continue
        if len(line.words.split()) <= _LABEL and line.words[-1] not in '.?!"”’:':
            labels += 1
            continue
        fits = len(line.words.split()) >= _HEADLINE and len(line.words) <= _LONGEST_HEADLINE
        return number if labels >= _MENU and fits and line.words[-1] != "." else None
    return None
