"""Sources and claims added to a record's file: every other byte stays."""

import difflib

import pytest

from chronicle.contribute.extend import extended
from chronicle.frontmatter import Mapping, Sequence, read_document

CLAIMS = """---
claims:
  - id: holm-1
    speaker: ada-holm
    quote: "We are ready: now, and we have been so for long enough to say it aloud in this hall"
    source: new
---
"""


def claims() -> list[Mapping]:
    document, _ = read_document("draft.md", CLAIMS.encode())
    assert document is not None
    found = document.front.get("claims")
    assert isinstance(found, Sequence)
    return [claim for claim in found.nodes if isinstance(claim, Mapping)]


def add(front: str, *, with_claims: bool = True) -> list[str]:
    """The lines that were taken and put."""
    text = f"---\n{front}---\nBody.\n"
    document, problems = read_document("x.md", text.encode())
    assert document is not None
    assert problems == ()
    after = extended(text, document, ["old", "new"], claims() if with_claims else [])
    assert read_document("x.md", after.encode())[1] == ()
    return [
        line for line in difflib.ndiff(text.splitlines(), after.splitlines()) if line[0] in "+-"
    ]


NEW = [
    "speaker: ada-holm",
    'quote: "We are ready: now, and we have been so for long enough to say it aloud in this hall"',
    "source: new",
]


def item(pad: str, id_: str) -> list[str]:
    return [f"+ {pad}- id: {id_}", *(f"+ {pad}  {line}" for line in NEW)]


@pytest.mark.parametrize(
    ("front", "changed"),
    [
        ("title: T\nsources: [old]\nadded: 2025\n",
         ["- sources: [old]", "+ sources: [old, new]", "+ claims:", *item("  ", "holm-1")]),
        ("title: T\nsources: [old]  # the first\n",
         ["- sources: [old]  # the first", "+ sources: [old, new]  # the first", "+ claims:",
          *item("  ", "holm-1")]),
        ("sources:\n- old\ntitle: T\nclaims:\n- id: holm-1\n  says: x\n# why\nadded: 2025\n",
         ["+ - new", *item("", "holm-2")]),
        ("sources:\n    - old\n\n# the words\nclaims:\n    - id: holm-2\n      says: x\n",
         ["+     - new", *item("    ", "holm-1")]),
        ("sources: [old, new]\nclaims: [{id: holm-1, says: x}]\n",
         ["- claims: [{id: holm-1, says: x}]", "+ claims:", "+   - {id: holm-1, says: x}",
          *item("  ", "holm-2")]),
        ("sources: [old]\nclaims: []\n",
         ["- sources: [old]", "- claims: []", "+ sources: [old, new]", "+ claims:",
          *item("  ", "holm-1")]),
    ],
    ids=["no claims yet", "a comment", "lists without indent", "deep lists", "flow claims",
         "empty claims"],
)  # fmt: skip
def test_what_is_added_stands_where_a_person_would_put_it(front: str, changed: list[str]) -> None:
    assert sorted(add(front)) == sorted(changed)


def test_claims_come_before_the_keys_that_follow_them() -> None:
    text = "---\nsources: [old]\n# when\nadded: 2025\n---\n"
    document, _ = read_document("x.md", text.encode())
    assert document is not None
    lines = extended(text, document, [], claims()).splitlines()
    assert lines.index("claims:") < lines.index("# when") < lines.index("added: 2025")


def test_nothing_to_add_changes_nothing() -> None:
    text = "---\nsources: [old]\n---\n"
    document, _ = read_document("x.md", text.encode())
    assert document is not None
    assert extended(text, document, ["old"], []) == text
