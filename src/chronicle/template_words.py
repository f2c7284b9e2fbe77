"""Translated text in templates: `{% trans %}` and `_()`, as Jinja's i18n extension has them.

A site has one language, so a message is translated when its template is compiled, into the text and
values it is made of: no page waits for a catalogue. Only plural forms are chosen page by page.
"""

import re
from typing import Any

from jinja2 import Environment, nodes
from jinja2.ext import InternationalizationExtension

from chronicle.words import Words, small

_VALUE = re.compile(r"(%%|%\(\w+\)s)")


class CompiledWords(InternationalizationExtension):
    """`{% trans %}` as text of the template, where its message has no plural."""

    def _make_node(
        self,
        singular: str,
        plural: str | None,
        context: str | None,
        variables: dict[str, nodes.Expr],
        plural_expr: nodes.Expr | None,
        *told: Any,
    ) -> nodes.Output:
        if plural_expr is not None:
            return super()._make_node(singular, plural, context, variables, plural_expr, *told)
        words: Words = self.environment.words  # type: ignore[attr-defined] # set by `speak`
        catalogue = words.catalogue
        text = catalogue.pgettext(context, singular) if context else catalogue.gettext(singular)
        pieces = [piece for piece in _VALUE.split(text) if piece]
        return nodes.Output([_node(piece, variables) for piece in pieces])


def _node(piece: str, variables: dict[str, nodes.Expr]) -> nodes.Expr:
    if piece == "%%":
        return nodes.TemplateData("%")
    value = piece[2:-2] if _VALUE.fullmatch(piece) else ""
    return variables[value] if value else nodes.TemplateData(piece)


def speak(environment: Environment, words: Words) -> None:
    """Let an environment's templates speak the language of these words."""
    environment.extend(words=words)
    # For words of closed sets. A plain text comes out, which is escaped as any other.
    environment.filters["translated"] = words.catalogue.gettext
    environment.filters["inside"] = words.inside
    environment.filters["small"] = small
    environment.add_extension(CompiledWords)
    catalogue = words.catalogue
    environment.install_gettext_callables(  # type: ignore[attr-defined] # by the extension
        catalogue.gettext,
        catalogue.ngettext,
        newstyle=True,
        pgettext=catalogue.pgettext,
        npgettext=catalogue.npgettext,
    )
