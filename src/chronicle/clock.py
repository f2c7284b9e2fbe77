"""The clock, asked by the doors alone: what they pass in is a date like any other."""

import os
from datetime import UTC, date, datetime, timedelta


def latest_day() -> date:
    """The latest day anywhere on Earth: a contributor at UTC+14 may already have tomorrow's."""
    return (_now() + timedelta(hours=14)).date()


def this_minute() -> str:
    """The moment, as EDTF with minutes in UTC."""
    return _now().strftime("%Y-%m-%dT%H:%MZ")


def _now() -> datetime:
    """The moment, or the one that SOURCE_DATE_EPOCH names, in seconds since 1970.

    So a build is the same again later (reproducible-builds.org/specs/source-date-epoch).
    """
    named = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(named), UTC) if named.isdecimal() else datetime.now(UTC)
