"""Documents into records and back: one walker over the structs of `model`, for all kinds.

Each leaf is converted by itself, so that five mistakes give five places. A document with an error
gives no record; what its refs lead to is not this module's concern.
"""

import re
import types
from collections.abc import Callable
from functools import cache
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

import msgspec

from chronicle.frontmatter import Document, Mapping, Node, Scalar, Sequence
from chronicle.markdown import parse_body
from chronicle.model import (
    AUDIENCES,
    FOLDERS,
    KINDS,
    RECORD_OF,
    Audience,
    Common,
    Country,
    Described,
    Key,
    Kind,
    Language,
    Localised,
    Part,
    Quoted,
    Record,
    RecordId,
    Ref,
    Relation,
    RelationKind,
    Slug,
    To,
    Url,
    Vague,
    Wikidata,
    Zone,
)
from chronicle.near import did_you_mean
from chronicle.problems import Place, Problem, has_errors
from chronicle.when import When, parse_when

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
ID_LENGTH = 100
# File names that Windows keeps for devices (a clone there would fail), and that of the page which
# lists all records of a kind.
_RESERVED = frozenset(
    [
        "index",
        "con",
        "prn",
        "aux",
        "nul",
        *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)),
    ]
)


class _Missing:
    """What a decoder gives for a value that it has reported a problem about."""


MISSING = _Missing()


class _Walk:
    """One document's walk: where problems are collected."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []

    def place(self, node: Node) -> Place:
        return Place(self.path, node.line, node.column)

    def wrong(self, node: Node, code: str, message: str, hint: str = "") -> _Missing:
        self.problems.append(Problem(self.place(node), code, message, hint))
        return MISSING


_Decoder = Callable[[Node, str, _Walk], Any]


class _Field(NamedTuple):
    name: str
    key: str
    decode: _Decoder
    required: bool


def decode(document: Document, key: Key) -> tuple[Record | None, tuple[Problem, ...]]:
    """Turn a document into the record `key` names, or into everything that is wrong with it."""
    walk = _Walk(document.path)
    values = _mapping(document.front, _fields(RECORD_OF[key.kind]), "", walk)
    body, problems = parse_body(document.path, document.body, document.body_line)
    walk.problems.extend(problems)
    if values is None or has_errors(walk.problems):
        return None, tuple(walk.problems)
    record = RECORD_OF[key.kind](
        id=RecordId(key.id),
        path=document.path,
        body=body,
        keys=tuple((name.text, value.line, value.column) for name, value in document.front.entries),
        **values,
    )
    return record, tuple(walk.problems)


def key_of(path: str) -> Key | Problem:
    """Read kind and id from a record's path, `content/<kinds>/…/<id>.md`."""
    _, folder, *_, name = path.split("/") if path.count("/") >= 2 else ("", "", path)
    kind = _KIND_OF.get(folder)
    if kind is None:
        return Problem(
            Place(path),
            "path-kind",
            f"{folder or path!r} is not a folder of records",
            f"put the file into one of {', '.join(sorted(_KIND_OF))}",
        )
    id_ = name.removesuffix(".md")
    if not ID.fullmatch(id_) or len(id_) > ID_LENGTH or id_ in _RESERVED:
        return Problem(
            Place(path),
            "path-id",
            f"the file name {id_!r} cannot be an id",
            f"use at most {ID_LENGTH} small letters a–z, digits and single hyphens",
        )
    return Key(kind, id_)


_KIND_OF: dict[str, Kind] = {folder: kind for kind, folder in FOLDERS.items()}


# --- mappings ------------------------------------------------------------------------------


@cache
def _fields(struct: type[msgspec.Struct]) -> dict[str, _Field]:
    """The keys of a struct, by name as written, in canonical order: the common ones last."""
    internal = set(Record.__struct_fields__) if issubclass(struct, Record) else {"place"}
    is_kind = issubclass(struct, Common) and struct is not Common
    common = set(Common.__struct_fields__) if is_kind else set()
    fields = sorted(msgspec.structs.fields(struct), key=lambda field: field.name in common)
    return {
        field.encode_name: _Field(
            field.name, field.encode_name, _decoder(field.type), field.required
        )
        for field in fields
        if field.name not in internal
    }


