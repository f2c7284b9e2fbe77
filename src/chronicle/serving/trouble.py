"""The page that is shown instead of the site: every problem, and nothing that could break.

It uses no template, since a template may be what is being mended.
"""

from collections.abc import Sequence
from html import escape

from chronicle.problems import Problem
from chronicle.serving.reloading import inline_source

_STYLE = """
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
main { max-width: 50rem; margin: 2rem auto; padding: 0 1rem; }
li { margin: 1rem 0; overflow-wrap: anywhere; }
code { display: block; }
"""


def trouble_page(problems: Sequence[Problem]) -> str:
    """All problems as a whole HTML page, in the order given."""
    count = f"{len(problems)} problem{'' if len(problems) == 1 else 's'}"
    policy = f"default-src 'none'; style-src {inline_source(_STYLE)}; form-action 'none'"
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{count}: the site cannot be shown</title>\n<style>{_STYLE}</style>\n</head>\n"
        f"<body>\n<main>\n<h1>{count}: the site cannot be shown</h1>\n"
        "<p>It comes back by itself once these are mended.</p>\n"
        f"<ol>\n{''.join(map(_line, problems))}</ol>\n</main>\n</body>\n</html>\n"
    )


def _line(problem: Problem) -> str:
    place, code = escape(str(problem.place)), escape(problem.code)
    told = escape(f"{problem.message}; {problem.hint}" if problem.hint else problem.message)
    return f"<li><code>{place}</code> <strong>{problem.severity}[{code}]</strong> {told}</li>\n"
