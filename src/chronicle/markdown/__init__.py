"""Markdown into parsed bodies."""

from chronicle.markdown.parse import ASSET, parse_body

__all__ = ["ASSET", "parse_body"]
