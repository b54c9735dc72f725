"""The routes of /v1: each reads a request, asks the desk, and answers as OpenAI's API does."""

from __future__ import annotations

import logging
import time
from typing import TYPE_CHECKING, Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Route

from sora_nb.errors import SoraError
from sora_nb.server import answers, assets, forms
from sora_nb.server.answers import Problem
from sora_nb.server.gate import Gate
from sora_nb.server.people import People

if TYPE_CHECKING:
    from starlette.requests import Request

    from sora_nb.server.desk import Desk
    from sora_nb.store.orders import Order

_POLL_MS = 500
_PAGE, _LARGEST_PAGE = 20, 100
_PAGE_DIGITS = 3
_log = logging.getLogger("sora_nb.server")


def app(desk: Desk, key: str) -> Starlette:
    """Return the server as an ASGI application over an open desk; every path wants the owner's key or an invited person's."""
    routes = _Routes(desk)
    one = "/v1/videos/{video_id}"
    return Starlette(
        routes=[
            Route("/v1/models", routes.models, methods=["GET"]),
            Route("/v1/models/{name:path}", routes.model, methods=["GET"]),
            Route("/v1/videos", routes.create, methods=["POST"]),
            Route("/v1/videos", routes.page, methods=["GET"]),
            *(Route(f"/v1/videos/{verb}", _not_here, methods=["POST"]) for verb in ("edits", "extensions", "characters")),
            Route(one, routes.show, methods=["GET"]),
            Route(one, routes.delete, methods=["DELETE"]),
            Route(f"{one}/content", routes.content, methods=["GET"]),
            Route(f"{one}/remix", routes.remix, methods=["POST"]),
        ],
        middleware=[Middleware(Gate, key=key, people=People(desk.studio.home))],
        exception_handlers={SoraError: _refuse, HTTPException: _no_route, Exception: _broken},
    )


class _Routes:
    """What each route does, over one desk. Reading, rendering and files run on threads, not on the event loop."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._since = int(time.time())

    async def create(self, request: Request) -> Response:
        said = await forms.fields(request, forms.FIELDS)
        wish = await run_in_threadpool(forms.wish, said, self._desk.studio.engine)
        return self._video(await run_in_threadpool(self._desk.create, wish))

    async def remix(self, request: Request) -> Response:
        said = await forms.fields(request, ("prompt",))
        words = forms.prompt(said)
        return self._video(await run_in_threadpool(self._desk.remix, request.path_params["video_id"], words))

    def show(self, request: Request) -> Response:
        return self._video(self._desk.order(request.path_params["video_id"]))

    def page(self, request: Request) -> Response:
        asked = request.query_params
        limit, order = asked.get("limit", str(_PAGE)), asked.get("order", "desc")
        # Python reads no number of thousands of digits, so that their count is looked at first.
        if not limit.isdecimal() or len(limit) > _PAGE_DIGITS or not 1 <= int(limit) <= _LARGEST_PAGE:
            raise Problem(f"limit is {limit[:20]!r}; it can be 1 to {_LARGEST_PAGE}.", param="limit")
        if order not in {"asc", "desc"}:
            raise Problem(f"order is {order[:20]!r}; it can be asc or desc.", param="order")
        found, more = self._desk.page(asked.get("after"), int(limit), newest_first=order == "desc")
        return JSONResponse(answers.page([self._told(order) for order in found], more=more))

    def delete(self, request: Request) -> Response:
        video_id = request.path_params["video_id"]
        self._desk.delete(video_id)
        return JSONResponse({"id": video_id, "object": "video.deleted", "deleted": True})

    def content(self, request: Request) -> Response:
        variant = request.query_params.get("variant", "video")
        if variant not in assets.VARIANTS:
            raise Problem(f"variant is {variant[:20]!r}; it can be {', '.join(assets.VARIANTS)}.", param="variant")
        order = self._desk.order(request.path_params["video_id"])
        film, kind = self._desk.clip(order).path, assets.VARIANTS[variant]
        if variant == "video":
            return FileResponse(film, media_type=kind, filename=f"{order.id}.mp4")
        make = assets.thumbnail if variant == "thumbnail" else assets.spritesheet
        return Response(make(film, self._desk.studio.home), media_type=kind)

    def models(self, _: Request) -> Response:
        names = [*forms.ALIASES[:2], *forms.offered(self._desk.studio.engine)]
        return JSONResponse({"object": "list", "data": [self._model(name) for name in names]})

    def model(self, request: Request) -> Response:
        try:
            return JSONResponse(self._model(request.path_params["name"]))
        except Problem as problem:
            raise Problem(str(problem), status=404, param="model", code="model_not_found") from problem

    def _model(self, name: str) -> dict[str, Any]:
        return answers.model(name, self._since, forms.engine_of(name, self._desk.studio.engine)[0])

    def _video(self, order: Order) -> Response:
        told = self._told(order)
        # The openai package's poll() keeps to this.
        wait = {"openai-poll-after-ms": str(_POLL_MS)} if told["status"] in {"queued", "in_progress"} else {}
        return JSONResponse(told, headers=wait)

    def _told(self, order: Order) -> dict[str, Any]:
        # Films made before an agreement was taken back are marked, as its terms say; whoever fetches one is told.
        marked = order.but(notes=(*self._desk.marks(order), *order.notes))
        return answers.video(marked, self._desk.progress(order))


def _not_here(request: Request) -> Response:
    verb = request.url.path.rpartition("/")[2]
    raise Problem(
        f"This server has no {verb} yet; it makes, remixes, lists and deletes videos.", status=404, code="unsupported"
    )


def _refuse(_: Request, error: Exception) -> Response:
    problem = Problem.of(error) if isinstance(error, SoraError) else Problem("The server broke.", status=500)
    if problem.status >= 500:
        _log.error("%s", problem)
    return JSONResponse(problem.body(), status_code=problem.status)


def _no_route(request: Request, error: Exception) -> Response:
    """Answer what Starlette itself refuses: an unknown path, a wrong method, a damaged form."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    said = error.detail if isinstance(error, HTTPException) else "The server broke"
    headers = error.headers if isinstance(error, HTTPException) else None
    place = f"{request.method} {request.url.path[:80]}"
    problem = Problem(f"{place}: {said}.", status=status, code="not_found" if status == 404 else "invalid_request")
    return JSONResponse(problem.body(), status_code=status, headers=headers)


def _broken(_: Request, __: Exception) -> Response:
    # Starlette raises it once more, so that uvicorn's log has the traceback.
    problem = Problem("The server broke; its log says how. Please report it.", status=500, code="server_error")
    return JSONResponse(problem.body(), status_code=500)
