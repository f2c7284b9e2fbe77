"""The format reference, written from the model: every key of every kind, its values and meaning."""

from collections.abc import Iterator
from typing import Any, Final, assert_never

import msgspec

from chronicle.contribute.examples import example
from chronicle.model import (
    AUDIENCES,
    FOLDERS,
    RECORDS,
    Audience,
    Common,
    Country,
    Described,
    Language,
    Part,
    Quoted,
    Record,
    Relation,
    Slug,
    Url,
    Vague,
    Wikidata,
    Zone,
)
from chronicle.records import keys_of
from chronicle.shapes import (
    Choice,
    Either,
    Leaf,
    ListOf,
    NameByLanguage,
    PartOf,
    RefTo,
    Shape,
    fields_of,
)
from chronicle.when import When

_HEAD: Final = """\
# The format of records and settings

Generated from `src/chronicle/model.py` by `make reference`; do not edit.

A record is a file `content/<kinds>/…/<id>.md`: YAML front matter between two lines `---`, then text
in Markdown with links `[[id]]`, `[[kind:id]]` or `[[id|words]]`. Every value is read as it is
written: `no`, `12:30` and `010` stay what they are. Keys marked * are required.

The same as JSON Schema, for editors and other programs: [docs/schema/](schema/), or
`chronicle schema KIND`.
"""

_LEAVES: Final[dict[Any, str]] = {
    str: "text",
    int: "whole number",
    float: "number",
    bool: "`true` or `false`",
    When: "date (EDTF, or minutes with an offset)",
    Url: "web address",
    Quoted: "exact words",
    Zone: "IANA time zone",
    Language: "language code",
    Country: "country code",
    Wikidata: "Wikidata id",
    Slug: "small letters, digits, hyphens",
    Described: "`{described_as: text}`",
    Vague: "`{vague: text}`",
    Audience: f"one of {', '.join(f'`{word}`' for word in AUDIENCES)}",
}

# Of every setting an example and its meaning; those of MkDocs first, then those of the plugin.
SETTINGS: Final[dict[str, tuple[str, str]]] = {
    "site_name": ("site_name: Chronicle of the river talks", "The name of the site. Required."),
    "site_url": (
        "site_url: https://example.org/chronicle/",
        "Where the site will be found. Feeds, sitemap and canonical links need it.",
    ),
    "site_description": (
        "site_description: Who said what, and who says so",
        "One line beside the name.",
    ),
    "copyright": ("copyright: Text CC BY 4.0", "What the foot of each page says of rights."),
    "repo_url": (
        "repo_url: https://github.com/example/chronicle",
        "Where the files are kept in public.",
    ),
    "edit_uri": (
        "edit_uri: edit/main/content/",
        "What stands between `repo_url` and a file's path: pages then link to their file.",
    ),
    "docs_dir": ("docs_dir: content", "The folder of the records. Required."),
    "site_dir": ("site_dir: site", "The folder that the site is built into."),
    "templates_dir": (
        "theme: {name: null, custom_dir: templates}",
        "The site's own templates; each takes the place of ours of the same name.",
    ),
    "format": ("format: 1", "The format of records and settings."),
    "as_of": (
        "as_of: newest",
        "The day the site speaks from: `newest` (the newest publication), `today`, or a day.",
    ),
    "parties": (
        "parties: [norland, sudmark]",
        "Actors in the order in which they stand wherever they stand together.",
    ),
    "open_days": (
        "open_days: 180",
        "How long a proposal without activity stays on the front page.",
    ),
    "contact": (
        "contact: desk@example.org",
        "Where readers report mistakes: an e-mail or web address. Else the issues of `repo_url`.",
    ),
    "admin": (
        "admin: true",
        "Whether the site carries an editor at `admin/`; off unless set. See howto/admin.md.",
    ),
    "cards": (
        "cards: false",
        "Whether events have card images, shown where their address is shared; on unless set.",
    ),
    "lang": (
        "lang: de",
        "The language of the site's own words: `en` unless set, or `de`. See languages.md.",
    ),
}


def format_reference() -> str:
    """The whole reference, in Markdown."""
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    yield _HEAD
    parts: dict[type[Part], None] = {}
    for record in RECORDS:
        yield f"## {record.record_kind}: `content/{FOLDERS[record.record_kind]}/`\n"
        yield f"{_summary(record)}\n"
        common = keys_of(Common)
        yield from _table(record, [key for key in keys_of(record) if key not in common], parts)
    yield "## Every kind\n"
    yield from _table(Common, list(keys_of(Common)), parts)
    yield "## Parts\n"
    described: set[type[Part]] = set()
    while missing := [part for part in parts if part not in described]:
        for part in missing:
            described.add(part)
            yield f"### {_name(part)}\n"
            yield f"{_summary(part)}\n"
            yield from _table(part, list(keys_of(part)), parts)
    yield from _settings()


def _table(
    struct: type[msgspec.Struct], keys: list[str], parts: dict[type[Part], None]
) -> Iterator[str]:
    fields = {field.key: field for field in fields_of(struct)}
    yield "| key | value | meaning | example |"
    yield "|---|---|---|---|"
    for key in keys:
        field = fields[key]
        mark = " *" if field.required else ""
        told = example(struct, key)
        # A relation is itself the key.
        line = told if struct is Relation and key != "source" else f"{key}: {told}"
        yield f"| `{key}`{mark} | {_words(field.shape, parts)} | {field.meaning} | `{line}` |"
    yield ""


def _words(shape: Shape, parts: dict[type[Part], None]) -> str:
    """What a value of this shape looks like."""
    match shape:
        case RefTo(kinds):
            any_kind = len(kinds) == len(RECORDS)
            return "id of any record" if any_kind else f"id of {_either(kinds)}"
        case Choice(words):
            return " ".join(f"`{word}`" for word in words)
        case Either(arms):
            return ", or ".join(_words(arm, parts) for arm in arms)
        case NameByLanguage():
            return "`language: name`, …"
        case ListOf(item):
            return f"list of: {_words(item, parts)}"
        case PartOf(struct):
            parts[struct] = None
            return f"[{_name(struct)}](#{_name(struct)})"
        case Leaf(leaf):
            return _LEAVES[leaf]
        case _:
            assert_never(shape)


def _settings() -> Iterator[str]:
    yield "## Settings: `mkdocs.yml`\n"
    yield (
        "The first are MkDocs' own and stand at the left margin; those from `format` on belong to "
        "the plugin and\nstand below `plugins: - chronicle:`.\n"
    )
    yield "| setting | meaning | example |"
    yield "|---|---|---|"
    for name, (line, meaning) in SETTINGS.items():
        yield f"| `{'theme' if name == 'templates_dir' else name}` | {meaning} | `{line}` |"
    yield ""


def _either(kinds: tuple[str, ...]) -> str:
    article = "an" if kinds[0][0] in "aeio" else "a"
    return f"{article} {' or '.join(kinds)}"


def _name(struct: type[msgspec.Struct]) -> str:
    return "".join(
        f"-{letter.lower()}" if letter.isupper() else letter for letter in struct.__name__
    ).lstrip("-")


def _summary(struct: type[Record] | type[Part]) -> str:
    return " ".join((struct.__doc__ or "").split())
