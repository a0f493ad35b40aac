"""The site's `_redirects` and `_headers`, parsed once for as long as the files stay the same."""

from __future__ import annotations

from pathlib import Path

from nisshi.preview.host_rules import Headers, Redirects

_Stamp = tuple[int, ...]


class KeptRules:
    """Reads each file again when its identity, time or size is another."""

    def __init__(self, folder: Path) -> None:
        self._redirects_file = folder / "_redirects"
        self._headers_file = folder / "_headers"
        self._redirects: tuple[_Stamp, Redirects] = ((), Redirects(""))
        self._headers: tuple[_Stamp, Headers] = ((), Headers(""))

    def redirects(self) -> Redirects:
        """Return the redirects in force; none where there is no file."""
        stamp = _stamp(self._redirects_file)
        if stamp != self._redirects[0]:
            self._redirects = (stamp, Redirects(_text(self._redirects_file)))
        return self._redirects[1]

    def headers(self) -> Headers:
        """Return the headers in force; none where there is no file."""
        stamp = _stamp(self._headers_file)
        if stamp != self._headers[0]:
            self._headers = (stamp, Headers(_text(self._headers_file)))
        return self._headers[1]


def _stamp(file: Path) -> _Stamp:
    try:
        status = file.stat()
    except OSError:
        return ()
    return (status.st_ino, status.st_mtime_ns, status.st_size)


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
