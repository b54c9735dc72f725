"""Runs the server: a socket, the key, two lines to copy, and a clean end."""

from __future__ import annotations

import contextlib
import ipaddress
import logging
import shlex
import signal
import socket
import sys
from typing import TYPE_CHECKING

from sora_nb import engines
from sora_nb.errors import InvalidRequest, MissingExtra
from sora_nb.server import keys
from sora_nb.studio import Studio

if TYPE_CHECKING:
    from collections.abc import Callable

_LAST_PORT = 65_535
_PATIENCE = 5
"""Seconds that downloads under way may take once the server is asked to end."""
_ENDINGS = (signal.SIGINT, signal.SIGTERM)
_log = logging.getLogger("sora_nb.server")


def serve(*, host: str, port: int, engine: str | None = None, new_key: bool = False, say: Callable[[str], None]) -> None:
    """Serve /v1/videos until an interrupt or SIGTERM; orders that are not done wait for the next start.

    Args:
        host: Address to listen on, such as 127.0.0.1, which only programs on this computer reach.
        port: TCP port, 0 for any that is free.
        engine: Engine behind Sora's model names; None takes the settings'.
        new_key: Make a new key; the old one is refused from then on.
        say: Told what the person who started the server has to know.

    Raises:
        InvalidRequest: the address or the port cannot be used, or no engine has that name.
        ShelfError: another server works on this shelf.
        MissingExtra: the extra "server" is not installed.
    """
    try:
        import python_multipart  # noqa: F401  Starlette asks for it only at the first form
        import uvicorn

        from sora_nb.server.app import app
    except ImportError as error:
        raise MissingExtra(error.name or "starlette", "server") from None
    from sora_nb.server.desk import Desk

    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(message)s", datefmt="%Y-%m-%d %H:%M:%S")
    _log.setLevel(logging.INFO)
    studio = Studio(engine=engine)
    engines.get(studio.engine)
    # The desk locks the shelf, so it is closed whatever happens; it comes before the key, for a running server keeps its own.
    with _listening(host, port) as listener, contextlib.closing(Desk(studio)) as desk:
        key, made = keys.key(studio.home, new=new_key)
        config = uvicorn.Config(
            app(desk, key), log_config=None, access_log=False, server_header=False, proxy_headers=False, ws="none",
            lifespan="off", timeout_graceful_shutdown=_PATIENCE,
        )  # fmt: skip
        server = uvicorn.Server(config)
        # uvicorn has its own while it runs and raises the signal once more when it has ended; that is no error.
        before = {kind: signal.signal(kind, lambda *_: setattr(server, "should_exit", True)) for kind in _ENDINGS}
        say(_greeting(studio, listener, key if made else None))
        _warn_beyond(listener)
        try:
            desk.open()
            server.run(sockets=[listener])
        finally:
            for kind, handler in before.items():
                signal.signal(kind, handler)
    _log.info("ended; what is not done goes on at the next start")


def _listening(host: str, port: int) -> socket.socket:
    # The system would take 70000 for 4464.
    if not 0 <= port <= _LAST_PORT:
        raise InvalidRequest(f"port is {port}; it can be 0 (any that is free) to {_LAST_PORT}.")
    try:
        family, kind, proto, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        listener = socket.socket(family, kind, proto)
        # Windows would let two servers share a port.
        if sys.platform != "win32":
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(128)
    except (OSError, OverflowError) as error:
        raise InvalidRequest(
            f"{host} port {port} cannot be used: {error}. Take another with --port, or --port 0 for any that is free."
        ) from error
    return listener


def _greeting(studio: Studio, listener: socket.socket, new: str | None) -> str:
    """Return what to copy; the key itself only when it was made just now."""
    host, port = listener.getsockname()[:2]
    if ipaddress.ip_address(host).is_unspecified:
        host = socket.gethostname()
    url = f"http://{f'[{host}]' if ':' in host else host}:{port}/v1"
    path = keys.key_file(studio.home)
    if sys.platform == "win32":
        kept = f"(Get-Content '{path}')"
        lines = (f"$env:OPENAI_BASE_URL = '{url}'", f"$env:OPENAI_API_KEY = {repr(new) if new else kept}")
    else:
        kept = f'"$(cat {shlex.quote(str(path))})"'
        lines = (f"export OPENAI_BASE_URL={url}", f"export OPENAI_API_KEY={new or kept}")
    about = f"Your key, shown this once; it is kept in {path}:" if new else f"The key is the one in {path}:"
    return "\n".join(
        (
            f"sora_nb serves {url}/videos; sora-2 and sora-2-pro stand for the engine {studio.engine}.",
            f"Films go to the shelf in {studio.home}.", about, "", *(f"  {line}" for line in lines), "",
            "Ctrl-C ends it.",
        )
    )  # fmt: skip


def _warn_beyond(listener: socket.socket) -> None:
    host = listener.getsockname()[0]
    if not ipaddress.ip_address(host.partition("%")[0]).is_loopback:
        _log.warning(
            "listening beyond this computer, on %s, without encryption: whoever can watch the network sees the key and the "
            "films, and whoever has the key uses this computer. Put a proxy with TLS before it, or leave --host out.", host,
        )  # fmt: skip
