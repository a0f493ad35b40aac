"""The files that posts quote, read when a post that names some is prepared."""

from __future__ import annotations

from pathlib import Path

from nisshi.content.quotable import OUTSIDE, files_for
from nisshi.content.scan import Sources, read
from nisshi.digest import digest_value
from nisshi.errors import Problem, SiteError
from nisshi.markdown.log_files import asks_for_files, named_files
from nisshi.model import FileBeside, SourceFile

LARGEST = 10_000_000  # bytes; a larger file takes seconds to read as a log


class Quotes:
    """What each post could quote, as it was when the files were listed."""

    def __init__(self, root: Path, sources: Sources) -> None:
        self._root = root
        self._sources = sources
        self._digests: dict[str, str] = {}

    def digest(self, post: str) -> str:
        """Return the digest of the names and bytes of all files that a post could quote; it is never ""."""
        folder = post.rpartition("/")[0]
        if folder not in self._digests:
            self._digests[folder] = digest_value(files_for(post, self._sources.quotable))
        return self._digests[folder]

    def digest_if_asked(self, post: str, data: bytes) -> str:
        """Return the same where a post with these bytes names a file in a fence, else ""."""
        return self.digest(post) if asks_for_files(data) else ""

    def files(self, post: str, data: bytes) -> dict[str, FileBeside]:
        """Return the files a post may quote, by their path from its folder, with the text of those it names.

        Raises SiteError for one that has changed since it was listed.
        """
        if not asks_for_files(data):
            return {}
        start = len(post.rpartition("/")[0]) + 1
        around = {path[start:]: (path, digest) for path, digest in files_for(post, self._sources.quotable)}
        named = named_files(data, around)
        return {
            name: self._read(path, digest) if name in named else FileBeside(digest, fault="it is not named")
            for name, (path, digest) in around.items()
        }

    def _read(self, path: str, digest: str) -> FileBeside:
        if digest == OUTSIDE:
            return FileBeside(digest, fault="it is a link that leads out of the post's folder")
        source = read(self._root, SourceFile(path, None, digest))
        if source.digest != digest:
            message = "the file changed while the site was built"
            raise SiteError((Problem(path, message=message, hint="Build again."),))
        if len(source.data or b"") > LARGEST:
            return FileBeside(digest, fault=f"it is larger than {LARGEST // 1_000_000} MB")
        try:
            text = (source.data or b"").decode()
        except UnicodeDecodeError:
            return FileBeside(digest, fault="it is no text in UTF-8")
        return FileBeside(digest, fault="it is no text") if "\0" in text else FileBeside(digest, text)
