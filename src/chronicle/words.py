"""The words of the site in the language of its readers, by a catalogue as gettext has them.

A message is its English text. English therefore needs no catalogue and reads none; every other
language is one file, `locale/<language>.po`, read when the first build in it asks. How a language
writes numbers and lists is not ours to translate: the Unicode consortium's tables say (CLDR).
"""

from functools import cache, cached_property, lru_cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from babel import Locale

ENGLISH: Final = "en"
LOCALE: Final = Path(__file__).parent / "locale"
_NUMBERS: Final = "no one two three four five six seven eight nine ten eleven twelve".split()
# Languages that write every noun with a capital, so that a title keeps its own inside a sentence.
_CAPITALS: Final = frozenset({"de", "lb"})


def to_translate(message: str) -> str:
    """Mark a message that is written in one place and translated in another."""
    return message


def small(label: str) -> str:
    """A label that is no noun as it stands inside a sentence."""
    return label[:1].lower() + label[1:]


def to_count(one: str, many: str) -> tuple[str, str]:
    """Mark a message that has a number in it, `%(count)s`, by its forms for one and for many."""
    return one, many


class Words:
    """What the site says in one language: values come by name, `%(name)s` in the message.

    Whoever adds a message runs `make words`, which puts it into every catalogue.
    """

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.is_english = lang == ENGLISH
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

    def counted(self, one: str, many: str, number: int, /, **values: object) -> str:
        """The message for a number, which stands in it as `count`: `1 source`, `2 sources`."""
        return self.catalogue.ngettext(one, many, number) % {
            "count": self.number(number),
            **values,
        }

    def unfilled(self, one: str, many: str = "", number: int = 1) -> str:
        """A message with the places of its values, for who fills them in later."""
        return self.catalogue.ngettext(one, many, number) if many else self.catalogue.gettext(one)

    def spelled(self, one: str, many: str, number: int, /, **values: object) -> str:
        """The same for a sentence: small numbers in words in English, elsewhere in digits.

        The words of other languages bend with what is counted.
        """
        is_small = self.is_english and 0 <= number < len(_NUMBERS)
        told = _NUMBERS[number] if is_small else self.number(number)
        return self.catalogue.ngettext(one, many, number) % {"count": told, **values}

    def number(self, number: float) -> str:
        """A number as this language groups its digits."""
        if self.is_english:
            return f"{number:,.12g}"
        return _decimal(number, self.locale)

    def listed(self, names: tuple[str, ...], last: Literal["and", "or"] = "and") -> str:
        """`Norland`, `Norland and Sudmark`, `Norland, Sudmark and others`."""
        if len(names) < 2:
            return "".join(names)
        if self.is_english:
            return f"{', '.join(names[:-1])} {last} {names[-1]}"
        # Not above: a build in English would wait for an import that it has no use for.
        from babel.lists import format_list  # noqa: PLC0415

        return format_list(names, "or" if last == "or" else "standard", self.locale)

    def inside(self, title: str) -> str:
        """A title, or another label with a noun in it, as it stands inside a sentence."""
        return title if self.lang.partition("-")[0] in _CAPITALS else title.lower()

    @cached_property
    def locale(self) -> "Locale":
        """What Babel knows of this language."""
        # Not above: as with lists.
        from babel import Locale  # noqa: PLC0415

        return Locale.parse(self.lang, sep="-")


def languages() -> tuple[str, ...]:
    """The languages a site can be built in, English first."""
    return (ENGLISH, *sorted(path.stem for path in LOCALE.glob("*.po")))


@cache
def words_in(lang: str) -> Words:
    """The words of a language, one of `languages()`."""
    return Words(lang)


@lru_cache(4096)
def _decimal(number: float, locale: "Locale") -> str:
    # Not above: as with lists.
    from babel.numbers import format_decimal  # noqa: PLC0415

    return format_decimal(number, locale=locale, decimal_quantization=False)


def _catalogue(lang: str) -> NullTranslations:
    if lang == ENGLISH:
        return NullTranslations()
    # Not above: as with lists.
    from babel.messages.mofile import write_mo  # noqa: PLC0415
    from babel.messages.pofile import read_po  # noqa: PLC0415

    compiled = BytesIO()
    with (LOCALE / f"{lang}.po").open("rb") as file:
        write_mo(compiled, read_po(file, locale=lang))
    compiled.seek(0)
    return GNUTranslations(compiled)
