"""Booths: somebody brings themselves in, by a camera that asks them to turn and to speak, or by a picture of theirs.

What a passed challenge shows: at this moment somebody whose face turned as it was asked, in an order drawn by lot, sat before a
camera, and a voice spoke about as many syllables as the numbers have. It does not show who they are: no face is compared with a
name, nor with the face of the step before; nobody checks which numbers were said; and a film of a face that is held before the
camera, or a photograph bent round a tin, may pass. It makes a flat photograph of somebody else not enough.
"""

from __future__ import annotations

import dataclasses
import difflib
import inspect
import secrets
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sora_nb.errors import ConsentRequired, InvalidRequest, SoraError
from sora_nb.footage import SAMPLE_RATE
from sora_nb.invitations import check_figure, check_handle
from sora_nb.likeness import faces, poses, voices
from sora_nb.media import image, sound_files
from sora_nb.settings import Settings
from sora_nb.trust import consent, terms
from sora_nb.ui.booth import StaticBooth

if TYPE_CHECKING:
    from collections.abc import Callable

    import ipywidgets
    import numpy as np
    from numpy.typing import NDArray

    from sora_nb.guests import Cameo, Host
    from sora_nb.ui import booth as views

PATIENCE = 60.0
"""Seconds that each step may take."""
_STEPS = {
    "straight": "Look straight at the camera.",
    "left": "Turn your head to your left.",
    "right": "Turn your head to your right.",
}
_FRAME_SIDE, _FRAME_BYTES = 1280, 400_000
"""Pixels of the longer side that a frame of the camera can have, and bytes; the page sends at most 640 and 60,000."""
_SYLLABLES = 3
"""Syllables that are heard at least where four numbers are said: two that run into each other are heard as one."""
_BROUGHT = {
    **dict.fromkeys(("photo", "name", "attested_by", "voice", "lines", "key", "guardian"), "who sits in it brings that"),
    "replace": "a new picture always takes the old one's place, and is agreed to anew",
}
"""Words of `cameo` that a booth does not take, and why."""
_CALLED = {
    True: "Somebody was at the camera, turned as they were asked and spoke: who agrees here is recorded as that.",
    False: "Nobody was seen at the camera: what counts is what is said here, in writing.",
}


@dataclass(slots=True)
class Challenge:
    """What is asked, in an order drawn by lot, and how far it was done; `clock` gives seconds."""

    clock: Callable[[], float] = time.monotonic
    steps: tuple[str, ...] = ()
    numbers: str = ""
    done: int = 0
    began: float = 0.0

    def __post_init__(self) -> None:
        turns = ["left", "right"]
        self.steps = ("straight", *(turns if secrets.randbelow(2) else turns[::-1]))
        self.numbers = " ".join(str(secrets.randbelow(10)) for _ in range(4))
        self.began = self.clock()

    @property
    def step(self) -> str:
        """Return what is asked now: "straight", "left", "right", or "say" once all turns are done."""
        return self.steps[self.done] if self.done < len(self.steps) else "say"

    def see(self, picture: NDArray[np.uint8]) -> str:
        """Look at a frame (height, width, rgb), unmirrored; return why it does not fit, "" where the step is done by it.

        Raises:
            InvalidRequest: the step took too long.
            MissingExtra: the package that finds faces is not installed.
        """
        self.insist_on_time()
        found = faces.find(picture)
        if len(found) != 1:
            return f"{len(found)} faces are in the picture; only yours should be." if found else "No face is seen yet."
        if found[0].box[2] < faces.SMALLEST:
            return "Come nearer."
        turn = poses.turn(picture, found[0])
        if turn is None:
            return "Your face is not seen clearly; it may be too dark."
        # Who turns to their own left turns to the picture's right.
        if not {"straight": abs(turn) < poses.STRAIGHT, "left": turn > poses.TURNED, "right": turn < -poses.TURNED}[self.step]:
            return "Not yet." if self.step == "straight" else "A little further."
        self.done, self.began = self.done + 1, self.clock()
        return ""

    def insist_on_time(self) -> None:
        """Refuse a step that took too long: the order that was drawn must not become known.

        Raises:
            InvalidRequest: it did.
        """
        if self.clock() - self.began > PATIENCE:
            raise InvalidRequest(f"Nothing fitting was seen for {PATIENCE:.0f} seconds. Start again when you are ready.")


