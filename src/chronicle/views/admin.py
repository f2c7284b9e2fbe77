"""The editor at `admin/`: what Sveltia CMS is told of the model, and the page that loads it.

Its script is served from the site; the page's policy lets it talk to the repository's host and to
nobody else. It writes pull requests, where the host has them, and the checks judge those.
"""

from typing import Any, Final, assert_never
from urllib.parse import urlsplit

import msgspec

from chronicle import routes
from chronicle.model import FOLDERS, KINDS, RECORD_OF, Kind, Relation
from chronicle.page import Edition
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
from chronicle.views.words import KIND, KINDS_TITLE
from chronicle.when import When

Widget = dict[str, Any]

# Of which records the folder may have folders of years: there the editor cannot tell an id from
# its path, so refs to them are typed.
_BY_YEAR: Final[frozenset[Kind]] = frozenset(["event", "source"])


class AdminView(msgspec.Struct, frozen=True):
    """The page that loads the editor."""

    title: str
    script: str
    config: str
    csp: str


class AdminConfigView(msgspec.Struct, frozen=True):
    """The editor's configuration, as text."""

    text: str


def admin_view(edition: Edition) -> AdminView:
    """The page of the editor."""
    settings = edition.settings
    hosts = " ".join(host_of(settings.repo_url).apis)
    return AdminView(
        title=f"Editor · {settings.site_name}",
        script=routes.href(routes.ADMIN, routes.ADMIN_SCRIPT),
        config=routes.href(routes.ADMIN, routes.ADMIN_CONFIG),
        csp=(
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
            "img-src 'self' data: blob:; font-src 'self' data:; worker-src 'self' blob:; "
            f"connect-src 'self' data: blob: {hosts}; base-uri 'none'; form-action 'none'"
        ),
    )


class Host(msgspec.Struct, frozen=True):
    """A host of repositories as the editor knows it: its kind, and where its interface is."""

    name: str
    apis: tuple[str, ...]


def host_of(repo_url: str) -> Host:
    """The host of a repository; what is neither GitHub nor GitLab is taken for Forgejo or Gitea."""
    parts = urlsplit(repo_url)
    origin = f"{parts.scheme}://{parts.netloc}"
    if parts.hostname == "github.com":
        return Host("github", ("https://api.github.com",))
    if (parts.hostname or "").split(".")[0] == "gitlab":
        return Host("gitlab", (origin,))
    return Host("gitea", (origin,))


def admin_config_view(edition: Edition) -> AdminConfigView:
    """The editor's configuration: a collection a kind. JSON is YAML too."""
    settings = edition.settings
    host = host_of(settings.repo_url)
    parts = urlsplit(settings.repo_url)
    backend: Widget = {"name": host.name, "repo": parts.path.strip("/").removesuffix(".git")}
    if host.name == "github":
        backend |= {"open_authoring": True, "auth_scope": "public_repo"}
    elif host.name == "gitlab":
        backend |= {"base_url": host.apis[0], "api_root": f"{host.apis[0]}/api/v4"}
    else:
        backend |= {"base_url": f"{host.apis[0]}/", "api_root": f"{host.apis[0]}/api/v1"}
    config = {
        "app_title": f"Editor · {settings.site_name}",
        "backend": backend,
        **({} if host.name == "gitea" else {"publish_mode": "editorial_workflow"}),
        "media_folder": f"{settings.docs_dir}/assets",
        "public_folder": "/assets",
        "output": {"omit_empty_optional_fields": True},
        "slug": {"encoding": "ascii", "clean_accents": True, "maxlength": 80},
        "collections": [_collection(kind, settings.docs_dir) for kind in KINDS],
    }
    return AdminConfigView(msgspec.json.format(msgspec.json.encode(config)).decode() + "\n")


