"""Help for editors, from the model: snippets of every kind, settings, and tasks that show mistakes.

Visual Studio Code reads `.vscode/`; docs/howto/editors.md says what other editors make of it.
"""

import re
from collections.abc import Iterator
from typing import Any, Final

import msgspec

from chronicle.contribute.examples import example
from chronicle.model import (
    FOLDERS,
    KINDS,
    RECORD_OF,
    Claim,
    Commitment,
    Correction,
    HistoryStep,
    Part,
    Participant,
    Term,
)
from chronicle.shapes import Choice, Field, fields_of

# Parts that are written often, as an item of the list they stand in, with the keys worth asking.
_ITEMS: Final[dict[str, tuple[type[Part], tuple[str, ...]]]] = {
    "claim": (Claim, ("id", "speaker", "for", "quote", "lang", "stance", "source")),
    "paraphrase": (Claim, ("id", "speaker", "for", "says", "stance", "source")),
    "participant": (Participant, ("actor", "role", "for")),
    "history": (HistoryStep, ("as_of", "status", "date", "source")),
    "term": (Term, ("issue", "text")),
    "commitment": (Commitment, ("id", "by", "what", "due")),
    "correction": (Correction, ("date", "kind", "note")),
}
# Beyond what is required, what an entry of a kind should say if its author knows it.
_WORTH_ASKING: Final = frozenset(
    "kind status track places issues published lang country ownership timezone scope".split()
)


def editor_files() -> dict[str, str]:
    """The files of `.vscode/`, by path."""
    return {
        ".vscode/chronicle.code-snippets": _json(dict(_snippets())),
        ".vscode/extensions.json": _json({"recommendations": ["redhat.vscode-yaml"]}),
        ".vscode/settings.json": _json(_SETTINGS),
        ".vscode/tasks.json": _json(_TASKS),
    }


_SETTINGS: Final = {
    "[markdown]": {
        "editor.quickSuggestions": {"other": True, "comments": False, "strings": True},
        "editor.snippetSuggestions": "top",
        "editor.wordWrap": "on",
    },
    # Front matter alone: for the YAML extension a Markdown file must be switched to YAML first.
    "yaml.schemas": {
        f"./docs/schema/{kind}.json": [
            f"content/{FOLDERS[kind]}/**/*.md",
            f".chronicle/drafts/**/{FOLDERS[kind]}/**/*.md",
        ]
        for kind in KINDS
    },
    "files.exclude": {".chronicle/state": True, "site": True},
}

_MATCHER: Final = {
    "owner": "chronicle",
    "fileLocation": ["relative", "${workspaceFolder}"],
    "pattern": {
        "regexp": r"^(.+?):(\d+):(\d+): (error|warning)\[([a-z-]+)\]: (.*)$",
        "file": 1,
        "line": 2,
        "column": 3,
        "severity": 4,
        "code": 5,
        "message": 6,
    },
}
_TASKS: Final = {
    "version": "2.0.0",
    "tasks": [
        {
            "label": "chronicle: check",
            "detail": "Every mistake of content/, at its place",
            "type": "shell",
            "command": ".venv/bin/chronicle check",
            "windows": {"command": ".venv\\Scripts\\chronicle check"},
            "group": {"kind": "build", "isDefault": True},
            "presentation": {"reveal": "silent"},
            "problemMatcher": _MATCHER,
        },
        {
            "label": "chronicle: check at every save",
            "detail": "The same, again and again while you write",
            "type": "shell",
            "command": ".venv/bin/chronicle check --watch",
            "windows": {"command": ".venv\\Scripts\\chronicle check --watch"},
            "isBackground": True,
            "presentation": {"reveal": "silent"},
            "problemMatcher": {
                **_MATCHER,
                "background": {
                    "activeOnStart": True,
                    "beginsPattern": "^--- ",
                    "endsPattern": "^[0-9]+ files: ",
                },
            },
        },
        {
            "label": "chronicle: preview",
            "detail": "The site as it will be, at http://127.0.0.1:8000/",
            "type": "shell",
            "command": ".venv/bin/mkdocs serve",
            "windows": {"command": ".venv\\Scripts\\mkdocs serve"},
            "isBackground": True,
            "problemMatcher": [],
        },
    ],
}


def _snippets() -> Iterator[tuple[str, dict[str, Any]]]:
    for kind in KINDS:
        struct = RECORD_OF[kind]
        fields = [
            field for field in fields_of(struct) if field.required or field.key in _WORTH_ASKING
        ]
        lines = [f"{field.key}: {_stop(struct, field, n)}" for n, field in enumerate(fields, 1)]
        yield (
            f"New {kind}",
            {
                "scope": "markdown,yaml",
                "prefix": f"new-{kind}",
                "description": " ".join((struct.__doc__ or "").split()),
                "body": ["---", *lines, "---", "$0"],
            },
        )
    for name, (part, keys) in _ITEMS.items():
        known = {field.key: field for field in fields_of(part)}
        stops = [f"{key}: {_stop(part, known[key], n)}" for n, key in enumerate(keys, 1)]
        yield (
            f"A {name}",
            {
                "scope": "markdown,yaml",
                "prefix": f"a-{name}",
                "description": " ".join((part.__doc__ or "").split()),
                "body": [f"- {stops[0]}", *(f"  {stop}" for stop in stops[1:]), "$0"],
            },
        )


def _stop(struct: type[msgspec.Struct], field: Field, number: int) -> str:
    """A place to fill in: a list to choose from, or the example to write over."""
    if isinstance(field.shape, Choice):
        words = sorted(field.shape.words, key=lambda word: word != field.default)
        return f"${{{number}|{','.join(words)}|}}"
    told = re.sub(r"([\\$}])", r"\\\1", example(struct, field.key))
    return f"${{{number}:{told}}}"


def _json(value: Any) -> str:
    return msgspec.json.format(msgspec.json.encode(value)).decode() + "\n"
