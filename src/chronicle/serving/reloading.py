"""Letting a page reload itself: its policy is made to admit the one script that a server added.

A server puts the script at the end of a page, another one with each answer; the page's own policy
forbids it, and forbids it to ask the server for news.
"""

import base64
import hashlib
import re
from html import escape, unescape

_POLICY = re.compile(r'(?<=<meta http-equiv="Content-Security-Policy" content=")[^"]*')


def with_reload(page: bytes) -> bytes:
    """The page with a policy that admits its last script and requests to the server it is from.

    A page without a policy, or without an inline script, is returned as it is.
    """
    text = page.decode()
    _, found, end = text.rpartition("<script>")
    if not found:
        return page
    script = inline_source(end.partition("</script>")[0])
    return _POLICY.sub(lambda policy: _admitting(policy[0], script), text, count=1).encode()


def _admitting(policy: str, script: str) -> str:
    written = (directive.split() for directive in unescape(policy).split(";"))
    directives = {words[0]: words[1:] for words in written if words}
    for name, source in (("script-src", script), ("connect-src", "'self'")):
        admitted = directives.get(name, directives.get("default-src"))
        if admitted is not None:
            directives[name] = [*(one for one in admitted if one != "'none'"), source]
    return escape("; ".join(" ".join((name, *sources)) for name, sources in directives.items()))


def inline_source(text: str) -> str:
    """What a policy calls an inline script or style: the hash of its text."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
