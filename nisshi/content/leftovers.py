"""Which files are nobody's writing: what editors leave behind, hidden files, caches."""

from __future__ import annotations

# vim tries whether it may write with a file of this name; Python keeps compiled modules in the folder.
_NAMES = ("4913", "__pycache__")
# Backups and half-written files: emacs, vim, JetBrains, Kate, LibreOffice, browsers' downloads.
_ENDS = ("~", ".swp", ".swx", ".swo", ".tmp", ".bak", ".part", "___jb_tmp___", "___jb_old___", ".crdownload")


def is_leftover(path: str) -> bool:
    """Whether a path, relative to the blog's folder, is of no concern to the site.

    Hidden files and folders are, `.well-known` (RFC 8615) excepted; so `.git` and `.nisshi` are.
    """
    return any(map(_is_nobodys, path.split("/"))) if "/" in path else _is_nobodys(path)


def _is_nobodys(name: str) -> bool:
    is_hidden = name.startswith((".", "#")) and name != ".well-known"
    return is_hidden or name.endswith(_ENDS) or name in _NAMES
