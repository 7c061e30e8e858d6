"""Compress one part of a server's answers, and leave the rest as it was."""

from __future__ import annotations

from tornado.httputil import HTTPHeaders, HTTPServerRequest
from tornado.web import GZipContentEncoding, OutputTransform


def compressed(below: str) -> type[OutputTransform]:
    """Return a transform that compresses text at addresses that start with ``below``."""

    class Compressed(OutputTransform):
        """Tornado's own compression, for these addresses only."""

        def __init__(self, request: HTTPServerRequest) -> None:
            kind = GZipContentEncoding if request.path.startswith(below) else OutputTransform
            self._inner = kind(request)

        def transform_first_chunk(
            self, status_code: int, headers: HTTPHeaders, chunk: bytes, finishing: bool
        ) -> tuple[int, HTTPHeaders, bytes]:
            return self._inner.transform_first_chunk(status_code, headers, chunk, finishing)

        def transform_chunk(self, chunk: bytes, finishing: bool) -> bytes:
            return self._inner.transform_chunk(chunk, finishing)

    return Compressed
