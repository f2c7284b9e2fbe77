"""Open doubts: comments in front matter that start with `?`, which somebody has yet to decide.

A draft may hold them. What is published may not, wherever it came from.
"""

from collections.abc import Iterator

from chronicle.frontmatter import front_comments
from chronicle.problems import Problem


def doubts(path: str, data: bytes) -> Iterator[Problem]:
    """Every doubt that a record's front matter still holds, at its place."""
    # Reading comments costs as much as reading the file; most have none.
    if b"?" not in data or b"#" not in data:
        return
    for comment in front_comments(path, data):
        if comment.text.startswith("?"):
            yield Problem(
                comment.place,
                "draft-doubt",
                f"still open: {comment.text.removeprefix('?').strip()}",
                "decide, mend the value if needed, and remove the comment",
            )
