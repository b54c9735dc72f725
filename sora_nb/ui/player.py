"""The player: a film with its sound, how its prompt was read, its recipe and its credentials."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

import traitlets as t

from sora_nb.ui.base import View

if TYPE_CHECKING:
    from collections.abc import Sequence


class Player(View):
    """A film that plays in a cell, all values plain.

    `video` is an mp4, `poster` a JPEG. `peaks` is the waveform, floats 0 to 1 spread evenly over the film, kept as
    one byte each. `marks` are sounds with their times: {"time", "end", "kind", "label"} in seconds, kind "contact",
    "step", "speech" or any other word. `captions` is WebVTT. `chips` tell how the prompt was read:
    {"label", "kind", "note", "shot"}; one that can be changed has also "who", "fields" ({"name", "label", "kind", "value"
    and, where they are its own, "options"}), "fixed" (facts sent with every change) and "gone" (facts that take it away).
    `editable` lets them be clicked, `choices` holds the options of each field by name, `answer` is {"ask", "error"} for the
    number that a change was asked with, `back` how many films one can go back, `notice` a sentence on a change that came to
    nothing. `notes` are sentences on what was replaced or not understood.
    `before` is the film that this one was made from, laid over it up to `wipe`, a share of its width; `before_title` is empty
    where there is none, and `changes` are sentences on what is different. Where `before` is empty the page asks for it.
    `credentials` is {"state": "signed" | "unsigned" | "broken", "signer", "text"}. `time` (seconds) and `playing`
    go both ways: set them to seek and to play; the page writes them at most ten times a second.
    """

    SOURCE: ClassVar[str] = "player"

    video = t.Bytes(b"").tag(sync=True)
    mime = t.Unicode("video/mp4").tag(sync=True)
    poster = t.Bytes(b"").tag(sync=True)
    width = t.Int(960, min=1).tag(sync=True)
    height = t.Int(540, min=1).tag(sync=True)
    seconds = t.Float(0.0, min=0.0).tag(sync=True)
    fps = t.Float(24.0, min=0.1).tag(sync=True)
    title = t.Unicode("").tag(sync=True)
    alt = t.Unicode("").tag(sync=True)
    peaks = t.Bytes(b"").tag(sync=True)
    marks = t.List(t.Dict()).tag(sync=True)
    captions = t.Unicode("").tag(sync=True)
    chips = t.List(t.Dict()).tag(sync=True)
    notes = t.List(t.Unicode()).tag(sync=True)
    recipe_code = t.Unicode("").tag(sync=True)
    recipe_json = t.Unicode("").tag(sync=True)
    credentials = t.Dict().tag(sync=True)
    plan = t.Dict().tag(sync=True)
    # An echo of every tick would double the traffic and make a second page jump.
    time = t.Float(0.0, min=0.0).tag(sync=True, echo_update=False)
    playing = t.Bool(False).tag(sync=True)
    clip_id = t.Unicode("").tag(sync=True)
    choices = t.Dict().tag(sync=True)
    editable = t.Bool(False).tag(sync=True)
    back = t.Int(0, min=0).tag(sync=True)
    answer = t.Dict().tag(sync=True)
    notice = t.Unicode("").tag(sync=True)
    filename = t.Unicode("film.mp4").tag(sync=True)
    before = t.Bytes(b"").tag(sync=True)
    before_title = t.Unicode("").tag(sync=True)
    changes = t.List(t.Unicode()).tag(sync=True)
    wipe = t.Float(0.5, min=0.0, max=1.0).tag(sync=True, echo_update=False)

    def __init__(
        self, *, video: bytes = b"", title: str = "", seconds: float = 0.0, peaks: Sequence[float] | bytes = b"", **values: Any
    ) -> None:
        super().__init__(video=video, title=title, seconds=seconds, peaks=_bytes(peaks), **values)

    def change(self, **values: Any) -> None:
        """Set several values at once, from any thread, in one message to the page."""
        if "peaks" in values:
            values["peaks"] = _bytes(values["peaks"])
        super().change(**values)

    def text(self) -> str:
        """Return the title, length and size."""
        return f"{self.title} ({self.seconds:.1f} s, {self.width}×{self.height})"


def _bytes(peaks: Sequence[float] | bytes) -> bytes:
    if isinstance(peaks, bytes):
        return peaks
    return bytes(round(255 * min(1.0, max(0.0, float(peak)))) for peak in peaks)
