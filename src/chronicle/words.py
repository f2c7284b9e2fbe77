"""The words of the site in the language of its readers, by a catalogue as gettext has them.

A message is its English text. English therefore needs no catalogue and reads none; every other
language is one file, `locale/<language>.po`, read when the first build in it asks.
"""

from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from typing import Final

ENGLISH: Final = "en"
LOCALE: Final = Path(__file__).parent / "locale"


def to_translate(message: str) -> str:
    """Mark a message that is written in one place and translated in another."""
    return message


class Words:
    """What the site says in one language: values come by name, `%(name)s` in the message.

    Whoever adds a message runs `make words`, which puts it into every catalogue.
    """

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.catalogue = _catalogue(lang)

    def gettext(self, message: str, /, **values: object) -> str:
        """A message in this language."""
        return self.catalogue.gettext(message) % values

    def ngettext(self, one: str, many: str, number: int, /, **values: object) -> str:
        """The message for a number, by the plural forms of this language."""
        return self.catalogue.ngettext(one, many, number) % values

    def pgettext(self, context: str, message: str, /, **values: object) -> str:
        """A message whose English says several things; `context` tells which."""
        return self.catalogue.pgettext(context, message) % values


def languages() -> tuple[str, ...]:
    """The languages a site can be built in, English first."""
    return (ENGLISH, *sorted(path.stem for path in LOCALE.glob("*.po")))


@cache
def words_in(lang: str) -> Words:
    """The words of a language, one of `languages()`."""
    return Words(lang)


def _catalogue(lang: str) -> NullTranslations:
    if lang == ENGLISH:
        return NullTranslations()
    # Not above: a build in English would wait for an import that it has no use for.
    from babel.messages.mofile import write_mo  # noqa: PLC0415
    from babel.messages.pofile import read_po  # noqa: PLC0415

    compiled = BytesIO()
    with (LOCALE / f"{lang}.po").open("rb") as file:
        write_mo(compiled, read_po(file, locale=lang))
    compiled.seek(0)
    return GNUTranslations(compiled)
