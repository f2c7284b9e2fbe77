"""What is common to kinds of pages: those of the whole chronicle, and sights with words in them."""

import hashlib
from collections.abc import Callable
from functools import partial

import msgspec

from chronicle.page import Page
from chronicle.views.viewer import Viewer


def of_all(
    viewer: Viewer, path: str, template: str, make: Callable[[Viewer], msgspec.Struct]
) -> Page:
    """The page at a path with the view that a function makes of the whole chronicle."""
    return Page(path, template, partial(make, viewer), viewer.sights.all())


def told_apart(sight: int | None, words: str) -> int | None:
    """A sight that hangs on some words as well."""
    if sight is None:
        return None
    digest = hashlib.blake2b(words.encode(), digest_size=8).digest()
    return hash((sight, int.from_bytes(digest)))