def _collection(kind: Kind, docs_dir: str) -> Widget:
    fields = fields_of(RECORD_OF[kind])
    keys = {field.key for field in fields}
    title = next(key for key in ("title", "name", "url") if key in keys)
    return {
        "name": FOLDERS[kind],
        "label": KINDS_TITLE[kind],
        "label_singular": KIND[kind],
        "folder": f"{docs_dir}/{FOLDERS[kind]}",
        "identifier_field": title,
        "slug": {
            "template": f"{{{{{title}}}}}",
            "editable": ["create"],
            "hint": _ID_HINT.get(kind, "The id: small letters, digits and hyphens."),
            "pattern": ["^[a-z0-9]+(-[a-z0-9]+)*$", "Small letters, digits and single hyphens"],
        },
        **({"nested": {"subfolders": False}} if kind in _BY_YEAR else {}),
        "fields": [
            *(_widget(field) for field in fields),
            {
                "name": "body",
                "label": "Text",
                "widget": "markdown",
                "required": False,
                "modes": ["raw"],
                "hint": "Markdown, with [[id]] for links to other records.",
            },
        ],
    }


_ID_HINT: Final[dict[Kind, str]] = {
    "event": "The id: the day and a few words, as in 2025-05-16-istanbul-talks.",
    "source": "The id: day, outlet and a few words, as in 2025-05-16-suspilne-talks.",
}


def _widget(field: Field) -> Widget:
    hint = field.meaning
    if isinstance(field.shape, Leaf) and field.shape.type is When:
        hint = f"{hint} As in 2025-05-16, 2025-05, or 2025-05-16T13:35+03:00.".strip()
    return {
        "name": field.key,
        "label": field.key.replace("_", " ").capitalize(),
        **({} if field.required else {"required": False}),
        **({"hint": hint} if hint else {}),
        **_shape(field.shape),
    }


def _shape(shape: Shape) -> Widget:
    match shape:
        case Leaf(leaf):
            return _LEAVES.get(leaf, {"widget": "string"})
        case Choice(words):
            return {"widget": "select", "options": list(words)}
        case RefTo(kinds):
            return _ref(kinds)
        case NameByLanguage():
            return {"widget": "keyvalue", "key_label": "Language", "value_label": "Name"}
        case PartOf(struct):
            return {"widget": "object", "collapsed": True, "fields": _parts(struct)}
        case Either(arms):
            # What is no record (someone described, a vague relay) is written in the file.
            return _shape(arms[0])
        case ListOf(item):
            return _several(_shape(item))
        case _:
            assert_never(shape)


_LEAVES: Final[dict[Any, Widget]] = {
    bool: {"widget": "boolean"},
    int: {"widget": "number", "value_type": "int"},
    float: {"widget": "number", "value_type": "float"},
}


def _several(one: Widget) -> Widget:
    if one["widget"] == "object":
        return {**one, "widget": "list", "summary": _summary(one["fields"])}
    return {**one, "multiple": True} if one["widget"] == "relation" else {"widget": "list"}


def _ref(kinds: tuple[Kind, ...]) -> Widget:
    if len(kinds) > 1 or kinds[0] in _BY_YEAR:
        return {"widget": "string"}
    label = "title" if any(one.key == "title" for one in fields_of(RECORD_OF[kinds[0]])) else "name"
    return {
        "widget": "relation",
        "collection": FOLDERS[kinds[0]],
        "value_field": "{{slug}}",
        "display_fields": [label],
        "search_fields": [label],
    }


def _parts(struct: type[msgspec.Struct]) -> list[Widget]:
    fields = fields_of(struct)
    if struct is not Relation:
        return [_widget(field) for field in fields]
    # A relation is itself the key: one field a word, of which one is filled in.
    words = next(one.shape.words for one in fields if isinstance(one.shape, Choice))
    source = next(field for field in fields if field.key == "source")
    return [
        *({"name": word, "label": word, "required": False, "widget": "string"} for word in words),
        _widget(source),
    ]


def _summary(fields: list[Widget]) -> str:
    return " ".join(f"{{{{{field['name']}}}}}" for field in fields[:3])
