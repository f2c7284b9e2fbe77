"""The clock, asked by the doors alone: what they pass in is a date like any other."""

from datetime import UTC, date, datetime, timedelta


def latest_day() -> date:
    """The latest day anywhere on Earth: a contributor at UTC+14 may already have tomorrow's."""
    return (datetime.now(UTC) + timedelta(hours=14)).date()


def this_minute() -> str:
    """The moment, as EDTF with minutes in UTC."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%MZ")
