"""The format reference in docs/ is the one the model gives."""

from pathlib import Path

from chronicle.contribute.reference import format_reference

REFERENCE = Path(__file__).parent.parent / "docs" / "format.md"


def test_the_committed_reference_is_up_to_date() -> None:
    assert REFERENCE.read_text("utf-8") == format_reference(), "run `make reference`"
