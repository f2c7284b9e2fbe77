"""The part of mkdocs.yml that concerns the chronicle, from the file itself or by way of MkDocs.

Only what is needed is read and judged: other keys, other plugins and Python tags in them are
MkDocs' business. Whether a folder or an actor exists is for those to say who look for it.
"""

from collections import abc
from collections.abc import Iterator
from itertools import permutations
from pathlib import PurePath, PurePosixPath
from typing import Any

import msgspec

from chronicle import setting_values
from chronicle.near import did_you_mean, nearest
from chronicle.problems import Place, Problem, has_errors, in_order
from chronicle.setting_values import Parse, Wrong
from chronicle.text import read_text
from chronicle.words import ENGLISH
from chronicle.yaml.events import read_mapping
from chronicle.yaml.tree import Mapping, Node, Scalar, Sequence


class Settings(msgspec.Struct, frozen=True):
    """What a site is told about itself.

    An empty text stands for a setting that was not made. Folders are relative to the project, in
    POSIX form; `templates_dir` is the theme's `custom_dir`. `site_url` is http or https and ends
    with a slash. `contact` is a `mailto:` or web address. `as_of` is `newest`, `today` or a day,
    `YYYY-MM-DD`. `lang` is one of `words.languages()`.
    """

    site_name: str
    site_url: str = ""
    site_description: str = ""
    copyright: str = ""
    repo_url: str = ""
    edit_uri: str = ""
    docs_dir: str = "content"
    site_dir: str = "site"
    templates_dir: str = ""
    format: int = setting_values.FORMAT
    as_of: str = "newest"
    parties: tuple[str, ...] = ()
    open_days: int = 180
    contact: str = ""
    admin: bool = False
    cards: bool = True
    lang: str = ENGLISH


def read_settings(path: str, data: bytes) -> tuple[Settings | None, tuple[Problem, ...]]:
    """Read mkdocs.yml; where there are errors there are no settings.

    What MkDocs would fill in from elsewhere (`!ENV`, `INHERIT`, `<<`) is an error where it can
    touch a setting of ours.
    """
    text, problems = read_text(path, data)
    if text is None:
        return None, problems
    tree, mistakes = read_mapping(path, text)
    if tree is None:
        return None, in_order((*problems, *mistakes))
    ours = {node.line for node in _ours(tree)}
    mistakes = tuple(
        mistake
        for mistake in mistakes
        if mistake.place.line in ours or mistake.code not in _LEFT_TO_MKDOCS
    )
    settings, more = _decode(path, tree)
    # What `!ENV X` stands for is not X: nothing more to say about such a value.
    told = {mistake.place for mistake in mistakes}
    more = tuple(problem for problem in more if problem.place not in told)
    problems = in_order((*problems, *mistakes, *more))
    return None if has_errors(problems) else settings, problems


def settings_from_values(
    path: str, values: abc.Mapping[str, object], project: str
) -> tuple[Settings | None, tuple[Problem, ...]]:
    """Read the same settings from values as MkDocs has parsed them.

    `values` has the keys of mkdocs.yml that its author wrote, `plugins` with `{"chronicle": {…}}`
    among them: what MkDocs fills in for others, as an `edit_uri`, is not wanted. Folders that it
    made absolute are taken as relative to `project`, the absolute path of the folder of
    mkdocs.yml. All problems have that file's beginning as their place.
    """
    return _decode(path, _mapping(values, PurePath(project)))


