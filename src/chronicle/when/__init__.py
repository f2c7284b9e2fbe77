"""Dates as far as they are known: values, reading and order. How they are said is in `words`."""

from chronicle.when.order import (
    first_day,
    is_after,
    is_before,
    is_exact_day,
    iso,
    iso_ends,
    last_day,
    months,
    overlaps,
    sort_key,
    utc,
)
from chronicle.when.parts import Gap, Point, Qualifier, When, on_day
from chronicle.when.reading import parse_when
from chronicle.when.refusal import Unparsed

__all__ = [
    "Gap",
    "Point",
    "Qualifier",
    "Unparsed",
    "When",
    "first_day",
    "is_after",
    "is_before",
    "is_exact_day",
    "iso",
    "iso_ends",
    "last_day",
    "months",
    "on_day",
    "overlaps",
    "parse_when",
    "sort_key",
    "utc",
]