class Booth:
    """A booth for one handle; `cameo` is there once somebody came in. Draws itself as a widget, then as the cameo's card."""

    def __init__(self, host: Host, handle: str, enrol: Callable[..., Cameo]) -> None:
        self.handle = handle
        self._host, self._enrol = host, enrol
        self._challenge: Challenge | None = None
        self._straight = b""
        self._cameo: Cameo | None = None
        self._views: list[tuple[views.Booth, ipywidgets.Box]] = []

    def __repr__(self) -> str:
        return f"<Booth for @{self.handle}, {'done' if self._cameo is not None else 'nobody came in yet'}>"

    @property
    def cameo(self) -> Cameo:
        """Return who came in.

        Raises:
            ConsentRequired: nobody did yet.
        """
        if self._cameo is None:
            raise ConsentRequired(
                f"Nobody came into the booth for @{self.handle} yet. Show it with a cell that ends in the booth, and use the "
                "camera or a picture there."
            )
        return self._cameo

    def widget(self) -> ipywidgets.Box:
        """Return the booth as a widget, to combine with others."""
        import ipywidgets

        from sora_nb.ui.booth import Booth as View

        view = View(handle=self.handle, on_said=lambda *said: self.said(view, *said))
        box = ipywidgets.Box([view])
        self._views.append((view, box))
        return box

    def said(self, view: views.Booth, what: str, data: bytes, numbers: dict[str, Any]) -> None:
        """Take what a page sends; whatever is wrong with it is raised, and shown there.

        Raises:
            SoraError: what was sent does not fit.
        """
        if what == "start":
            self._challenge, self._straight = Challenge(), b""
            self._show(view, self._challenge)
        elif what == "stop":
            self._challenge, self._straight = None, b""
            view.change(state="idle", step="", hint="", problem="", share=0.0)
        elif what == "picture":
            self._come_in(data, challenge=False)
        elif self._challenge is not None:
            try:
                self._answered(view, self._challenge, what, data, keep=numbers.get("keep") is True)
            except Exception:
                self._challenge, self._straight = None, b""
                view.change(state="ended", step="", hint="")
                raise

    def _answered(self, view: views.Booth, challenge: Challenge, what: str, data: bytes, *, keep: bool) -> None:
        """Take a frame or a recording as the answer to what was asked."""
        if what == "frame" and challenge.step != "say":
            straight, why = challenge.step == "straight", challenge.see(_frame(data))
            if straight and not why:
                self._straight = data
            self._show(view, challenge, why)
        elif what == "voice" and challenge.step == "say":
            challenge.insist_on_time()
            try:
                sound = _recording(data)
                _insist_on_speech(sound, keep=keep)
            except SoraError as error:
                # Said too softly, or too late: it may be tried again while there is time.
                view.change(problem=str(error))
                return
            self._come_in(self._straight, challenge=True, voice=(sound, SAMPLE_RATE) if keep else None)
        elif what == "silent" and challenge.step == "say":
            self._come_in(self._straight, challenge=False)

    def _show(self, view: views.Booth, challenge: Challenge, hint: str = "") -> None:
        step = challenge.step
        told = f"Say these numbers: {challenge.numbers}" if step == "say" else _STEPS[step]
        share = challenge.done / (len(challenge.steps) + 1)
        view.change(state="say" if step == "say" else "look", step=told, hint=hint, problem="", share=share)

    def _come_in(self, picture: bytes, *, challenge: bool, voice: tuple[NDArray[np.float32], int] | None = None) -> None:
        """Make a cameo of a picture, as of a file, and put its card in the booth's place."""
        self._cameo = self._enrol(picture, voice=voice)
        self._cameo.witnessed = challenge
        self._challenge, self._straight = None, b""
        for view, box in self._views:
            card = self._cameo.card()
            if card.state == "pending":
                card.change(message=f"{card.message} {_CALLED[challenge]}")
            view.change(state="done", step="", hint="", problem="", share=1.0)
            box.children = (card,)

    def _ipython_display_(self) -> None:
        """Draw the booth, and a line beneath for where no widget runs."""
        from sora_nb.ui import display

        if self._cameo is not None:
            self._cameo._ipython_display_()
            return
        alone = Settings.from_environment().static or display.headless() or not display.in_notebook()
        display.show(self.widget, StaticBooth(handle=self.handle), static_only=alone)