def keys_of(struct: type[msgspec.Struct]) -> tuple[str, ...]:
    """The keys an author may write in a struct, in canonical order."""
    return tuple(_fields(struct))


def _mapping(
    node: Mapping, fields: dict[str, _Field], inside: str, walk: _Walk
) -> dict[str, Any] | None:
    """Decode the entries of a mapping; None when a value is missing or wrong."""
    values: dict[str, Any] = {}
    whole = True
    for name, value in node.entries:
        field = fields.get(name.text)
        if field is None:
            walk.wrong(
                name,
                "key-unknown",
                f"{name.text}: no such key{f' in {inside}' if inside else ''}",
                did_you_mean(name.text, fields) or f"known keys are {', '.join(fields)}",
            )
            whole = False
            continue
        decoded = field.decode(value, name.text, walk)
        if isinstance(decoded, _Missing):
            whole = False
        values[field.name] = decoded
    for key, field in fields.items():
        if field.required and field.name not in values:
            walk.wrong(node, "key-missing", f"{key}: missing", f"add the line `{key}: …`")
            whole = False
    return values if whole else None


def _part(struct: type[Part]) -> _Decoder:
    def decode_part(node: Node, key: str, walk: _Walk) -> Any:
        if not isinstance(node, Mapping):
            return walk.wrong(
                node,
                "shape",
                f"{key}: expected keys and values, found {_shown(node)}",
                f"write {', '.join(f'{name}: …' for name in list(_fields(struct))[:3])}",
            )
        values = _mapping(node, _fields(struct), key, walk)
        return MISSING if values is None else struct(place=walk.place(node), **values)

    return decode_part


def _relation(node: Node, key: str, walk: _Walk) -> Any:
    """`{follows: ID, source: ID}`: the relation is itself the key."""
    kinds = get_args(RelationKind)
    if not isinstance(node, Mapping):
        return walk.wrong(
            node, "shape", f"{key}: expected `follows: ID`, found {_shown(node)}", _one_of(kinds)
        )
    fields = _fields(Relation)
    target = source = None
    relation = ""
    for name, value in node.entries:
        if name.text == "source":
            source = fields["source"].decode(value, "source", walk)
        elif name.text in kinds and not relation:
            relation = name.text
            target = fields["target"].decode(value, name.text, walk)
        elif name.text in kinds:
            return walk.wrong(
                name, "shape", f"{name.text}: a second relation in one item", "start a new `-`"
            )
        else:
            return walk.wrong(
                name,
                "choice",
                f"{name.text!r} is no relation",
                did_you_mean(name.text, kinds) or _one_of(kinds),
            )
    if not relation:
        return walk.wrong(node, "key-missing", f"{key}: no relation named", _one_of(kinds))
    if isinstance(target, _Missing) or isinstance(source, _Missing):
        return MISSING
    return Relation(place=walk.place(node), relation=relation, target=target, source=source)  # type: ignore[arg-type]  # relation is one of RelationKind, target is no None with it


# --- decoders by type ----------------------------------------------------------------------


def _decoder(annotation: Any, kinds: tuple[Kind, ...] = ()) -> _Decoder:
    """The decoder of one field type; raises TypeError for a type the model should not use."""
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *metadata = get_args(annotation)
        named = [note.kinds for note in metadata if isinstance(note, To)]
        return _decoder(inner, named[0] if named else kinds)
    if origin is Literal:
        return _choice(get_args(annotation))
    if origin in {Union, types.UnionType}:
        return _union([arm for arm in get_args(annotation) if arm is not types.NoneType])
    if origin is tuple:
        item = get_args(annotation)[0]
        return _localised if item is Localised else _sequence(_decoder(item))
    if annotation is Ref:
        return _ref(kinds)
    if annotation is Relation:
        return _relation
    if annotation in _LEAVES:
        return _LEAVES[annotation]
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return _part(annotation)
    message = f"no decoder for {annotation!r}"
    raise TypeError(message)


