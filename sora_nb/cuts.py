"""What can be done to a film that is there: cut, titled, dubbed, stitched to others, sent to moviepy; taken in from afar."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from sora_nb import appearances, cutting, timeline
from sora_nb.engines import arrival, cut, moviepy
from sora_nb.errors import InvalidRequest
from sora_nb.footage import GENERATED
from sora_nb.media import lettering, sound_files
from sora_nb.plans import Plan
from sora_nb.timeline import Piece
from sora_nb.trust import provenance

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy as np
    from numpy.typing import NDArray

    from sora_nb.clips import Clip
    from sora_nb.engines.base import Engine
    from sora_nb.media.video import FilmFile
    from sora_nb.recipes import Recipe
    from sora_nb.store.archive import Archive


class Cutter(Protocol):
    """Whoever makes a clip from a recipe and keeps the files it names."""

    @property
    def shelf(self) -> Archive:
        """Return the archive."""
        ...

    def make(self, recipe: Recipe, *, engine: Engine | None = None, read: Plan | None = None) -> Clip:
        """Make a clip from a recipe, by an engine in hand and with a plan known already where they are given."""
        ...

    def clip(self, clip_id: str) -> Clip:
        """Return a clip of the shelf."""
        ...


class Cuts:
    """The edits of a clip. Each waits for it, leaves it as it is, and returns another clip, made from it."""

    def trim(self, start: float = 0.0, end: float | None = None) -> Clip:
        """Return the part between two times in seconds, on whole frames; negative times count from the end.

        Raises:
            InvalidRequest: the part lies outside the clip.
        """
        return _made(self, cutting.trim(piece_of(self), start, end))

    def loop(self, times: float | None = None, *, seconds: float | None = None) -> Clip:
        """Return the clip played `times` over (2 unless said), or over and over until `seconds` are full.

        Raises:
            InvalidRequest: it would be longer than a clip can be, or shorter than a frame.
        """
        return _made(self, cutting.loop(piece_of(self), times, seconds))

    def with_title(
        self,
        text: str,
        subtitle: str = "",
        *,
        where: str = "over",
        seconds: float = 2.0,
        at: float = 0.0,
        font: str | Path | None = None,
    ) -> Clip:
        """Return the clip with a title, white on a shadow of its own, inside the safe margins.

        Args:
            text: The title; line breaks are kept, long lines are broken.
            subtitle: A smaller line below.
            where: "over" the picture, or on a card "before" or "after" it.
            seconds: How long it stands.
            at: When it comes, in seconds; only for "over".
            font: A TrueType or OpenType file, for other scripts than Latin, Greek and Cyrillic.

        Raises:
            InvalidRequest: the text is empty, or the typeface lacks a letter of it.
            MediaError: it does not fit on the picture, or the font cannot be read.
        """
        piece = piece_of(self)
        face = _face(self, f"{text}{subtitle}", font)
        recipe = cutting.title(piece, text, subtitle, where=where, seconds=seconds, at=at, face=face, size=piece.size)
        lettering.title(recipe.size, text, subtitle, face=_path(font))
        return _made(self, recipe)

    def caption(
        self, text: str | None = None, *, start: float = 0.0, end: float | None = None, font: str | Path | None = None
    ) -> Clip:
        """Return the clip with what is said in it written at its foot, or with a text of yours from `start` to `end`.

        Args:
            text: The words; None takes what is said, each phrase at its time.
            start: When your text comes, in seconds.
            end: When it goes; None leaves it to the end.
            font: A TrueType or OpenType file, for other scripts than Latin, Greek and Cyrillic.

        Raises:
            InvalidRequest: nothing is said and no text is given, or the typeface lacks a letter of it.
            MediaError: a line is too long to be read, or the font cannot be read.
        """
        me: Any = self
        piece = piece_of(me)
        if text is None:
            lines = cutting.spoken(me.events, piece.seconds)
        else:
            lines = [(float(start), piece.seconds if end is None else float(end), text)]
        if not lines:
            raise InvalidRequest("Nothing is said in this clip that could be written. Give the words: caption('…').")
        face = _face(self, "".join(line for _, _, line in lines), font)
        for _, _, line in lines:
            lettering.caption(piece.size, line, face=_path(font))
        return _made(self, cutting.caption(piece, lines, face))

    def with_sound(
        self, sound: NDArray[np.floating[Any]] | str | Path | None, *, rate: int = 48_000, keep: float = 0.0
    ) -> Clip:
        """Return the clip with another sound, cut to its length; None takes its sound away.

        Args:
            sound: Samples (time,) or (time, channel) in [-1, 1], or a file: wav, mp3, ogg, flac, m4a, or a film.
            rate: Samples a second of an array, in Hz.
            keep: How loud the clip's own sound stays, 0 (gone) to 1.

        Raises:
            InvalidRequest: the array is no sound.
            MediaError: the file is no sound that we read.
        """
        piece, kept = piece_of(self), None
        if isinstance(sound, str | Path):
            samples = sound_files.read_sound(Path(sound).expanduser(), piece.seconds)
            kept = _kept(self, samples.tobytes(), ".f32")
        elif sound is not None:
            samples = sound_files.as_sound(sound, rate, piece.seconds)
            kept = _kept(self, samples.tobytes(), ".f32")
        return _made(self, cutting.dub(piece, kept, keep=keep))

    def to_moviepy(self) -> Any:
        """Return a moviepy VideoClip that reads this clip as it is played; bring edits back with `sora.from_moviepy`.

        Raises:
            MissingExtra: moviepy is not installed.
        """
        me: Any = self
        return moviepy.to_moviepy(me.footage, me.id)


def from_moviepy(maker: Cutter, video: Any, *, title: str, fps: int | None, parents: Iterable[Clip]) -> Clip:
    """Return a moviepy film as a finished clip; see `Studio.from_moviepy`."""
    shown = moviepy.sources(video)
    known = [*(clip.id for clip in parents), *(id_ for id_ in shown if id_ in maker.shelf)]
    strays = [film.path for id_, film in shown.items() if id_ not in maker.shelf]
    appearances.insist_on_nobody([*strays, *moviepy.files(video)], maker.shelf.home)
    recipe, notes = moviepy.recipe_of(video, title, fps, tuple(dict.fromkeys(known)))
    engine = moviepy.MoviepyEngine(video)
    engine.look(recipe)
    names = " + ".join(maker.clip(parent).title for parent in recipe.parents)
    return maker.make(recipe, engine=engine, read=Plan(prompt=title or names or "a moviepy film", notes=notes)).wait()


def take_in(maker: Cutter, film: FilmFile) -> Clip:
    """Return a film without a recipe as a clip, claiming no more about it than its own credentials prove."""
    said = provenance.read(film.path, home=maker.shelf.home)
    proven = said.state in ("Trusted", "Valid") and said.source_type in GENERATED
    recipe, notes = arrival.recipe_of(film, said.source_type or "" if proven else "")
    digest = maker.shelf.keep_asset(film.path, film.path.suffix.lower() or ".film")
    recipe = recipe.but(options=(("file_sha256", digest), *recipe.options))
    unproven = ["a recipe lies in it that its credentials do not vouch for; it is left out"] * ("sora_nb" in film.metadata)
    return maker.make(recipe, read=Plan(prompt=film.path.stem, notes=(*notes, *unproven, provenance.told(said))))


def _made(clip: Any, recipe: Recipe) -> Clip:
    made: Clip = clip._maker.make(recipe)
    return made


def _kept(clip: Any, source: Path | bytes, suffix: str) -> str:
    digest: str = clip._maker.shelf.keep_asset(source, suffix)
    return digest


def _face(clip: Any, text: str, font: str | Path | None) -> str | None:
    missing = lettering.unwritable(text, _path(font))
    if missing:
        raise InvalidRequest(
            f"The typeface has no {' '.join(missing[:8])}. Give a font file that has: font='NotoSansJP-Regular.ttf'."
        )
    return None if font is None else _kept(clip, Path(font).expanduser(), ".font")


def piece_of(clip: Any) -> Piece:
    """Return a clip's measures, which cutting needs; it is waited for."""
    film, recipe, plan = clip.footage, clip.recipe, clip.plan
    if recipe.style is not None:
        # A style that was asked for beside the words goes along, so that the cut can be made anew.
        plan = plan.but(shots=tuple(replace(shot, style=recipe.style) for shot in plan.shots))
    return Piece(
        id=clip.id, title=clip.title, plan=plan, size=film.size, fps=film.fps, frames=len(film), sounds=film.rate > 0,
        elsewhere=recipe.action == "import", seed=recipe.seed,
    )  # fmt: skip