# What a chronicle may not write, but MkDocs reads in its own settings.
_LEFT_TO_MKDOCS = frozenset(
    [
        "yaml-alias",
        "yaml-anchor",
        "yaml-comment",
        "yaml-duplicate-key",
        "yaml-key-not-scalar",
        "yaml-merge-key",
        "yaml-tag",
    ]
)
_NULL = frozenset(["", "~", "null", "Null", "NULL"])
_TOP: dict[str, Parse] = {
    "site_name": setting_values.any_text,
    "site_url": setting_values.folder_address,
    "site_description": setting_values.any_text,
    "copyright": setting_values.any_text,
    "repo_url": setting_values.address,
    "edit_uri": setting_values.edit_uri,
    "docs_dir": setting_values.folder,
    "site_dir": setting_values.folder,
}
_REQUIRED = {"site_name": "site_name: My chronicle", "docs_dir": "docs_dir: content"}
_OPTIONS: dict[str, Parse] = {
    "format": setting_values.format_number,
    "as_of": setting_values.as_of,
    "open_days": setting_values.days,
    "contact": setting_values.contact,
    "admin": setting_values.switch,
    "cards": setting_values.switch,
    "lang": setting_values.site_language,
}
# What our folders are called in mkdocs.yml, for messages.
_KEYS = {"docs_dir": "docs_dir", "site_dir": "site_dir", "templates_dir": "custom_dir"}
_PARTIES = "parties"


