"""Cells: the place in a notebook where a clip is made, shown, changed and taken back."""

from __future__ import annotations

import functools
import threading
from contextlib import nullcontext
from typing import TYPE_CHECKING, Any

from sora_nb.errors import SoraError
from sora_nb.media import image

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from sora_nb.clips import Clip
    from sora_nb.footage import Progress
    from sora_nb.ui.display import Shown
    from sora_nb.ui.progress import ClipView

_PREVIEW_SIDE = 480


class Cell:
    """One output in a notebook: the clip it shows now, and those it showed before."""

    def __init__(self, clip: Clip, view: ClipView) -> None:
        self.clip, self.view = clip, view
        self.shown: Shown | None = None
        self.before: list[Clip] = []
        self._asks: set[int] = set()
        self._turn = threading.Lock()

    def watch(self) -> None:
        """Follow the render of the clip, if there is one under way."""
        if self.clip.take is not None:
            self.clip.take.watch(_Watcher(self, self.clip))

    def cancel(self) -> None:
        """Stop the render of the clip that is shown now."""
        self.clip.cancel()

    def change(self, ask: int, who: str | None, shot: int | None, facts: dict[str, Any]) -> None:
        """Make the clip anew with some facts changed, in the same place; the page is answered by the number it asked with."""
        self._later(lambda: self._change(ask, who, shot, facts))

    def back(self) -> None:
        """Show the film before this one again; a render under way is stopped."""
        self._later(self._back)

    def compare(self) -> None:
        """Hand the film that this one was made from to the page, which lays it over this one."""
        self._later(self._compare)

    def _compare(self) -> None:
        with self._turn:
            self.view.change(before=self.clip.shown_before())

    @staticmethod
    def _later(work: Callable[[], None]) -> None:
        # Messages from the page must be answered at once: the kernel handles nothing else meanwhile.
        threading.Thread(target=work, name="sora_nb cell", daemon=True).start()

    def _change(self, ask: int, who: str | None, shot: int | None, facts: dict[str, Any]) -> None:
        with self._turn:
            # A page that heard nothing may send again what arrived after all.
            if ask in self._asks:
                return
            self._asks.add(ask)
            try:
                new = self.clip.change(who, shot=shot, **facts)
            except SoraError as error:
                self.view.change(answer={"ask": ask, "error": str(error)})
                return
            self.before.append(self.clip)
            self.clip = new
            self.view.change(answer={"ask": ask, "error": ""}, back=len(self.before), notice="")
            if new.done:
                self.show()
                return
            self.view.restart(**new.described())
        self.watch()

    def _back(self) -> None:
        with self._turn:
            if not self.before:
                return
            if not self.clip.done:
                # Its watcher brings the film before back.
                self.clip.cancel()
                return
            self.clip = self.before.pop()
            self.view.change(back=len(self.before), notice="")
            self.show()

    def show(self) -> None:
        """Show the finished film, with the still beneath it."""
        self.view.finish(**self.clip.shown())
        self.still()

    def still(self) -> None:
        """Put the clip's still where no widget runs."""
        if self.shown is not None:
            self.shown.update(self.clip.still())

    def failed(self, error: SoraError) -> None:
        """Say why there is no film: after a change the film before stays, else the view ends."""
        if not self.before:
            self.view.fail(str(error), "cancelled" if self.clip.state == "cancelled" else "failed")
            self.still()
            return
        with self._turn:
            self.clip = self.before.pop()
            self.view.change(back=len(self.before), notice=f"The change was not made. {error}")
            self.show()


class _Watcher:
    """Tells a cell how one render goes."""

    def __init__(self, cell: Cell, clip: Clip) -> None:
        self.cell, self.clip = cell, clip

    def tick(self, progress: Progress, eta: float | None) -> None:
        preview = progress.preview
        small = None if preview is None else functools.partial(image.poster, preview, side=_PREVIEW_SIDE)
        self.cell.view.tick(progress.fraction, progress.note, eta, small)

    def ended(self) -> None:
        try:
            self.clip.wait()
        except SoraError as error:
            self.cell.failed(error)
        else:
            self.cell.show()

    def blocking(self) -> AbstractContextManager[None]:
        return self.cell.view.blocking() if not self.clip.done else nullcontext()
