"""Views into the bytes of formats that programs read, without a template."""

from chronicle.formats.writers import WRITERS, Writer

__all__ = ["WRITERS", "Writer"]
