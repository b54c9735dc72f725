"""How well picture and sound of whole films are in step: run as `python tests/bench/in_step.py [KIND …]`.

Everything is found in the decoded file alone. Where a body's flight before and after a touch gives its time below the frame
(bounces, hits), sound and picture are to be within 15 ms; where the picture only says in which frame something happens
(dominoes, breaking, feet that come down), within a frame. A mouth opens within two frames of its voice. What cannot be judged
(a touch half hidden, a sound that drowns in the ringing of another) is not dropped silently: it is printed with its reason.
"""

from __future__ import annotations

import itertools
import sys
import tempfile
from collections import Counter
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parent))
from motion_laws import HUES, Seen, actor, does, pair
from sync import RISE, onsets

from sora_nb.footage import SAMPLE_RATE
from sora_nb.media.reader import open_film
from sora_nb.plans import Plan, Relation, Shot
from sora_nb.studio import Studio

SIZE, WALK, FPS = (640, 360), (960, 540), 30
PIXELS = SIZE[1] / 6.0
BELOW, FRAME = 15.0, 1000.0 / FPS
MATERIALS = ("rubber", "wood", "metal", "glass", "stone", "plastic", "ice")


def film(studio, *actors, seconds=4.0, seed=0, size=SIZE, **shot):
    """Return a film's frames, and its sound as (time, channel)."""
    shot.setdefault("place", "stage")
    plan = Plan(shots=(Shot(actors=actors, camera="static", **shot),))
    clip = studio.generate(plan=plan, seconds=seconds, fps=FPS, size=size, seed=seed)
    footage = open_film(Path(clip.path))
    return footage.frames(), footage.sound()


def meeting(before, after, lo, hi):
    """Return where two curves (polynomials of time) meet between two times, None where they do not."""
    roots = np.roots(np.polysub(before, after))
    real = [float(r.real) for r in np.atleast_1d(roots) if abs(r.imag) < 1e-9 and lo <= r.real <= hi]
    return real[0] if len(real) == 1 else None


def touches(t, y, gravity, left, needed=4):
    """Return the times at which a flight under gravity turns upward: where the parabolas before and after meet.

    Turns that are not judged go to `left`, as (why, time).
    """
    known = np.isfinite(y)
    # A turn is noticed across a frame or two in which it is half hidden, too, though not judged there.
    near = known | np.convolve(known, [1, 0, 1], "same").astype(bool)
    leaps = np.diff(np.diff(np.where(near, np.interp(t, t[known], y[known]), np.nan))) if known.any() else np.array([])
    hits = [i + 1 for i in range(1, len(leaps) - 1) if leaps[i] > 3.3 and leaps[i] >= max(leaps[i - 1], leaps[i + 1])]
    times = []
    for h in hits:
        if any(abs(h - o) <= needed and o != h for o in hits):
            left.append(("turns again at once", t[h]))
            continue
        tried = [_turn(t, y, early, 0.5 * gravity * PIXELS, needed) for early in (h, h - 1)]
        found = [at for at in tried if not isinstance(at, str)]
        times += found[:1]
        left += [] if found else [(tried[0], t[h])]
    return times


def _turn(t, y, early, g, needed):
    """Return when a flight turns between two frames, or why that is not judged."""
    left, right = slice(early - needed + 1, early + 1), slice(early + 2, early + 2 + needed)
    if left.start < 0 or right.stop > len(y):
        return "cut off by the film's ends"
    if not np.isfinite(y[left.start : right.stop]).all():
        return "half hidden"
    lines = [np.polyfit(t[part], y[part] + g * t[part] ** 2, 1, full=True) for part in (left, right)]
    if any(len(rest) and rest[0] > 1.5 for _, rest, *_ in lines):
        return "no free flight before and after"
    at = meeting(lines[0][0], lines[1][0], t[early] - 0.5 / FPS, t[early + 2] + 0.5 / FPS)
    if at is None:
        return "flights do not meet"
    down, up = 2 * g * at - lines[0][0][0], lines[1][0][0] - 2 * g * at
    # What is thrown up from rest turns too, but only a bounce comes back no faster than it came.
    if up >= 1.03 * down:
        return "thrown up"
    # In four frames gravity bends a path by about a pixel: so does the outline's tremor of what stands still.
    still = min(np.ptp(y[part]) for part in (left, right)) < 2.0
    return at if up > 30 and not still else "trembles at rest"


