"""What the server says: videos, models, pages and errors, in the shapes that the `openai` package reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sora_nb.errors import Cancelled, ConsentRequired, InvalidRequest, MissingExtra, Refused, ShelfError, SoraError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sora_nb.store.orders import Order

_KINDS: tuple[tuple[type[SoraError], int, str], ...] = (
    (ConsentRequired, 403, "consent_required"),
    (Refused, 400, "moderation_blocked"),
    (InvalidRequest, 400, "invalid_value"),
    (MissingExtra, 400, "not_installed"),
    (ShelfError, 500, "shelf_error"),
    (Cancelled, 500, "cancelled"),
    (SoraError, 500, "render_failed"),
)


class Problem(SoraError):
    """A request that cannot be answered as asked: the HTTP status, the field at fault, and a word for programs."""

    def __init__(self, message: str, *, status: int = 400, param: str | None = None, code: str = "invalid_value") -> None:
        super().__init__(message)
        self.status, self.param, self.code = status, param, code

    @classmethod
    def of(cls, error: SoraError, param: str | None = None) -> Problem:
        """Return an error of the house as the protocol tells it."""
        if isinstance(error, Problem):
            return error
        status, code = next((status, code) for kind, status, code in _KINDS if isinstance(error, kind))
        return cls(str(error), status=status, param=param, code=code)

    def body(self) -> dict[str, Any]:
        """Return the error as JSON types."""
        kind = "server_error" if self.status >= 500 else "invalid_request_error"
        return {"error": {"message": str(self), "type": kind, "param": self.param, "code": self.code}}


def unknown_video(video_id: str) -> Problem:
    """Return the answer to an id that nobody has."""
    return Problem(f"There is no video {video_id!r}; it may have been deleted.", status=404, param="video_id", code="not_found")


def video(order: Order, progress: int) -> dict[str, Any]:
    """Return an order as a video object; `progress` is 0 to 100.

    `engine`, `clip_id` and `notes` are ours: who made it, where it stands on the shelf, what was not understood.
    """
    error = {"code": order.error_code, "message": order.error} if order.status == "failed" else None
    return {
        "id": order.id, "object": "video", "model": order.model, "status": order.status, "progress": progress,
        "created_at": order.created, "completed_at": order.completed, "expires_at": None, "prompt": order.prompt,
        "seconds": order.seconds, "size": order.size, "remixed_from_video_id": order.remix_of or None, "error": error,
        "engine": order.engine, "clip_id": order.clip or None, "notes": list(order.notes),
    }  # fmt: skip


def page(videos: Sequence[dict[str, Any]], *, more: bool) -> dict[str, Any]:
    """Return a page of a list."""
    first, last = (videos[0]["id"], videos[-1]["id"]) if videos else (None, None)
    return {"object": "list", "data": list(videos), "first_id": first, "last_id": last, "has_more": more}


def model(name: str, created: int, engine: str) -> dict[str, Any]:
    """Return a model object; `engine` is who stands behind the name."""
    return {"id": name, "object": "model", "created": created, "owned_by": f"sora_nb engine {engine}"}