class Booths:
    """What whoever keeps cameos offers to those who sit before a camera."""

    def booth(self: Host, name: str, **terms: Any) -> Booth:
        """Open a booth in the notebook: somebody brings themselves in by camera or picture, and then answers on their card.

        At the camera they look straight at it, turn their head as a lot decides, and say four numbers; a card that is answered
        after that records "camera", the strongest level. What that shows and what it does not: `sora_nb.booths`.

        Args:
            name: What prompts call them: "ana" is @ana.
            terms: What they are asked to agree to, as `cameo` takes it: figure, scope, purposes, forbidden, quota and so on.

        Raises:
            InvalidRequest: the name cannot be one, or a term is unknown or out of range.
        """
        handle, cameo = check_handle(name), self.cameo  # type: ignore[attr-defined]
        _insist_on_terms(cameo, terms)
        return Booth(self, handle, lambda picture, voice: cameo(picture, name=handle, voice=voice, replace=True, **terms))


def _insist_on_terms(cameo: Callable[..., Cameo], given: dict[str, Any]) -> None:
    """Refuse what `cameo` would refuse, now: nobody is to sit down for terms that cannot be."""
    known = {name: one.default for name, one in inspect.signature(cameo).parameters.items() if name not in _BROUGHT}
    for name in given:
        if name in _BROUGHT:
            raise InvalidRequest(f"booth takes no {name}: {_BROUGHT[name]}. Leave it out; sora.cameo takes it, with a file.")
        if name not in known:
            near = difflib.get_close_matches(name, known, n=1)
            hint = f"did you mean {near[0]!r}? It" if near else "it"
            raise InvalidRequest(f"booth has nothing called {name!r}; {hint} takes {', '.join(known)}.")
    asked = known | given
    check_figure(asked["figure"])
    names = {field.name for field in dataclasses.fields(terms.Terms)}
    terms.made(holder=consent.user(), **{name: value for name, value in asked.items() if name in names})


def _frame(data: bytes) -> NDArray[np.uint8]:
    """Return a frame that a page sent, (height, width, rgb), if it is no larger than a page of ours sends them."""
    if len(data) > _FRAME_BYTES:
        raise InvalidRequest(f"A frame has {len(data):,} bytes; it can have {_FRAME_BYTES:,}. Choose it as a picture instead.")
    picture = image.read_picture(data)
    if max(picture.shape) > _FRAME_SIDE:
        size = f"{picture.shape[1]}×{picture.shape[0]}"
        raise InvalidRequest(f"A frame has {size} pixels; a side can have {_FRAME_SIDE}. Choose it as a picture instead.")
    return picture


def _recording(data: bytes) -> NDArray[np.float32]:
    """Return a recording that a page sent, (time,) float32 at 48 kHz; the file it lies in meanwhile is removed."""
    with tempfile.TemporaryDirectory(prefix="sora_nb-") as folder:
        path = Path(folder) / "the recording"
        path.write_bytes(data)
        return sound_files.read_sound(path, voices.LONGEST).mean(axis=1)  # type: ignore[no-any-return]


def _insist_on_speech(sound: NDArray[np.float32], *, keep: bool) -> None:
    """Refuse a recording in which nobody says about four numbers; which numbers they are is not known.

    Raises:
        InvalidRequest: nothing has a pitch, it is one long tone, or it is to be kept and no voice can be measured from it.
    """
    heard = voices.syllables(sound, SAMPLE_RATE)
    if heard < _SYLLABLES:
        raise InvalidRequest(
            f"{heard or 'No'} syllable{'s' * (heard != 1)} of speech could be heard, and four numbers have {_SYLLABLES} or "
            "more. Say them one by one, near the microphone."
        )
    if keep:
        from sora_nb.stage.sound.voice import sample

        voices.take(sound, SAMPLE_RATE, {}, sample())