def moving(frames, colour):
    """Return how high what moves in a colour is, in pixels from below, in every frame: what stands still does not count."""
    own, one, two = HUES[colour]
    usual = np.median(frames[::7], axis=0).astype(np.int16)
    usual = np.clip(usual[..., own] - np.maximum(usual[..., one], usual[..., two]) - 50, 0, 25)
    rows = []
    for frame in frames.astype(np.int16):
        excess = np.clip(frame[..., own] - np.maximum(frame[..., one], frame[..., two]) - 50, 0, 25) - usual
        rows.append(np.clip(excess, 3, None).sum(axis=1) - 3 * excess.shape[1])
    mass = np.sum(rows, axis=1)
    height = len(rows[0]) - (np.array(rows) * np.arange(len(rows[0]))).sum(axis=1) / np.maximum(mass, 1)
    # Before something of its own colour, only a part of it is found.
    return np.where(np.abs(mass / max(np.median(mass), 1) - 1) < 0.12, height, np.nan)


def bounces(studio):
    """Yield (times from the picture, sound, [(why left out, time)]) of two balls of a material that bounce."""
    for k in range(24):
        gravity = (9.81, 6.0, 12.0, 3.71)[k % 4]
        place = ("stage", "room", "street")[k % 3]
        looks = [(("material", MATERIALS[k % 7]), ("bounce", bounce)) for bounce in ("0.88", "0.82")]
        red = actor("ball", does("bounce"), colour="red", look=looks[0])
        blue = actor("other", does("bounce", start=0.45), figure="ball", colour="blue", look=looks[1])
        frames, sound = film(studio, red, blue, seed=k, gravity=gravity, place=place, seconds=6.0)
        t, left = np.arange(len(frames)) / FPS, []
        yield [at for colour in ("red", "blue") for at in touches(t, moving(frames, colour), gravity, left)], sound, left


def hits(studio):
    """Yield (times, sound) of balls that run into each other: their lines before and after meet at the touch."""
    for k in range(12):
        material, seed = MATERIALS[k % 6], 1 + k // 6
        look = (("material", material), ("bounce", "0.9"))
        # Each pair starts at a time of its own, or the control would hear the same touch.
        start = 0.11 * k
        one = actor("one", does("collide", "two", start=start), figure="ball", colour="red", look=look)
        two = actor("two", figure="ball", colour="red", look=look)
        relations = (Relation(a="one", relation="left of", b="two"),)
        frames, sound = film(studio, one, two, seed=seed, place="rink", relations=relations, seconds=5.0, size=(960, 540))
        times = _knocks(pair(frames)[0])
        yield times, sound, [] if times else [("lines do not meet", -1.0)]


def _knocks(seen: Seen):
    # In the frame of the touch itself the two may look like one: it is left out, and lines are drawn up to it and from it.
    known = np.flatnonzero(np.isfinite(seen.x))
    t, x = known / FPS, seen.x[known]
    leaps = np.abs(np.diff(np.diff(x) / np.diff(t)))
    # The touch is the hardest leap of the speed, before either has left the frame.
    h = int(np.argmax(leaps[: len(leaps) - 6])) + 1
    tried = []
    for early, late in itertools.product((h - 1, h), (h, h + 1, h + 2)):
        left, right = slice(early - 5, early + 1), slice(late, late + 6)
        if left.start < 0 or right.stop > len(t) or not 0 < known[late] - known[early] <= 4:
            continue
        fits = [np.polyfit(t[part], x[part], 2, full=True) for part in (left, right)]
        at = meeting(fits[0][0], fits[1][0], t[early] - 0.2 / FPS, t[late] + 0.2 / FPS)
        if at is not None:
            tried.append((sum(float(fit[1][0]) for fit in fits), at))
    # A line that takes in a frame of the other side of the touch fits badly.
    return [min(tried)[1]] if tried else []