def _union(arms: list[Any]) -> _Decoder:
    """A union of a plain arm with words of a list, or with a described or vague one."""
    if len(arms) == 1:
        return _decoder(arms[0])
    bare = [arm.__origin__ if get_origin(arm) is Annotated else arm for arm in arms]
    plain = _decoder(arms[0])
    special: dict[str, Any] = {
        key: struct
        for key, struct in (("described_as", Described), ("vague", Vague))
        if struct in bare
    }
    literal = next((arm for arm in arms if get_origin(arm) is Literal), None)

    def decode_union(node: Node, key: str, walk: _Walk) -> Any:
        if isinstance(node, Mapping) and special:
            if len(node.entries) == 1 and node.entries[0][0].text in special:
                name, value = node.entries[0]
                words = _text(value, name.text, walk)
                return words if isinstance(words, _Missing) else special[name.text](words)
            expected = " or ".join(f"{{{name}: …}}" for name in special)
            return walk.wrong(
                node, "shape", f"{key}: unknown mapping", f"write an id, or {expected}"
            )
        if isinstance(node, Scalar):
            word = node.text.strip()
            if literal is not None and word in get_args(literal):
                return word
            if Audience in bare and word in AUDIENCES:
                return Audience(word)
        return plain(node, key, walk)

    return decode_union


def _sequence(item: _Decoder) -> _Decoder:
    def decode_sequence(node: Node, key: str, walk: _Walk) -> Any:
        if not isinstance(node, Sequence):
            return walk.wrong(
                node,
                "shape",
                f"{key}: expected a list, found {_shown(node)}",
                f"write {key}: [one, two], or one `- …` a line",
            )
        if not node.nodes:
            return walk.wrong(
                node, "empty", f"{key}: empty list", "give at least one, or leave the key out"
            )
        values = tuple(item(child, key, walk) for child in node.nodes)
        return MISSING if any(isinstance(value, _Missing) for value in values) else values

    return decode_sequence


def _localised(node: Node, key: str, walk: _Walk) -> Any:
    if not isinstance(node, Mapping):
        return walk.wrong(
            node, "shape", f"{key}: expected languages and names, found {_shown(node)}", "uk: Київ"
        )
    values = []
    for name, value in node.entries:
        lang = _language(name, key, walk)
        text = _text(value, name.text, walk)
        if isinstance(lang, _Missing) or isinstance(text, _Missing):
            return MISSING
        values.append(Localised(Language(lang), text))
    return tuple(values)


def _choice(words: tuple[str, ...]) -> _Decoder:
    def decode_choice(node: Node, key: str, walk: _Walk) -> Any:
        text = _text(node, key, walk)
        if isinstance(text, _Missing) or text in words:
            return text
        return walk.wrong(
            node,
            "choice",
            f"{key}: {text!r} is not allowed",
            did_you_mean(text, words) or _one_of(words),
        )

    return decode_choice


def _ref(kinds: tuple[Kind, ...]) -> _Decoder:
    default = kinds[0] if len(kinds) == 1 else ""

    def decode_ref(node: Node, key: str, walk: _Walk) -> Any:
        text = _text(node, key, walk)
        if isinstance(text, _Missing):
            return MISSING
        written, _, id_ = text.rpartition(":")
        kind = written or default
        if kind and kind not in kinds:
            return walk.wrong(
                node,
                "ref-kind",
                f"{key}: {text!r} names a record of kind {kind!r}",
                f"{key} takes {' or '.join(kinds)}" if kind in KINDS else _one_of(kinds),
            )
        if not ID.fullmatch(id_):
            return walk.wrong(
                node,
                "ref-malformed",
                f"{key}: {text!r} is no id",
                "ids are small letters, digits and hyphens, such as kyiv or issue:crimea",
            )
        return Ref(kind, id_, walk.place(node))

    return decode_ref


def _text(node: Node, key: str, walk: _Walk) -> str | _Missing:
    """One line of text, not empty."""
    if not isinstance(node, Scalar):
        hint = "put text with a colon or brackets in quotes"
        return walk.wrong(node, "shape", f"{key}: expected text, found {_shown(node)}", hint)
    text = node.text.strip()
    if not text:
        return walk.wrong(node, "empty", f"{key}: empty", "give a value or leave the key out")
    if "\n" in text:
        return walk.wrong(node, "text-lines", f"{key}: more than one line", "use `>-` or one line")
    return text


