"""The JSON Schema of the files that `formats.record` writes, from the same reading of the model.

Unlike the schemas of files that people write, these know what was read: a number is a number, and
a ref says what it leads to.
"""

from typing import Any, Final, assert_never, get_args

import msgspec

from chronicle.formats.json_text import inert
from chronicle.formats.record import LEFT_OUT
from chronicle.model import (
    AUDIENCES,
    KINDS,
    RECORD_OF,
    Audience,
    Claim,
    Country,
    Described,
    Kind,
    Language,
    Part,
    Quoted,
    Slug,
    Url,
    Vague,
    Wikidata,
    Zone,
)
from chronicle.page import Verdict
from chronicle.shapes import (
    Choice,
    Either,
    Field,
    Leaf,
    ListOf,
    NameByLanguage,
    PartOf,
    RefTo,
    Shape,
    fields_of,
)
from chronicle.views.api import ApiDate, Gone, SchemaFile, Target
from chronicle.views.furniture import SiteView
from chronicle.when import When

Schema = dict[str, Any]

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_TEXT: Final[Schema] = {"type": "string", "minLength": 1}


def _one_key(key: str, value: Schema) -> Schema:
    return {"type": "object", "properties": {key: value}, "required": [key]}


_LEAVES: Final[dict[Any, Schema]] = {
    str: _TEXT,
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    Url: {"type": "string", "format": "uri"},
    Quoted: _TEXT,
    Zone: {**_TEXT, "description": "An IANA time zone."},
    Language: {**_TEXT, "description": "A BCP 47 tag."},
    Country: {"type": "string", "pattern": "^[A-Z]{2}$"},
    Wikidata: {"type": "string", "pattern": "^Q[0-9]+$"},
    Slug: _TEXT,
    Described: _one_key("described_as", _TEXT),
    Vague: _one_key("vague", _TEXT),
    Audience: _one_key("audience", {"enum": list(AUDIENCES)}),
}


def write_schema(view: SchemaFile, site: SiteView) -> bytes:  # noqa: ARG001 - as all writers
    """The schema of a kind's files."""
    return text(schema_of(view.kind))


def text(schema: Schema) -> bytes:
    """A description as indented JSON, for people too."""
    return inert(msgspec.json.format(msgspec.json.encode(schema))) + b"\n"


def schema_of(kind: Kind) -> Schema:
    """What stands at `api/v1/<kind>s/<id>.json`: the record, or what became of it."""
    parts = definitions((kind,), "#/$defs/{name}")
    return {
        "$schema": DIALECT,
        "title": f"A file of {kind}s in the API of a chronicle",
        "oneOf": [{"$ref": f"#/$defs/{name}"} for name in (name_of(kind), "Gone")],
        "$defs": dict(sorted(parts.items())),
    }


def name_of(kind: Kind) -> str:
    """The name of a kind's schema."""
    return RECORD_OF[kind].__name__


def definitions(kinds: tuple[Kind, ...], template: str) -> dict[str, Schema]:
    """The schemas of records and all their parts; `template` is how one refers to another."""
    parts = _Parts(template)
    for kind in kinds:
        parts.record(kind)
    return parts.found


def of_structs(structs: tuple[type, ...], template: str) -> dict[str, Schema]:
    """The schemas of files that are structs of ours.

    Without what docstrings say of them: an optimised Python has none, and would write other bytes.
    """
    _, found = msgspec.json.schema_components(structs, ref_template=template)
    return {name: _without_description(schema) for name, schema in found.items()}


def _without_description(schema: Schema) -> Schema:
    return {key: value for key, value in schema.items() if key != "description"}


def gone(schema: Schema) -> Schema:
    """The schema of what became of a record: without either key it would fit any record."""
    return {**schema, "oneOf": [{"required": ["moved_to"]}, {"required": ["withdrawn"]}]}


class _Parts:
    """The schemas made so far, by name."""

    def __init__(self, template: str) -> None:
        self.template = template
        self.found = of_structs((Target, ApiDate, Gone), template)
        self.found["Gone"] = gone(self.found["Gone"])

    def ref(self, name: str) -> Schema:
        return {"$ref": self.template.format(name=name)}

    def record(self, kind: Kind) -> None:
        struct = RECORD_OF[kind]
        made = self.object(struct)
        head = {
            "type": {"const": kind},
            "id": _TEXT,
            "label": {**_TEXT, "description": "What a link to it says."},
            "path": {**_TEXT, "description": "Its page, relative to the front page."},
            "url": {**_LEAVES[Url], "description": "Its page, where the site has an address."},
            "file": {**_TEXT, "description": "The text file it was read from."},
            "edit": {**_LEAVES[Url], "description": "Where to suggest a change."},
        }
        tail = {
            "summary": {"type": "string", "description": "The first paragraph as plain text."},
            "html": {
                "type": "string",
                "description": "All paragraphs; links are seen from `path`.",
            },
            "updated": {"type": "string", "format": "date-time"},
        }
        made["properties"] = {**head, **made["properties"], **tail}
        always = ("type", "id", "label", "path", "file", "summary", "html")
        made["required"] = [*always, *made["required"]]
        self.found[name_of(kind)] = made

    def object(self, struct: type[msgspec.Struct]) -> Schema:
        fields = [field for field in fields_of(struct) if field.key not in LEFT_OUT]
        made: Schema = {
            "title": struct.__name__,
            "type": "object",
            "properties": {field.key: self.property(field) for field in fields},
            "required": [field.key for field in fields if _is_always_there(field)],
        }
        if struct is Claim:
            told = "Of a quotation: whether its words were found in the article."
            made["properties"]["verdict"] = {"enum": list(get_args(Verdict)), "description": told}
        return made

    def property(self, field: Field) -> Schema:
        return {
            **({"description": field.meaning} if field.meaning else {}),
            **self.shape(field.shape),
        }

    def shape(self, shape: Shape) -> Schema:
        match shape:
            case Leaf(leaf):
                return self.ref("ApiDate") if leaf is When else _LEAVES[leaf]
            case Choice(words):
                return {"enum": list(words)}
            case RefTo(kinds):
                ref = self.ref("Target")
                if set(kinds) == set(KINDS):
                    return ref
                return {"allOf": [ref], "properties": {"type": {"enum": list(kinds)}}}
            case ListOf(item):
                return {"type": "array", "items": self.shape(item)}
            case NameByLanguage():
                return {"type": "object", "additionalProperties": _TEXT}
            case Either(arms):
                return {"anyOf": [self.shape(arm) for arm in arms]}
            case PartOf(struct):
                return self.part(struct)
            case _:
                assert_never(shape)

    def part(self, struct: type[Part]) -> Schema:
        if struct.__name__ not in self.found:
            self.found[struct.__name__] = {}
            self.found[struct.__name__] = self.object(struct)
        return self.ref(struct.__name__)


def _is_always_there(field: Field) -> bool:
    return field.required or bool(field.default) or isinstance(field.shape, ListOf | NameByLanguage)
