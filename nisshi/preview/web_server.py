"""The web server: the site as its host would serve it, our scripts, and news of each build."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from pathlib import Path
from urllib.parse import unquote_to_bytes

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from nisshi.preview.edition import Edition
from nisshi.preview.events import Bulletin, event_text
from nisshi.preview.host_rules import Answer
from nisshi.preview.kept import KeptRules
from nisshi.preview.page_script import NOTHING_YET, OURS, SCRIPTS, with_script
from nisshi.preview.signalled import SignalledServer
from nisshi.preview.site_files import Found, content_type, find
from nisshi.preview.visitors import is_own

NO_STORE = {"cache-control": "no-store"}
HTML = {"content-type": "text/html; charset=utf-8"}
GRACE = 1  # seconds that answers under way have when the server ends
_HERE = Path(__file__).resolve().parent


class Site:
    """Answers requests from a folder that builds change under it."""

    def __init__(self, folder: Path, bulletin: Bulletin) -> None:
        self._folder = folder
        self._bulletin = bulletin
        self._rules = KeptRules(folder)

    async def answer(self, request: Request) -> Response:
        """Answer in the host's order: forced redirects, files, other redirects, the 404 page."""
        path: str = request.scope["path"]
        raw = unquote_to_bytes(request.scope["raw_path"])
        query = request.url.query
        redirects = self._rules.redirects()
        if forced := redirects.answer(raw, query, forced=True):
            return self._sent(forced)
        found = find(self._folder, path)
        if found and found.lacks_slash:
            # One slash in front: two would be the address of another host.
            there = "/" + request.scope["raw_path"].decode("ascii").lstrip("/") + "/"
            return RedirectResponse(f"{there}?{query}" if query else there, 301, NO_STORE)
        if found:
            return self._served(found, raw)
        if other := redirects.answer(raw, query, forced=False):
            return self._sent(other)
        return self._not_found(raw)

    def _sent(self, answer: Answer) -> Response:
        if answer.status not in (200, 404):
            return RedirectResponse(answer.target, answer.status, NO_STORE)
        raw = unquote_to_bytes(answer.target.partition("?")[0])
        found = find(self._folder, raw.decode(errors="replace"))
        return self._served(found, raw, answer.status) if found else self._not_found(raw)

    def _not_found(self, path: bytes) -> Response:
        page = find(self._folder, "/404.html")
        return self._served(page, path, 404) if page else self._page(NOTHING_YET, path, 404, HTML)

    def _served(self, found: Found, path: bytes, status: int = 200) -> Response:
        headers = {"content-type": content_type(found.file), **self._rules.headers().of(path)}
        try:
            if found.file.suffix == ".html":
                return self._page(found.file.read_bytes(), path, status, headers)
            return FileResponse(found.file, status, headers | NO_STORE, stat_result=found.file.stat())
        except OSError:  # a build removed it just now
            return PlainTextResponse("Not found.", 404, NO_STORE)

    def _page(self, html: bytes, path: bytes, status: int, headers: dict[str, str]) -> Response:
        edition = self._bulletin.edition
        badge = edition.badges.get(path.decode(errors="replace"), "")
        return Response(with_script(html, edition, badge), status, headers | NO_STORE)


class Guard:
    """Lets through only those who ask for this very server by name or address."""

    def __init__(self, app: ASGIApp, host: str) -> None:
        self._app = app
        self._host = host

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer 403 to a Host header that is not ours."""
        headers = [value.decode("latin-1") for name, value in scope.get("headers", ()) if name == b"host"]
        if scope["type"] == "http" and (len(headers) != 1 or not is_own(headers[0], self._host)):
            words = "The preview answers only to its own address, such as http://127.0.0.1/. See --host."
            await PlainTextResponse(words, 403, NO_STORE)(scope, receive, send)
        else:
            await self._app(scope, receive, send)


def application(folder: Path, bulletin: Bulletin, host: str) -> ASGIApp:
    """Return the ASGI application that serves `folder` and tells of the bulletin's editions."""

    async def events(request: Request) -> Response:
        return StreamingResponse(_event_stream(bulletin), headers=NO_STORE, media_type="text/event-stream")

    async def script(request: Request) -> Response:
        name = request.path_params["name"]
        if name not in SCRIPTS:
            return PlainTextResponse("Not found.", 404, NO_STORE)
        headers = {"content-type": content_type(_HERE / name)} | NO_STORE
        return Response((_HERE / name).read_bytes(), headers=headers)

    site = Site(folder, bulletin)
    routes = [
        Route(f"{OURS}events", events),
        Route(f"{OURS}{{name:path}}", script),
        Route("/{path:path}", site.answer),
    ]
    return Guard(Starlette(routes=routes), host)


async def _event_stream(bulletin: Bulletin) -> AsyncIterator[bytes]:
    async for edition in bulletin.editions():
        yield event_text(edition)


Publish = Callable[[Edition], None]


def serve(
    bound: socket.socket,
    host: str,
    folder: Path,
    first: Edition,
    begin: Callable[[Publish], None],
    stop: threading.Event,
) -> int:
    """Serve until a signal comes and return its number; 0 when the server ended by itself.

    `begin` is called once, when the server answers, with a function that publishes an edition from
    any thread. `stop` is set as soon as the signal comes.
    """
    return asyncio.run(_serve(bound, host, folder, first, begin, stop))


async def _serve(
    bound: socket.socket,
    host: str,
    folder: Path,
    first: Edition,
    begin: Callable[[Publish], None],
    stop: threading.Event,
) -> int:
    loop = asyncio.get_running_loop()
    bulletin = Bulletin(first)

    def publish(edition: Edition) -> None:
        with suppress(RuntimeError):  # the loop has ended: nobody is left to be told
            loop.call_soon_threadsafe(bulletin.publish, edition)

    config = uvicorn.Config(
        application(folder, bulletin, host),
        http="h11",
        ws="none",
        lifespan="off",
        log_config=None,
        log_level="critical",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=GRACE,
    )

    def end() -> None:
        stop.set()
        loop.call_soon_threadsafe(bulletin.close)

    server = SignalledServer(config, end)
    begin(publish)
    await server.serve(sockets=[bound])
    return server.ended_by
