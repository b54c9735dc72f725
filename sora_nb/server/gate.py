"""The gate before every route: no key, no answer; whose key it is decides for whom; and no more of a body than fits."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from starlette.datastructures import Headers
from starlette.responses import JSONResponse

from sora_nb.errors import CredentialsError
from sora_nb.server.answers import Problem
from sora_nb.server.keys import matches
from sora_nb.trust import consent

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from sora_nb.server.people import People

MOST_BYTES = 20 << 20
"""Bytes of a request's body; an input picture is the only large thing in one."""
_ASIDE = {401: {"www-authenticate": "Bearer"}, 413: {"connection": "close"}}
"""What goes into the headers of an answer of the gate's own, by its status."""
_log = logging.getLogger("sora_nb.server")


class Gate:
    """ASGI middleware that asks for the owner's key or an invited person's, acts for them, and counts the body's bytes."""

    def __init__(self, app: ASGIApp, key: str, people: People) -> None:
        self._app, self._key, self._people = app, key, people

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer it here."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        try:
            person = self._admitted(scope)
        except Problem as problem:
            await JSONResponse(problem.body(), problem.status, _ASIDE.get(problem.status))(scope, receive, send)
            return
        # Routes that run on threads take this along.
        with consent.acting(person):
            await self._app(scope, _counted(receive), send)

    def _admitted(self, scope: Scope) -> str:
        """Return whose key a request bears, "" for the owner.

        Raises:
            Problem: it is nobody's, nobody can tell, or the request says itself that it is too large.
        """
        headers = Headers(scope=scope)
        said = headers.get("authorization", "")
        try:
            person = "" if matches(said, self._key) else self._people.who(said)
        except CredentialsError as error:
            _log.error("%s", error)
            raise Problem(
                "The server cannot read who is invited; its log says why. Ask whoever runs it.", status=500, code="server_error"
            ) from error
        if person is None:
            client = scope.get("client") or ("?",)
            # A path may hold an encoded line break, with a made-up line after it.
            _log.warning("refused %s %r from %s: no key, or another", scope["method"], scope["path"][:80], client[0])
            raise Problem(
                "The API key is missing or wrong, or was taken back. Set OPENAI_API_KEY to the key that sora-nb serve printed, "
                "or sora-nb invite for you. For a new one, say sora-nb serve --new-key, or ask who runs the server.",
                status=401, code="invalid_api_key",
            )  # fmt: skip
        length = headers.get("content-length", "0")
        if length.isdecimal() and int(length[:20]) > MOST_BYTES:
            raise _too_large()
        return person


def _counted(receive: Receive) -> Receive:
    """Return `receive` with an end to what it takes in, for bodies that do not say how long they are."""
    taken = 0

    async def counted() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > MOST_BYTES:
            raise _too_large()
        return message

    return counted


def _too_large() -> Problem:
    return Problem(f"The body has more than {MOST_BYTES >> 20} MB. Send a smaller picture.", status=413, code="too_large")
