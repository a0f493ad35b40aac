"""Adds the preview's script to a page on its way to the browser; no file on disk ever has it."""

from __future__ import annotations

import re
from html import escape
from urllib.parse import urlencode

from nisshi.preview.edition import Edition

OURS = "/__nisshi/"  # where the preview's own files are asked for
SCRIPTS = ("client.js", "overlay.js", "patch.js")

_HEAD = re.compile(rb"<head(?:\s[^>]*)?>", re.IGNORECASE)

# What a browser sees where no build has succeeded so far: our script needs a page to work in.
NOTHING_YET = b"""<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>Nisshi</title></head>
<body><p>There is no page here yet. One comes as soon as a build succeeds.</p></body>
</html>
"""


def with_script(html: bytes, edition: Edition, badge: str) -> bytes:
    """Return the page with the script first in its head, or at its own end where it has none.

    Modules run in the order of the page, so ours sees the page as it was served, before the theme's.
    The page's edition and badge ("draft", "future", "expired" or "") stand in the script's address:
    a file of its own, so a policy of `script-src 'self'` lets it run.
    """
    query = urlencode({"generation": edition.generation, "media": edition.media, "badge": badge})
    script = f'<script type="module" src="{OURS}client.js?{escape(query)}"></script>'.encode()
    head = _HEAD.search(html)
    at = head.end() if head else len(html)
    return html[:at] + script + html[at:]