def stitch(
    maker: Cutter, clips: Iterable[Any], *, transition: str, seconds: float, size: tuple[int, int] | None, fps: int | None
) -> Clip:
    """Return clips one after another; see `Studio.stitch`."""
    films: list[Any] = [clips] if isinstance(clips, Cuts) else list(clips)
    stray = next((film for film in films if not isinstance(film, Cuts)), None)
    if stray is not None:
        raise InvalidRequest(f"{stray!r} is no clip. Open a film first: sora.open('film.mp4').")
    pieces = [piece_of(film) for film in films]
    trims: list[tuple[int, int]] = []
    if transition == "match" and pieces:
        rate = fps or pieces[0].whole_fps
        starts, ends = [0], []
        for number in range(1, len(films)):
            last, begin = cut.alike(films[number - 1].footage, films[number].footage, seconds)
            ends.append(timeline.counted(last + 1, pieces[number - 1].fps, rate))
            starts.append(round(begin / pieces[number].fps * rate))
        ends.append(pieces[-1].frames_at(rate))
        trims = list(zip(starts, ends, strict=True))
    return maker.make(cutting.stitch(pieces, transition=transition, seconds=seconds, size=size, fps=fps, trims=trims))


def _path(font: str | Path | None) -> Path | None:
    return None if font is None else Path(font).expanduser()
