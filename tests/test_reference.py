"""The format reference says of every key and setting what it means, with examples that are read."""

import re

from chronicle.contribute.reference import SETTINGS, format_reference
from chronicle.settings import Settings, read_settings


def test_every_setting_is_described_with_an_example_that_is_read() -> None:
    assert set(SETTINGS) == set(Settings.__struct_fields__), "describe it in contribute/reference"
    plugin = list(SETTINGS)[list(SETTINGS).index("format") :]
    lines = [line for name, (line, _) in SETTINGS.items() if name not in plugin]
    options = [f"      {SETTINGS[name][0]}" for name in plugin]
    text = "\n".join([*lines, "plugins:", "  - chronicle:", *options])
    settings, problems = read_settings("mkdocs.yml", text.encode())
    assert problems == ()
    assert settings is not None
    assert all(f"`{line}`" in format_reference() and meaning for line, meaning in SETTINGS.values())


def test_every_key_has_a_meaning_in_the_reference() -> None:
    rows = re.findall(r"^\| `(\w+)`[ *]* \| .* \|  \| ", format_reference(), re.MULTILINE)
    assert rows == []
