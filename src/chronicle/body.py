"""The parsed text of a record, as values: markup, plain words and refs, in order of reading.

A body knows no other record: refs are as written, and names in `Words` are linked later.
`markdown` makes and resolves bodies.
"""

import msgspec

from chronicle.problems import Place


class Html(msgspec.Struct, frozen=True, array_like=True, tag=True):
    """Markup made by the Markdown engine."""

    text: str


class Words(msgspec.Struct, frozen=True, array_like=True, tag=True):
    """Plain words in which names may be linked: not in a link, quotation, code or heading."""

    text: str


class RefUse(msgspec.Struct, frozen=True, array_like=True, tag=True):
    """`[[id]]`, `[[kind:id]]` or `[[id|words]]`; `kind` and `words` are empty where left out."""

    kind: str
    id: str
    words: str
    place: Place


class Body(msgspec.Struct, frozen=True, array_like=True):
    """All parts in order, the plain text of the first paragraph, and each part's first line."""

    parts: tuple[Html | Words | RefUse, ...] = ()
    summary: str = ""
    lines: tuple[int, ...] = ()
