"""Filming: which way the camera goes as words say it, kept behind the move until the shot is made: "pan left", "zoom out"."""

from __future__ import annotations

from sora_nb.stage.reading import surroundings as around
from sora_nb.stage.reading.attach import facts
from sora_nb.stage.reading.meaning import kind_of
from sora_nb.stage.reading.phrases import Mark, Noun, Verb
from sora_nb.stage.reading.walk import Walk
from sora_nb.stage.reading.words import Token

_WAYS = {
    "left": "left", "leftward": "left", "leftwards": "left", "right": "right", "rightward": "right", "rightwards": "right",
    "up": "up", "upward": "up", "upwards": "up", "skyward": "up", "down": "down", "downward": "down", "downwards": "down",
    "in": "in", "closer": "in", "forward": "in", "forwards": "in", "nearer": "in", "inward": "in", "into": "in",
    "out": "out", "back": "out", "backward": "out", "backwards": "out", "away": "out", "outward": "out",
}  # fmt: skip
_BY_VERB = {
    "push": "in", "pull": "out", "rise": "up", "ascend": "up", "lift": "up", "soar": "up", "descend": "down", "lower": "down",
}  # fmt: skip
"""Verbs that say which way without another word."""
_OPEN = {
    "pan": ("left", "right"), "whip": ("left", "right"), "tilt": ("up", "down"), "crane": ("up", "down"), "zoom": ("in", "out"),
    "dolly": ("in", "out", "left", "right"),
}  # fmt: skip
"""The ways that each move has."""
_OTHER = {"left": "right", "right": "left", "up": "down", "down": "up", "in": "out", "out": "in"}


def turned_to(camera: str | None, words: str) -> str | None:
    """Return a camera's move with the way that words say, where it has none yet and they say one that it can go."""
    if camera is None or " " in camera:
        return camera
    told = words.lower().replace("-", " ").split()
    ways = [_WAYS.get(word) or _BY_VERB.get(word) for word in told]
    way = next((way for way in reversed(ways) if way in _OPEN.get(camera, ())), None)
    if way is None:
        return camera
    # "From the left" goes to the right; "from left to right" does, too.
    return f"{camera} {_OTHER[way] if told[0] == 'from' and 'to' not in told else way}"


def parted(camera: str | None) -> tuple[str | None, str | None]:
    """Return a move and its way, each None where nothing was said."""
    move, _, way = (camera or "").partition(" ")
    return move or None, way or None


class Filming(Walk):
    """Reads what the camera does."""

    def _fact(self, token: Token) -> None:
        field, value = token.fact or ("", "")
        scene = self.state.scene
        if field == "other style":
            self.state.note(f"There is no '{token.lemma}' style here: the nearest is '{value}'.")
            field = "style"
        if field == "camera":
            scene.camera = turned_to(scene.camera or value, token.lower)
            self._way()
        elif getattr(scene, field) is None:
            setattr(scene, field, value)

    def _way(self) -> None:
        """Read which way the camera goes from what follows its move: "the camera pans left", "the drone shot rises"."""
        scene = self.state.scene
        for ahead in (1, 2):
            phrase = self._next(ahead)
            said = phrase.token.lower if isinstance(phrase, Mark) else phrase.head if isinstance(phrase, Noun) else ""
            turned = turned_to(scene.camera, said) if said else scene.camera
            if turned != scene.camera:
                scene.camera = turned
                if isinstance(phrase, Mark):
                    phrase.token.used = True
                elif isinstance(phrase, Noun):
                    phrase.use()
                return

    def _camera(self) -> None:
        """Read "the camera pans left", "the camera follows the dog" up to the end of the clause."""
        state = self.state
        while (phrase := self._next()) is not None:
            tag = phrase.tag if isinstance(phrase, Mark) else ""
            if tag in {"COMMA", "SUB", "THEN"} or (tag == "CONJ" and isinstance(self._next(2), Noun)):
                break
            if isinstance(phrase, Verb) and (phrase.lemma != "be" or not isinstance(self._next(2), Verb)):
                move = "static" if phrase.negated else around.CAMERA_VERBS.get(phrase.lemma)
                phrase.token.used = True
                if move and (phrase.lemma != "be" or state.scene.camera is None):
                    state.scene.camera = turned_to(state.scene.camera or move, phrase.lemma)
            elif isinstance(phrase, Noun):
                kind = kind_of(phrase, state.catalogue, "of")
                if kind == "cast" and phrase.determiner not in {"the", "its", "his", "her", "their"} and not phrase.name:
                    state.last = state.players(phrase)
                    doing = self._next(2)
                    if state.last and isinstance(doing, Verb) and doing.form == "ing":
                        # "The camera circles a man sitting on …": what follows is about him.
                        self.at += 1
                        state.void, state.candidates, state.subjects = False, [], state.last
                        return
                phrase.use()
                facts(state, phrase, kind) if kind in {"place", "time"} else None
            elif isinstance(phrase, Mark):
                phrase.token.used = True
                if phrase.token.fact:
                    self._fact(phrase.token)
                state.scene.camera = turned_to(state.scene.camera, phrase.token.lower)
            self.at += 1
        state.void = True
        state.candidates = []
