"""A small web server for measurements: a folder over HTTP/1.1, compressed as a real host would."""

from __future__ import annotations

import gzip
import mimetypes
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import unquote, urlsplit

COMPRESSED = {".css", ".html", ".ico", ".js", ".json", ".map", ".mjs", ".svg", ".txt", ".xml"}


def _handler(folder: Path) -> type[BaseHTTPRequestHandler]:
    bodies: dict[Path, bytes] = {}

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = (folder / unquote(urlsplit(self.path).path).lstrip("/")).resolve()
            if path.is_dir():
                path /= "index.html"
            if not path.is_file() or not path.is_relative_to(folder.resolve()):
                self.send_error(404)
                return
            packed = path.suffix in COMPRESSED
            if path not in bodies:
                content = path.read_bytes()
                bodies[path] = gzip.compress(content, 6) if packed else content
            self.send_response(200)
            kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
            text = "; charset=utf-8" if kind.startswith("text/") else ""
            self.send_header("Content-Type", kind + text)
            self.send_header("Content-Length", str(len(bodies[path])))
            if packed:
                self.send_header("Content-Encoding", "gzip")
                self.send_header("Vary", "Accept-Encoding")
            self.send_header("Cache-Control", "max-age=600")
            self.end_headers()
            self.wfile.write(bodies[path])

        def log_message(self, *_args: object) -> None:
            """Say nothing."""

    return Handler


@contextmanager
def serve_gzipped(folder: Path) -> Iterator[str]:
    """Serve ``folder`` and yield its address, without a slash at its end."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(folder))
    server.daemon_threads = True
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
