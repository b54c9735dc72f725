"""The desk between the protocol and the studio: takes orders, follows them to the shelf, and knows them after a restart."""

from __future__ import annotations

import logging
import secrets
import threading
import time
from queue import SimpleQueue
from typing import TYPE_CHECKING

from sora_nb import appearances, invitations
from sora_nb.errors import ConsentRequired, ShelfError, SoraError
from sora_nb.recipes import Recipe
from sora_nb.server.answers import Problem, unknown_video
from sora_nb.store.orders import Order, Orders
from sora_nb.trust import consent

if TYPE_CHECKING:
    from collections.abc import Callable

    from sora_nb.clips import Clip
    from sora_nb.server.forms import Wish
    from sora_nb.studio import Studio

MOST_WAITING = 100
MOST_STARTS = 3
"""How often work on an order begins before it is given up: one that ends the server each time must not do so for ever."""
_ALMOST = 99
_log = logging.getLogger("sora_nb.server")


class Desk:
    """Orders of one shelf. The studio makes one clip at a time, first in, first out; the book is written before the answer.

    Args:
        studio: Who makes the clips and keeps them.

    Raises:
        ShelfError: another server works on this shelf.
    """

    def __init__(self, studio: Studio) -> None:
        self.studio = studio
        self._book = Orders(studio.home)
        self._live: dict[str, Clip] = {}
        self._line: SimpleQueue[str | None] = SimpleQueue()
        self._lock = threading.Lock()
        self._closing = False
        self._clerk = threading.Thread(target=self._work, name="sora_nb server")

    def open(self) -> None:
        """Take up what an earlier run left, in its old order, and start to work."""
        for order in self._book.waiting():
            if order.starts >= MOST_STARTS:
                self._fail(order, f"The server ended {order.starts} times while it made this clip.", "interrupted")
                continue
            try:
                with consent.acting(order.person):
                    clip = self.studio.make(Recipe.from_json(order.recipe))
            except SoraError as error:
                self._fail(order, str(error), Problem.of(error).code)
                continue
            if clip.done:
                # Begun and found on the shelf: the run that was killed had finished it.
                self._book.change(order.id, ours=order.starts > 0 or self._book.made(clip.id))
            _log.info("%s taken up again", order.id)
            self._live[order.id] = clip
            self._line.put(order.id)
        self._clerk.start()

    def close(self) -> None:
        """Stop the render under way and leave what is not done for the next start; a second call does nothing."""
        with self._lock:
            if self._closing:
                return
            self._closing = True
            clips = list(self._live.values())
        if clips:
            _log.info("ending; the render under way is being stopped")
        for clip in clips:
            clip.cancel()
        self._line.put(None)
        if self._clerk.is_alive():
            self._clerk.join()
        self._book.close()

    def create(self, wish: Wish) -> Order:
        """Take an order for a clip.

        Raises:
            Problem: it cannot be made, or too many wait.
        """
        with self._lock:
            self._admit()
            if wish.picture is not None:
                # The book of orders names it from here on, also after a restart.
                self.studio.shelf.keep_asset(wish.picture, ".picture", claim=False)
            try:
                clip = _told(lambda: self.studio.make(wish.recipe))
            except Problem:
                self._release(wish.recipe.to_json())
                raise
            return self._write(clip, model=wish.model, prompt=wish.recipe.prompt)

    def remix(self, video_id: str, words: str) -> Order:
        """Take an order for a finished clip made anew with other words.

        Raises:
            Problem: there is no such clip, it is not done, or it cannot be remixed.
        """
        with self._lock:
            parent = self.order(video_id)
            source = self.clip(parent)
            self._admit()
            clip = _told(lambda: source.remix(words))
            return self._write(clip, model=parent.model, prompt=words, remix_of=parent.id, parent=source.id)

    def order(self, video_id: str) -> Order:
        """Return an order by its id; an invited person's own only.

        Raises:
            Problem: there is none.
        """
        order = self._book.get(video_id)
        # Somebody else's is answered as one that does not exist: its id may be a secret.
        if order is None or consent.guest() not in ("", order.person):
            raise unknown_video(video_id)
        return order

    def page(self, after: str | None, count: int, *, newest_first: bool) -> tuple[tuple[Order, ...], bool]:
        """Return orders, and whether there are more; see `Orders.page`.

        An invited person gets their own, without films of somebody who took an agreement back: the owner sees those, marked.
        """
        guest, found = consent.guest(), list[Order]()
        while True:
            try:
                some, more = self._book.page(after, count, newest_first=newest_first, person=guest)
            except ShelfError as error:
                raise Problem(str(error), status=404, param="after", code="not_found") from error
            found += [order for order in some if not (guest and self.marks(order))]
            if not more or len(found) >= count:
                return tuple(found[:count]), more or len(found) > count
            after = some[-1].id

    def progress(self, order: Order) -> int:
        """Return how far an order is, 0 to 100."""
        if order.status == "completed":
            return 100
        if order.status != "in_progress":
            return 0
        clip = self._live.get(order.id)
        # Gone from the live ones, it has ended since the order was read.
        return _ALMOST if clip is None else min(_ALMOST, int(100 * clip.progress.fraction))

    def marks(self, order: Order) -> list[str]:
        """Return a sentence for each person in a finished film whose agreement was taken back, or cannot be read."""
        if order.status != "completed":
            return []
        shelf = self.studio.shelf
        return appearances.withdrawn(shelf, appearances.of_clip(shelf, order.clip, Recipe.from_json(order.recipe)))

    def clip(self, order: Order) -> Clip:
        """Return the clip of a finished order.

        Raises:
            Problem: it is not finished, failed, or its film is gone from the shelf; or somebody in it took an agreement back,
                and an invited person asks.
        """
        if order.status == "failed":
            raise Problem(f"{order.id} failed and has no film: {order.error}", status=404, code="video_failed")
        if order.status != "completed":
            raise Problem(
                f"{order.id} is not ready yet; it is {order.status}. Ask GET /v1/videos/{order.id} until it is completed.",
                status=404, code="video_not_ready",
            )  # fmt: skip
        if consent.guest() and (marks := self.marks(order)):
            raise Problem(f"{order.id} is not given out any more. {' '.join(marks)}", status=410, code="consent_withdrawn")
        try:
            clip = self.studio.clip(order.clip)
            self.studio.shelf.film(clip.record)
        except ShelfError as error:
            raise Problem(
                f"The film of {order.id} is gone from the shelf. Order it again.", status=404, code="video_gone"
            ) from error
        return clip

    def delete(self, video_id: str) -> None:
        """Strike an order out: stop it if it is under way, and remove its clip unless somebody else names it.

        Raises:
            Problem: there is no such order.
        """
        with self._lock:
            order = self.order(video_id)
            ours = bool(order.clip) and self._book.made(order.clip)
            self._book.delete(video_id)
            clip = self._live.pop(video_id, None)
            # Two orders for one recipe share one render.
            if clip is not None and all(other.recipe != clip.recipe for other in self._live.values()):
                clip.cancel()
            if ours:
                self._drop(order.clip)
            self._release(order.recipe)
        _log.info("%s deleted", video_id)

    def _admit(self) -> None:
        if self._closing:
            raise Problem("The server is stopping. Try again when it is back.", status=503, code="stopping")
        if len(self._live) >= MOST_WAITING:
            raise Problem(f"{MOST_WAITING} clips are waiting. Try again later.", status=429, code="queue_full")

    def _write(self, clip: Clip, *, model: str, prompt: str, remix_of: str = "", parent: str = "") -> Order:
        """Write down an order whose clip the studio has taken on."""
        width, height = clip.recipe.size
        left = ", ".join(f"“{word}”" for word in clip.plan.unplaced)
        order = Order(
            id=f"video_{secrets.token_hex(16)}", recipe=clip.recipe.to_json(), model=model, engine=clip.recipe.engine,
            prompt=prompt, seconds=f"{clip.recipe.seconds:g}", size=f"{width}x{height}", created=int(time.time()),
            notes=(*clip.plan.notes, *([f"Not understood: {left}."] if left else [])), remix_of=remix_of, parent=parent,
            person=consent.guest(),
        )  # fmt: skip
        if clip.done:
            order = _completed(order, clip, ours=self._book.made(clip.id))
            self._book.add(order)
            _log.info("%s was on the shelf: clip %s", order.id, clip.id)
            return order
        order = order.but(ours=True)
        self._book.add(order)
        self._live[order.id] = clip
        self._line.put(order.id)
        _log.info("%s ordered: %s, %s s, %s", order.id, order.engine, order.seconds, order.size)
        return order

    def _work(self) -> None:
        while (video_id := self._line.get()) is not None:
            try:
                self._follow(video_id)
            except Exception:  # noqa: BLE001  the clerk has to live on for the other orders
                # A full disk, say; this order stays open in the book and is taken up at the next start.
                _log.exception("%s could not be written down", video_id)

    def _follow(self, video_id: str) -> None:
        """See one order through."""
        with self._lock:
            clip, order = self._live.get(video_id), self._book.get(video_id)
            if clip is None or order is None or self._closing:
                return
            order = order.but(status="in_progress", starts=order.starts + 1)
            self._book.change(video_id, status=order.status, starts=order.starts)
        began = time.monotonic()
        error = self._waited(order, clip)
        with self._lock:
            try:
                if error is None:
                    self._finish(order, clip, took=time.monotonic() - began)
                elif self._closing:
                    self._book.change(video_id, status="queued", starts=order.starts - 1)
                    _log.info("%s left for the next start", video_id)
                elif (error := self._ordered_again(order, error)) is not None:
                    self._fail(order, str(error), Problem.of(error).code)
            finally:
                if self._live.get(video_id) is clip:
                    del self._live[video_id]

    def _waited(self, order: Order, clip: Clip) -> SoraError | None:
        """Wait for a clip, then ask everybody in it for who ordered it; return what says no."""
        try:
            clip.wait()
            # Those who order the same clip share a render, which asked for the first of them only.
            with consent.acting(order.person):
                invitations.seat(self.studio, clip.recipe, clip.plan)
        except SoraError as error:
            return error
        return None

    def _ordered_again(self, order: Order, error: SoraError) -> SoraError | None:
        """Order a clip again that was refused to another person who shared its render; return what says no to this one."""
        if not (isinstance(error, ConsentRequired) and error.rule == "who" and order.id in self._live):
            return error
        with consent.acting(order.person):
            if error.user == consent.user():
                return error
            try:
                clip = self.studio.make(Recipe.from_json(order.recipe))
            except SoraError as own:
                return own
        self._book.change(order.id, status="queued", starts=order.starts - 1)
        self._live[order.id] = clip
        self._line.put(order.id)
        return None

    def _finish(self, order: Order, clip: Clip, *, took: float) -> None:
        done = _completed(order, clip, ours=order.ours)
        if self._book.change(
            order.id, status=done.status, clip=done.clip, completed=done.completed, ours=done.ours, seconds=done.seconds
        ):
            _log.info("%s completed in %.1f s: clip %s", order.id, took, clip.id)
        elif order.ours:
            # Deleted in the moment in which it was done.
            self._drop(clip.id)

    def _fail(self, order: Order, message: str, code: str) -> None:
        if self._book.change(order.id, status="failed", error=message, error_code=code, completed=int(time.time())):
            _log.warning("%s failed: %s", order.id, message)
            self._release(order.recipe)

    def _release(self, recipe: str) -> None:
        """Remove the picture that an order named, unless a clip or another order names it too."""
        self.studio.shelf.release(recipe, spare=[order.recipe for order in self._book.waiting()])

    def _drop(self, clip_id: str) -> None:
        """Take a clip that the server made off the shelf, if no order names it any more."""
        awaited = any(clip.done and clip.id == clip_id for clip in self._live.values())
        if not awaited and not self._book.mentions(clip_id) and clip_id in self.studio.shelf:
            self.studio.shelf.remove(clip_id, spare=[order.recipe for order in self._book.waiting()])


def _completed(order: Order, clip: Clip, *, ours: bool) -> Order:
    seconds = f"{clip.record.seconds:g}"
    return order.but(status="completed", clip=clip.id, completed=int(time.time()), ours=ours, seconds=seconds)


def _told(make: Callable[[], Clip]) -> Clip:
    """Return what `make` returns; an error of the house becomes a problem of the request."""
    try:
        return make()
    except SoraError as error:
        raise Problem.of(error, "prompt") from error
