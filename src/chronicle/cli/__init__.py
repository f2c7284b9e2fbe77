"""The command line, a door: `entry` is where it opens, and each command has a module of its own."""

from chronicle.cli.entry import commands, main

__all__ = ["commands", "main"]
