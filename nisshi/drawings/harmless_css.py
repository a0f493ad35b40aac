"""Whether CSS only draws: it fetches nothing, imports nothing, and is spelled so that this can be seen."""

from __future__ import annotations

import re

from nisshi.drawings.allowed import DATA, DATA_FONT, FUNCTIONS, RULES

_FUNCTION = re.compile(r"([\w\-]+)\(")
_RULE = re.compile(r"@([\w\-]*)")
_URL = re.compile(r"url\(\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'()]*))\s*\)", re.IGNORECASE)
# Escapes could spell anything; these two ran scripts in old browsers.
_ODD = re.compile(r"\\|-moz-binding|behaviou?r\s*:", re.IGNORECASE)


def is_harmless_css(css: str) -> bool:
    """Judge a style sheet, a list of declarations or a value. What stands in a comment counts too."""
    if _ODD.search(css) or any(name.lower() not in RULES for name in _RULE.findall(css)):
        return False
    functions = [name.lower() for name in _FUNCTION.findall(css)]
    addresses = [(one or other or bare).strip() for one, other, bare in _URL.findall(css)]
    return (
        all(name in FUNCTIONS for name in functions)
        and functions.count("url") == len(addresses)
        and all(
            address.startswith("#") or DATA.fullmatch(address) or DATA_FONT.fullmatch(address)
            for address in addresses
        )
    )