def dominoes(studio):
    """Yield (times to a frame, sound): when each domino of a row begins to move, because the one before it touches it."""
    for material, seed in itertools.product(("wood", "plastic", "stone"), (1, 2)):
        look = (("arrangement", "row"), ("material", material))
        frames, sound = film(studio, actor("domino", does("fall"), count=6, colour="red", look=look), seed=seed, seconds=3.0)
        red = np.clip(frames[..., 0].astype(np.int16) - frames[..., 1:].max(axis=3).astype(np.int16) - 40, 0, 40) / 40.0
        whole = (red[0] > 0).any(axis=0)
        edges = np.flatnonzero(np.diff(whole.astype(int)))
        starts, stops = edges[::2] + 1, edges[1::2] + 1
        # Heads only: the one before touches it further down.
        top = int(np.flatnonzero((red[0] > 0).any(axis=1))[0])
        heads = [red[:, top + 1 : top + 5, (a + b) // 2 : b + 3] for a, b in zip(starts, stops, strict=False)]
        began = [_stirs(np.abs(head - head[:6].mean(axis=0)).sum(axis=2).mean(axis=1)) for head in heads]
        # The first is pushed, the others are hit.
        times = [f / FPS for f in began[1:] if f is not None]
        yield times, sound, [("not seen to stir", -1.0)] * (5 - len(times))


def _stirs(moved, least=0.5):
    """Return the frame, with a fraction, from which something moves: the first pixels of its way followed back to none."""
    far = np.flatnonzero(moved > least)
    if not len(far) or far[0] < 2 or far[0] + 3 > len(moved):
        return None
    f = int(far[0])
    first, second = moved[f : f + 2] - moved[: f - 2].mean()
    return f - float(np.clip(first / (second - first), 0, 1.2)) if second > first else None


def breaking(studio):
    """Yield (frame times, sound) of things that break where they are: the first frame that shows it."""
    ways = (("balloon", "burst"), ("box", "shatter"), ("ball", "explode"))
    for (figure, written), start in itertools.product(ways, (0.3, 0.55)):
        cast = actor(figure, does("disappear", written=written, start=start, end=3.0), colour="red")
        frames, sound = film(studio, cast, seed=round(10 * start), seconds=3.0)
        red = np.clip(frames[..., 0].astype(np.int16) - frames[..., 1:].max(axis=3).astype(np.int16) - 60, 0, None) > 0
        # Pieces that have hardly parted cover as much as the whole did, but not the same pixels.
        changed = np.flatnonzero((red[1:] ^ red[:-1]).sum(axis=(1, 2)) > 0.03 * red[0].sum()) + 1
        yield [(int(c) - 0.5) / FPS for c in changed[:1]], sound, [] if len(changed) else [("not seen to break", -1.0)]


def footsteps(studio):
    """Yield (times to a frame, sound) of walkers: their heels come down to where they then rest."""
    foot = round(WALK[1] * 0.83)
    for figure, place, seed in itertools.product(("man", "woman", "girl", "old man"), ("stage", "street"), (1,)):
        frames, sound = film(
            studio, actor(figure, does("walk", direction="right")), seed=seed, place=place, size=WALK, seconds=3.5
        )
        strips = frames[:, foot - 14 : foot + 8].astype(np.int16)
        away = np.abs(strips - np.median(strips[::5], axis=0).astype(np.int16)).max(axis=3) > 65
        front = np.array([np.flatnonzero(rows.sum(axis=0) >= 3)[-1:].max(initial=-1) for rows in away[:, :12]], float)
        plants = _plants(front)
        downs = [(_heel(away, front, f), f) for f in plants]
        left = [(down, f / FPS) for down, f in downs if isinstance(down, str)]
        yield [down / FPS for down, _ in downs if not isinstance(down, str)], sound, left


def _plants(front, still=6):
    """Return the frames about which the tip of a foot comes to rest: within three pixels, after a stride."""
    found = []
    for f in range(6, len(front) - still):
        rest = front[f + 2 : f + still]
        if np.ptp(rest) > 2.5 or front[f] - front[f - 5] < 18 or (found and f - found[-1] < 8):
            continue
        near = np.median(rest) - 3
        if front[f] >= near > front[f - 1] and np.diff(front[f - 5 : f + 1]).min() >= 0:
            found.append(f)
    return found


def _heel(away, front, f, heel=(30, 24)):
    """Return at which frame, with a fraction, the heel behind a tip that comes to rest is down, or why that is not judged.

    The heel, a shoe's length (0.3 m) behind the tip, touches first, and stops at once; the sole then rolls down, and the tip
    still moves on a little. Where it comes within a pixel of its rest, it touches.
    """
    tip = int(np.median(front[f + 3 : f + 6]))
    columns = away[:, :, max(tip - heel[0], 0) : tip - heel[1]]
    low = np.median((columns * np.arange(1, columns.shape[1] + 1)[:, None]).max(axis=1), axis=1)
    rest = np.median(low[f + 1 : f + 4]) - 1
    if low[f - 3] >= rest:
        return "the other foot stands there"
    for k in range(f - 2, f + 4):
        if low[k] >= rest > low[k - 1] > 0:
            return k - 1 + float((rest - low[k - 1]) / (low[k] - low[k - 1]))
    return "heel not seen to come down"


SPEAKERS = ("man", "woman", "girl", "boy", "old man", "old woman", "chef", "dog", "teacher", "pirate")


def speech(studio):
    """Yield (first sound of the voice, first frame that shows the mouth open) in seconds: its inside is dark red."""
    for k, figure in enumerate(SPEAKERS):
        words = ("Hello there my friends", "Good morning", "Look at that", "Where are we going", "I am hungry")[k % 5]
        cast = actor(figure, does("speak", speech=words, start=0.7 + 0.037 * k))
        frames, sound = film(studio, cast, seconds=2.2, seed=k, framing="close", place=("room", "meadow")[k % 2])
        values = frames.astype(np.int16)
        # Clothes may be of that colour too: of a close shot, the upper two thirds are the head's.
        values = values[:, : SIZE[1] * 2 // 3]
        other = values[..., 1:].max(axis=3)
        dark_red = (values[..., 0] - other > 60) & (other < 100)
        fresh = dark_red & ~_wider(dark_red[: int(0.5 * FPS)].any(axis=0))
        heard = _voice(sound)
        # The mouth is where most of it comes while the voice is heard; hair and clothes may be of that colour too.
        spoken = fresh[int((heard or 0) * FPS) :].sum(axis=0)
        row, column = (int(np.argmax(np.convolve(spoken.sum(axis=axis), np.ones(21), "same"))) for axis in (1, 0))
        inside = fresh[:, max(row - 30, 0) : row + 30, max(column - 40, 0) : column + 40].sum(axis=(1, 2))
        opens = np.flatnonzero(inside > 12)
        yield heard, (opens[0] / FPS if len(opens) else None)


def _wider(mask, by=2):
    """Return a mask with a margin: clothes of that colour stir a little."""
    for axis in (0, 1):
        mask = np.any([np.roll(mask, k, axis) for k in range(-by, by + 1)], axis=0)
    return mask


def _voice(sound, hop=SAMPLE_RATE // 200):
    """Return when a voice sets in: thrice as loud as the fifth of a second before, and it stays so."""
    loud = np.abs(sound).max(axis=1)
    level = loud[: len(loud) // hop * hop].reshape(-1, hop).max(axis=1)
    for i in range(60, len(level) - 20):
        before = np.median(level[i - 40 : i])
        if level[i] > 3 * before and np.median(level[i : i + 20]) > 4 * before and np.median(level[i : i + 20]) > 0.02:
            return i * hop / SAMPLE_RATE
    return None


KINDS = {"bounce": (bounces, BELOW), "hit": (hits, BELOW), "domino": (dominoes, FRAME), "shatter": (breaking, FRAME),
         "footstep": (footsteps, FRAME)}  # fmt: skip


def heard_in(sound):
    """Return when sounds set in: where all of it grows louder, or what lies above 4 kHz, where glass and metal ring less."""
    spectrum = np.fft.rfft(sound, axis=0)
    spectrum[np.fft.rfftfreq(len(sound), 1 / SAMPLE_RATE) < 4000] = 0
    all_, sharp = onsets(sound), onsets(np.fft.irfft(spectrum, len(sound), axis=0))
    alone = [at for at in sharp if not len(all_) or np.abs(all_ - at).min() > 0.03]
    return np.sort([*all_, *alone])


def nearest(times, heard):
    """Return how long after each time the nearest onset is heard, in ms."""
    return [float((heard - t)[np.argmin(np.abs(heard - t))]) * 1000 if len(heard) else 999.0 for t in times]


def drowned(times, turned, heard, sound, clear=0.06, rings=0.3):
    """Return which touches nobody could hear: what rings already is as loud as makes an onset of their loudness vanish.

    The loudness of a film's touches is their median. Only what has no onset of its own near may drown, and only in the
    ringing of another touch that was seen (`turned`: also those not judged): not in that of its own sound, come too early.
    """

    def level(start, stop):
        part = sound[max(round(start * SAMPLE_RATE), 0) : max(round(stop * SAMPLE_RATE), 1)].mean(axis=1)
        return 10 * np.log10(float(np.mean(part**2)) + 1e-12) if len(part) else -120.0

    def covered(t):
        seen = np.array([at for at in [*times, *turned] if at != t] or [-9.0])
        of_others = np.array([np.abs(seen - at).min() < BELOW / 1000 for at in heard], bool)
        own = np.array(heard)[~of_others]
        return not (np.abs(own - t) < clear).any() and any(0 < t - at < rings for at in np.array(heard)[of_others])

    loud = np.median([max(level(t + k, t + k + 0.005) for k in np.arange(-0.01, 0.015, 0.005)) for t in times] or [0.0])
    return [
        not (len(heard) and np.abs(heard - t).min() < BELOW / 1000) and level(t - 0.03, t - 0.01) > loud - RISE and covered(t)
        for t in times
    ]


def judged(times, left, heard, sound):
    """Return the offsets of the touches that can be judged, and how many drown."""
    lost = drowned(times, [at for _, at in left], heard, sound)
    return nearest([t for t, gone in zip(times, lost, strict=True) if not gone], heard), sum(lost)


def measured(studio, kinds):
    """Print each kind's offsets, and return (clips, offsets below the frame, offsets to a frame)."""
    clips, fine, coarse = 0, [], []
    for kind in kinds:
        make, bound = KINDS[kind]
        films = [(times, left, heard_in(sound), sound) for times, sound, left in make(studio)]
        rows = [judged(*film) for film in films]
        offsets = [o for found, _ in rows for o in found]
        # The same pictures with the next film's sound: how much is in step, or drowns, by chance.
        strangers = [judged(*one[:2], *other[2:]) for one, other in zip(films, films[1:] + films[:1], strict=True)]
        strange = np.abs([o for found, _ in strangers for o in found])
        seen = sum(bool(found) for found, _ in rows)
        if offsets:
            clips += seen
            (fine if bound == BELOW else coarse).extend(offsets)
            size = np.abs(offsets)
            print(f"{kind:9s} {len(size):3d} contacts in {seen:2d}/{len(films)} clips: median {np.median(size):5.2f} ms, "
                  f"95 % {np.quantile(size, 0.95):5.2f}, worst {size.max():6.2f}; {int((size > bound).sum())} beyond "
                  f"{bound:.0f} (another film's sound: {np.mean(strange > bound):.0%})", flush=True)  # fmt: skip
        else:
            print(f"{kind:9s} no contact was found in the picture", flush=True)
        unjudged(films, sum(lost for _, lost in rows), sum(lost for _, lost in strangers), bound / 1000)
    return clips, np.abs(fine), np.abs(coarse)


def unjudged(films, masked, strange, bound):
    """Print what was found but not judged, and why; and how many sounds set in where no touch was found in the picture."""
    left = Counter({"masked by another touch's ringing": masked})
    left.update(why for _, turns, *_ in films for why, _ in turns)
    reasons = ", ".join(f"{count} {why}" for why, count in left.most_common() if count) or "nothing"
    alone = sum(not any(abs(t - at) < bound for t in times) for times, _, heard, _ in films for at in heard)
    print(f"{'':9s} not judged: {reasons} (masked with another film's sound: {strange}); "
          f"{alone} sounds set in without a touch judged", flush=True)  # fmt: skip


def main():
    wanted = sys.argv[1:] or [*KINDS, "speech"]
    with tempfile.TemporaryDirectory() as home:
        studio = Studio(home)
        clips, fine, coarse = measured(studio, [kind for kind in wanted if kind in KINDS])
        print(f"all       {len(fine) + len(coarse):3d} contacts in {clips} clips: "
              f"median {np.median([*fine, *coarse] or [np.nan]):.2f} ms", flush=True)  # fmt: skip
        if len(fine):
            print(f"below the frame: median {np.median(fine):.2f} ms, worst {fine.max():.2f} ms", flush=True)
        if "speech" in wanted:
            rows = list(speech(studio))
            late = [(opens - heard) * FPS for heard, opens in rows if heard is not None and opens is not None]
            voices, mouths = (sum(row[k] is None for row in rows) for k in (0, 1))
            print(f"speech    {len(late)} of {len(rows)} clips: mouths open {min(late):+.1f} to {max(late):+.1f} frames "
                  f"after the voice sets in, median {np.median(late):+.1f}; 2 wanted\n"
                  f"{'':9s} not judged: {voices} voices, {mouths} mouths not found")  # fmt: skip


if __name__ == "__main__":
    main()
