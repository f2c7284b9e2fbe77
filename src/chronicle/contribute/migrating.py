"""Whether a chronicle is of the format that this version reads, and what to do if not.

There has been one format so far, so there is nothing to rewrite yet: what is told is how to go on.
"""

from typing import NamedTuple

from chronicle.setting_values import FORMAT
from chronicle.text import read_text
from chronicle.yaml.events import read_mapping
from chronicle.yaml.tree import Mapping, Node, Scalar, Sequence


class Verdict(NamedTuple):
    """What is to be told of a format, and whether all is well."""

    message: str
    is_current: bool


def judge_format(path: str, data: bytes) -> Verdict:
    """Judge the format that a mkdocs.yml names."""
    text, _ = read_text(path, data)
    tree, _ = read_mapping(path, text or "")
    found = None if tree is None else _format(tree)
    if tree is None:
        return Verdict(f"{path} cannot be read: `chronicle check` says why", is_current=False)
    if found is None:
        hint = f"add `format: {FORMAT}` below `- chronicle:`, so that later versions know"
        return Verdict(f"{path} names no format and is read as {FORMAT}; {hint}", is_current=True)
    where = f"{path}:{found.line}:{found.column}: format: {found.text}"
    number = int(found.text) if found.text.isdecimal() and len(found.text) < 10 else 0
    if number == FORMAT:
        return Verdict(f"{where} is current: nothing to do", is_current=True)
    if number > FORMAT:
        hint = "install the one that wrote it: `pip install --upgrade chronicle-site`"
        told = f"{where} is newer than {FORMAT}, which this version reads; {hint}"
        return Verdict(told, is_current=False)
    hint = f"no version wrote it: write `format: {FORMAT}`, then `chronicle check`"
    return Verdict(f"{where} has never been a format; {hint}", is_current=False)


def _format(tree: Mapping) -> Scalar | None:
    """The value of the plugin's `format`, wherever MkDocs lets the plugin stand."""
    plugins = tree.get("plugins")
    listed: tuple[Node, ...] = plugins.nodes if isinstance(plugins, Sequence) else ()
    for one in (*listed, plugins):
        options = one.get("chronicle") if isinstance(one, Mapping) else None
        found = options.get("format") if isinstance(options, Mapping) else None
        if isinstance(found, Scalar):
            return found
    return None
