"""Compiled templates, kept from one process to the next."""

from __future__ import annotations

import marshal
from importlib.util import MAGIC_NUMBER
from types import CodeType
from typing import Protocol

import jinja2
from jinja2.bccache import Bucket, BytecodeCache

from nisshi.digest import digest_bytes, digest_value


class Kept(Protocol):
    """Where compiled templates outlive the process; a dict will do where they need not."""

    def get(self, key: str, /) -> bytes | None:
        """Return what is kept under the key, None when nothing is."""

    def __setitem__(self, key: str, data: bytes, /) -> None:
        """Keep `data` under the key."""


class CompiledTemplates(BytecodeCache):
    """Keeps the code of each template in `kept`, under the digest of everything it was made from."""

    def __init__(self, kept: Kept, options: str) -> None:
        self._kept = kept
        self._maker = digest_value((jinja2.__version__, MAGIC_NUMBER, options))

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Name the place of a template: its code knows both, to tell where it failed."""
        return digest_value((name, filename))

    def get_source_checksum(self, source: str) -> str:
        """Return the digest of a template's text."""
        return digest_bytes(source.encode())

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket if its code is kept; bytes that are no code are nothing."""
        data = self._kept.get(self._key(bucket))
        if data is None:
            return
        try:
            code = marshal.loads(data)
        except Exception:  # bytes that were never written by marshal may raise anything
            return
        if isinstance(code, CodeType):
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the bucket's code."""
        self._kept[self._key(bucket)] = marshal.dumps(bucket.code)

    def _key(self, bucket: Bucket) -> str:
        return digest_value((self._maker, bucket.key, bucket.checksum))