def _pattern(pattern: str, code: str, expected: str, example: str) -> _Decoder:
    compiled = re.compile(pattern)

    def decode_pattern(node: Node, key: str, walk: _Walk) -> Any:
        text = _text(node, key, walk)
        if isinstance(text, _Missing) or compiled.fullmatch(text):
            return text
        return walk.wrong(node, code, f"{key}: {text!r} is no {expected}", f"write {example}")

    return decode_pattern


def _when(node: Node, key: str, walk: _Walk) -> Any:
    text = _text(node, key, walk)
    if isinstance(text, _Missing):
        return MISSING
    when = parse_when(text)
    if isinstance(when, When):
        return when
    return walk.wrong(node, "date-invalid", f"{key}: {when.message}", when.hint)


def _url(node: Node, key: str, walk: _Walk) -> Any:
    text = _text(node, key, walk)
    if isinstance(text, _Missing):
        return MISSING
    if _URL.fullmatch(text):
        return text
    return walk.wrong(
        node,
        "url-invalid",
        f"{key}: {text!r} is no web address",
        "write the whole address, starting with https://",
    )


# http and https only: a mailto or javascript address is never a source. No spaces, quotes or
# brackets, so that the address survives every place it is written to.
_URL = re.compile(
    r"https?://[A-Za-z0-9.\-]+(?::[0-9]{1,5})?(?:[/?#][^\s<>\"\\^`{|}\x00-\x20\x7f]*)?"
)


def _number(convert: type[int] | type[float], expected: str) -> _Decoder:
    pattern = re.compile(r"-?[0-9]{1,12}" + (r"(?:\.[0-9]{1,12})?" if convert is float else ""))

    def decode_number(node: Node, key: str, walk: _Walk) -> Any:
        text = _text(node, key, walk)
        if isinstance(text, _Missing):
            return MISSING
        if pattern.fullmatch(text):
            return convert(text)
        return walk.wrong(
            node, "number", f"{key}: {text!r} is no {expected}", "write digits, as in 1000"
        )

    return decode_number


def _boolean(node: Node, key: str, walk: _Walk) -> Any:
    chosen = _choice(("true", "false"))(node, key, walk)
    return chosen if isinstance(chosen, _Missing) else chosen == "true"


def _quoted(node: Node, key: str, walk: _Walk) -> Any:
    text = _text(node, key, walk)
    return text if isinstance(text, _Missing) else Quoted(text, walk.place(node))


def _zone(node: Node, key: str, walk: _Walk) -> Any:
    text = _text(node, key, walk)
    if isinstance(text, _Missing) or text in _zones():
        return text
    return walk.wrong(
        node,
        "zone-unknown",
        f"{key}: {text!r} is no time zone",
        did_you_mean(text, _zones()) or "write an IANA name such as Europe/Kyiv",
    )


@cache
def _zones() -> frozenset[str]:
    """The names of the tzdata wheel, never the system's: two machines agree."""
    from importlib.resources import files  # noqa: PLC0415 - only where a zone is written

    return frozenset(files("tzdata").joinpath("zones").read_text("utf-8").split())


_language = _pattern(
    r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?",
    "lang",
    "language code",
    "two letters such as en or uk (BCP 47)",
)

_LEAVES: dict[Any, _Decoder] = {
    str: _text,
    int: _number(int, "whole number"),
    float: _number(float, "number"),
    bool: _boolean,
    When: _when,
    Url: _url,
    Quoted: _quoted,
    Zone: _zone,
    Language: _language,
    Country: _pattern(
        r"[A-Z]{2}", "country", "country code", "two capital letters such as UA (ISO 3166)"
    ),
    Wikidata: _pattern(r"Q[1-9][0-9]{0,11}", "wikidata", "Wikidata id", "one such as Q1899"),
    Slug: _pattern(ID.pattern, "slug", "short name", "small letters, digits and single hyphens"),
}


def _shown(node: Node) -> str:
    if isinstance(node, Scalar):
        return repr(node.text)
    return "a list" if isinstance(node, Sequence) else "keys and values"


def _one_of(words: tuple[str, ...]) -> str:
    return f"use one of {', '.join(words)}"