class _Walk:
    """Where the values and problems of one file are collected."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.values: dict[str, Any] = {}
        self.nodes: dict[str, Node] = {}
        self.problems: list[Problem] = []

    def wrong(self, node: Node, code: str, message: str, hint: str) -> None:
        place = Place(self.path, node.line, node.column)
        self.problems.append(Problem(place, code, message, hint))

    def has_judged(self, name: str) -> bool:
        return any(problem.message.startswith(f"{name}:") for problem in self.problems)

    def setting(self, name: str, key: str, node: Node | None, parse: Parse) -> None:
        if node is None or _is_null(node):
            return
        if not isinstance(node, Scalar):
            message = f"{key}: expected one value, found a list or keys"
            self.wrong(node, "setting-invalid", message, f"write `{key}: …` on one line")
            return
        text = node.text.strip()
        value = parse(text) if text else ""
        if isinstance(value, Wrong):
            self.wrong(node, "setting-invalid", f"{key}: {value.message}", value.hint)
        elif text:
            self.values[name] = value
            self.nodes[name] = node


def _decode(path: str, tree: Mapping) -> tuple[Settings | None, tuple[Problem, ...]]:
    walk = _Walk(path)
    for key, parse in _TOP.items():
        walk.setting(key, key, tree.get(key), parse)
    theme = tree.get("theme")
    if isinstance(theme, Mapping):
        walk.setting("templates_dir", "custom_dir", theme.get("custom_dir"), setting_values.folder)
    _options(walk, tree)
    for required, line in _REQUIRED.items():
        if required not in walk.values and not walk.has_judged(required):
            walk.wrong(tree, "setting-missing", f"{required}: missing", f"add the line `{line}`")
    for name, _ in tree.entries:
        if name.text == "INHERIT":
            message = "INHERIT: settings of another file are not read"
            walk.wrong(name, "setting-elsewhere", message, "write them into this file")
    if walk.problems:
        return None, in_order(walk.problems)
    settings = Settings(**walk.values)
    _apart(walk, settings)
    return None if walk.problems else settings, in_order(walk.problems)


def _options(walk: _Walk, tree: Mapping) -> None:
    """The options of our plugin, which must be listed once."""
    plugins = list(_plugins(tree))
    ours = [(name, options) for name, options in plugins if name.text == "chronicle"]
    if not ours:
        near = nearest("chronicle", (name.text for name, _ in plugins))
        hint = f"is {near[0]} meant to be chronicle?" if near else "add `- chronicle` to `plugins:`"
        message = "plugins: chronicle is not among them"
        walk.wrong(tree.get("plugins") or tree, "setting-missing", message, hint)
        return
    for name, _ in ours[1:]:
        walk.wrong(name, "setting-invalid", "plugins: chronicle is listed twice", "keep one")
    options = ours[0][1]
    if options is None or _is_null(options):
        return
    if not isinstance(options, Mapping):
        hint = "write `- chronicle: {open_days: 180}`"
        walk.wrong(options, "setting-invalid", "chronicle: expected keys and values", hint)
        return
    known = (*_OPTIONS, _PARTIES)
    for key, node in options.entries:
        if key.text == _PARTIES:
            _parties(walk, node)
        elif key.text in _OPTIONS:
            walk.setting(key.text, key.text, node, _OPTIONS[key.text])
        else:
            hint = did_you_mean(key.text, known) or f"known options are {', '.join(known)}"
            walk.wrong(key, "setting-unknown", f"{key.text}: no such option", hint)


def _plugins(tree: Mapping) -> Iterator[tuple[Scalar, Node | None]]:
    """Names and options; MkDocs takes a list of names and mappings, or one mapping."""
    plugins = tree.get("plugins")
    if isinstance(plugins, Mapping):
        yield from plugins.entries
    elif isinstance(plugins, Sequence):
        for node in plugins.nodes:
            if isinstance(node, Mapping):
                yield from node.entries
            elif isinstance(node, Scalar):
                yield node, None


def _parties(walk: _Walk, node: Node) -> None:
    if _is_null(node):
        return
    if not isinstance(node, Sequence):
        message = f"{_PARTIES}: expected a list of actors"
        walk.wrong(node, "setting-invalid", message, "write `parties: [ukraine, russia]`")
        return
    ids: list[str] = []
    for child in node.nodes:
        found = setting_values.actor_id(child.text if isinstance(child, Scalar) else "")
        if isinstance(found, Wrong):
            walk.wrong(child, "setting-invalid", f"{_PARTIES}: {found.message}", found.hint)
        elif found in ids:
            walk.wrong(child, "setting-invalid", f"{_PARTIES}: {found} is there twice", "keep one")
        else:
            ids.append(found)
    walk.values[_PARTIES] = tuple(ids)


def _apart(walk: _Walk, settings: Settings) -> None:
    """A folder of ours inside another would be read, or removed, as a part of it."""
    folders = {name: PurePosixPath(path) for name in _KEYS if (path := getattr(settings, name))}
    for (inner, path), (outer, around) in permutations(folders.items(), 2):
        if path.is_relative_to(around) and (path != around or inner < outer):
            message = f"{_KEYS[inner]}: {path} lies inside {_KEYS[outer]}, {around}"
            if path == around:
                message = f"{_KEYS[inner]}: {path} is {_KEYS[outer]} as well"
            # One of two folders that were never named cannot lie in the other.
            node = walk.nodes.get(inner) or walk.nodes[outer]
            walk.wrong(node, "setting-invalid", message, "let the two lie beside each other")


def _is_null(node: Node) -> bool:
    return isinstance(node, Scalar) and node.plain and node.text in _NULL


def _ours(tree: Mapping) -> Iterator[Node]:
    """The nodes that settings are made of: what is wrong on their lines concerns us."""
    for key, value in tree.entries:
        if key.text in {*_TOP, "INHERIT", "<<"}:
            yield from (key, *_nodes(value))
        elif key.text in {"theme", "plugins"}:
            yield from (key, *([value] if isinstance(value, Scalar) else ()))
            for name, inner in value.entries if isinstance(value, Mapping) else ():
                if name.text in {"custom_dir", "chronicle", "<<"}:
                    yield from (name, *_nodes(inner))
    for name, options in _plugins(tree):
        if name.text in {"chronicle", "<<"}:
            yield from (name, *(() if options is None else _nodes(options)))


def _nodes(node: Node) -> Iterator[Node]:
    yield node
    if isinstance(node, Sequence):
        for child in node.nodes:
            yield from _nodes(child)
    elif isinstance(node, Mapping):
        for key, value in node.entries:
            yield key
            yield from _nodes(value)


def _mapping(values: abc.Mapping[Any, object], project: PurePath) -> Mapping:
    entries = [(Scalar(str(key)), _node(value, project)) for key, value in values.items()]
    return Mapping(tuple(entries))


def _node(value: object, project: PurePath) -> Node:
    if value is None:
        return Scalar("")
    if isinstance(value, abc.Mapping):
        return _mapping(value, project)
    if isinstance(value, list | tuple):
        return Sequence(tuple(_node(child, project) for child in value))
    text = str(value).lower() if isinstance(value, bool) else str(value)
    path = PurePath(text)
    if path.is_absolute() and path.is_relative_to(project):
        text = path.relative_to(project).as_posix()
    return Scalar(text, plain=False)
