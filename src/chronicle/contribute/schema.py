"""The model as JSON Schema, one schema a kind, for editors and other programs.

Draft 7, which editors know best. A schema sees values as YAML 1.2 types them (`round: 1` is a
number, `title: 2025` too), so where we read text it admits what YAML may make of it. It judges the
shape of a file; whether a date exists or an id leads somewhere, `chronicle check` tells.
"""

from typing import Any, Final, assert_never

import msgspec

from chronicle.contribute.examples import example
from chronicle.model import (
    AUDIENCES,
    RECORD_OF,
    Audience,
    Country,
    Described,
    Kind,
    Language,
    Part,
    Quoted,
    Relation,
    Slug,
    Url,
    Vague,
    Wikidata,
    Zone,
)
from chronicle.records import ID
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
from chronicle.when import When

Schema = dict[str, Any]

_TEXT: Final[Schema] = {"type": ["string", "number", "boolean"], "minLength": 1}
_LANGUAGE: Final = "[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?"


def _one_key(key: str) -> Schema:
    return {
        "type": "object",
        "properties": {key: _TEXT},
        "required": [key],
        "additionalProperties": False,
    }


_LEAVES: Final[dict[Any, Schema]] = {
    str: _TEXT,
    int: {"type": ["integer", "string"], "pattern": "^-?[0-9]+$"},
    float: {"type": ["number", "string"], "pattern": r"^-?[0-9]+(?:\.[0-9]+)?$"},
    bool: {"enum": [True, False, "true", "false"]},
    When: {"type": ["string", "integer"], "pattern": "^[-+0-9XYETZ.:~?%/]+$"},
    Url: {"type": "string", "pattern": "^https?://"},
    Quoted: _TEXT,
    Zone: {"type": "string", "pattern": "^[A-Za-z]"},
    Language: {"type": "string", "pattern": f"^{_LANGUAGE}$"},
    Country: {"type": "string", "pattern": "^[A-Z]{2}$"},
    Wikidata: {"type": "string", "pattern": "^Q[1-9][0-9]*$"},
    Slug: {"type": ["string", "integer"], "pattern": f"^{ID.pattern}$"},
    Described: _one_key("described_as"),
    Vague: _one_key("vague"),
    Audience: {"enum": list(AUDIENCES)},
}


def schema_of(kind: Kind) -> Schema:
    """The schema of a kind's front matter."""
    struct = RECORD_OF[kind]
    parts: dict[str, Schema] = {}
    whole = _object(struct, parts)
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": f"Chronicle: {kind}",
        **whole,
        "definitions": dict(sorted(parts.items())),
    }


def schema_text(kind: Kind) -> str:
    """The schema as text, with a line feed at its end."""
    return msgspec.json.format(msgspec.json.encode(schema_of(kind))).decode() + "\n"


def _object(struct: type[msgspec.Struct], parts: dict[str, Schema]) -> Schema:
    fields = fields_of(struct)
    return {
        "description": " ".join((struct.__doc__ or "").split()),
        "type": "object",
        "properties": {field.key: _property(struct, field, parts) for field in fields},
        "required": [field.key for field in fields if field.required],
        "additionalProperties": False,
    }


def _property(struct: type[msgspec.Struct], field: Field, parts: dict[str, Schema]) -> Schema:
    told = {
        "description": f"{field.meaning} Example: {field.key}: {example(struct, field.key)}",
        **({"default": field.default} if field.default else {}),
    }
    shape = _shape(field.shape, parts)
    # Beside a `$ref`, draft 7 passes over all other keys.
    return {**told, "allOf": [shape]} if "$ref" in shape else {**told, **shape}


def _shape(shape: Shape, parts: dict[str, Schema]) -> Schema:
    match shape:
        case Leaf(leaf):
            return _LEAVES[leaf]
        case Choice(words):
            return {"enum": list(words)}
        case RefTo(kinds):
            return {
                "type": ["string", "integer"],
                "pattern": f"^(?:(?:{'|'.join(kinds)}):)?{ID.pattern}$",
            }
        case ListOf(item):
            return {"type": "array", "minItems": 1, "items": _shape(item, parts)}
        case NameByLanguage():
            return {
                "type": "object",
                "propertyNames": {"pattern": f"^{_LANGUAGE}$"},
                "additionalProperties": _TEXT,
            }
        case Either(arms):
            return {"anyOf": [_shape(arm, parts) for arm in arms]}
        case PartOf(struct):
            if struct.__name__ not in parts:
                parts[struct.__name__] = {}
                parts[struct.__name__] = _part(struct, parts)
            return {"$ref": f"#/definitions/{struct.__name__}"}
        case _:
            assert_never(shape)


def _part(struct: type[Part], parts: dict[str, Schema]) -> Schema:
    return _relation(parts) if struct is Relation else _object(struct, parts)


def _relation(parts: dict[str, Schema]) -> Schema:
    """One relation, which is itself the key, and perhaps a source."""
    fields = {field.key: field for field in fields_of(Relation)}
    kinds = fields["relation"].shape
    words = kinds.words if isinstance(kinds, Choice) else ()
    target = _shape(fields["target"].shape, parts)
    source = _property(Relation, fields["source"], parts)
    return {
        "description": " ".join((Relation.__doc__ or "").split()),
        "type": "object",
        "properties": {**dict.fromkeys(words, target), "source": source},
        "oneOf": [{"required": [word]} for word in words],
        "additionalProperties": False,
    }
