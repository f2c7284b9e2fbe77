"""The forms by which readers contribute without git: their questions, and GitHub's files of them.

What may be chosen, what is required and what each key means comes from the model. `issues` reads
what was submitted; both go by the labels here.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final, Literal

from chronicle.contribute.examples import example
from chronicle.model import Event, Source
from chronicle.shapes import Choice, fields_of


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a form: the label is what an answer is found by."""

    id: str
    label: str
    how: Literal["input", "textarea", "dropdown"]
    help: str = ""
    example: str = ""
    words: tuple[str, ...] = ()
    required: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """A form, and the name of its file."""

    name: str
    file: str
    label: str
    title: str
    about: str
    questions: tuple[Question, ...]


def _of_model(
    kind: type[Event | Source], key: str, label: str, help_: str = "", told: str = ""
) -> Question:
    """A question for a key of the model; what it says to readers may be put more simply."""
    field = next(one for one in fields_of(kind) if one.key == key)
    words = field.shape.words if isinstance(field.shape, Choice) else ()
    return Question(
        key,
        label,
        "dropdown" if words else "input",
        help_ or field.meaning,
        "" if words else told or example(kind, key),
        tuple(sorted(words, key=lambda word: word != field.default)),
        field.required,
    )


_NAME: Final = Question(
    "contributor",
    "Your name",
    "input",
    "Only if you want to be named as a contributor on the page.",
    "Ada North",
)
_RULES: Final = (
    "Please say everything in your own words, and quote only short passages, exactly. "
    "What you write here is public and comes under the licence of the chronicle's text."
)

_DATES: Final = "Only as exact as you know: 2025-05-16, or 2025-05 for a month, 2025 for a year."

NEW_EVENT: Final = Form(
    "New event",
    "new-event.yml",
    "new-event",
    "Event: ",
    f"Something that happened, was said or was announced. {_RULES}",
    (
        _of_model(Event, "title", "Title", "What happened, in one line of your own words."),
        _of_model(Event, "date", "Date", f"When it happened. {_DATES}", "2025-05-16"),
        _of_model(Event, "kind", "Kind of event", "What kind of thing happened."),
        _of_model(Event, "status", "Status", "What became of it."),
        _of_model(Source, "url", "Address of the source", "A page that reports it. One is enough."),
        _of_model(
            Source,
            "published",
            "Date of the source",
            f"When that page came out. {_DATES}",
            "2025-05-17",
        ),
        Question("places", "Where", "input", "Names of places, with commas between.", "Istanbul"),
        Question(
            "participants",
            "Who took part",
            "textarea",
            "One a line; behind a colon, for whom.",
            "Rustem Umerov: Ukraine",
        ),
        Question(
            "body",
            "What happened",
            "textarea",
            "Two or three sentences in your own words.",
            required=True,
        ),
        Question(
            "quotes",
            "Who said what",
            "textarea",
            "One a line: the speaker, a colon, and the exact words in quotation marks; or, without "
            "quotation marks, what was said in your own words.",
            "Rustem Umerov: “We agreed on an exchange of a thousand for a thousand”",
        ),
        _NAME,
    ),
)
_PAGE: Final = Question(
    "page",
    "Page",
    "input",
    "The address of the page, or the id of the record.",
    "https://example.org/chronicle/events/2025-05-16-istanbul-talks.html",
    required=True,
)
CORRECTION: Final = Form(
    "Correction",
    "correction.yml",
    "correction",
    "Correction: ",
    f"Something on a page is wrong. {_RULES}",
    (
        _PAGE,
        Question(
            "wrong",
            "What is wrong",
            "textarea",
            "The words or the date as they stand.",
            required=True,
        ),
        Question("right", "What is right", "textarea", "What should stand there.", required=True),
        Question(
            "source",
            "A source for it",
            "input",
            "The address of a page that shows it.",
            example(Source, "url"),
        ),
        _NAME,
    ),
)
BROKEN_LINK: Final = Form(
    "Broken link",
    "broken-link.yml",
    "broken-link",
    "Broken link: ",
    "The page of a source is gone or has moved.",
    (
        Question(
            "url",
            "Address that does not work",
            "input",
            "As it stands on the page.",
            example(Source, "url"),
            required=True,
        ),
        _of_model(
            Source, "archive_url", "Archived copy", "The address of a copy, if you know one."
        ),
    ),
)
FORMS: Final = (NEW_EVENT, CORRECTION, BROKEN_LINK)


def form_files() -> dict[str, str]:
    """The forms as GitHub reads them, by path."""
    chooser = {"blank_issues_enabled": True}
    return {
        **{f".github/ISSUE_TEMPLATE/{form.file}": _file(form) for form in FORMS},
        ".github/ISSUE_TEMPLATE/config.yml": "\n".join(_yaml(chooser, "")) + "\n",
    }


def _file(form: Form) -> str:
    told = {
        "name": form.name,
        "description": form.about.split(". ")[0].rstrip(".") + ".",
        "title": form.title,
        "labels": [form.label],
        "body": [
            {"type": "markdown", "attributes": {"value": form.about}},
            *(_question(question) for question in form.questions),
        ],
    }
    head = "# Generated from the model by `make reference`; do not edit.\n"
    return head + "\n".join(_yaml(told, "")) + "\n"


def _question(question: Question) -> dict[str, Any]:
    shown: dict[str, Any] = {"label": question.label}
    if question.help:
        shown["description"] = question.help
    if question.example:
        shown["placeholder"] = question.example
    if question.words:
        shown["options"] = list(question.words)
    return {
        "type": question.how,
        "id": question.id,
        "attributes": shown,
        "validations": {"required": question.required},
    }


def _yaml(value: Any, pad: str) -> Iterator[str]:
    """Lines of YAML with every text in quotes: GitHub reads `no` and dates in its own way."""
    entries = value.items() if isinstance(value, dict) else ((None, one) for one in value)
    for key, inner in entries:
        head = f"{pad}{key}:" if key is not None else f"{pad}-"
        if isinstance(inner, dict | list):
            lines = list(_yaml(inner, f"{pad}  "))
            if key is None:
                yield f"{head} {lines[0].strip()}"
                yield from lines[1:]
            else:
                yield head
                yield from lines
        else:
            yield f"{head} {json.dumps(inner, ensure_ascii=False)}"
