"""Games: a ball that goes between players, is kept in the air, or is tossed and caught again."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from sora_nb.stage.bodies import snap
from sora_nb.stage.moves.paths import energy, say, turn

if TYPE_CHECKING:
    from sora_nb.stage.bodies import Beat, Body, Scene

FLIGHT, TOUCH = 0.95, 0.5
"""Seconds that a pass is on its way, and from one player's touch to the kick."""
FOOT = 0.24
"""How far ahead of the hips a ball is struck, in body heights."""
TOSSED = ("pizza", "pancakes", "coin", "bread", "flatbread", "frying pan", "hat", "top hat")
"""Things that are thrown up to be caught again."""


def passes(scene: Scene, players: list[Body], ball: Body, beat: Beat) -> None:
    """Let players kick a ball to each other in low arcs, each trapping it before it goes back."""
    middle = sum(p.at("x", beat.start) for p in players) / len(players)
    for player in players:
        turn(scene, player, beat.start, 1.0 if player.at("x", beat.start) < middle else -1.0)
        player.row("depth")[:] = players[0].at("depth", 0.0) + 0.002 * player.index
    ball.lead(0.0)
    ball.row("depth")[:] = players[0].at("depth", 0.0)
    ball.solid = False
    now, at = snap(beat.start + 0.6), 0
    spot = _foot(players[0], ball, now)
    ball.row("x")[:], ball.row("y")[:] = spot
    while now < beat.end - 0.2:
        kicker, taker = players[at % len(players)], players[(at + 1) % len(players)]
        _kicked(scene, kicker, ball, now, spot)
        goal = _foot(taker, ball, now)
        land = snap(now + FLIGHT * min(max(abs(goal[0] - spot[0]) / 3.0, 0.6), 1.4))
        _arc(scene, ball, (now, land), spot, goal)
        say(scene, "contact", ball, land, other=taker.key, materials=(ball.material, "shoe"), impulse=ball.mass)
        for other in players:
            other.cue("look", now, land, look=goal if other is not taker else ((goal[0] + spot[0]) / 2, 0.4))
        now, spot, at = snap(land + TOUCH), goal, at + 1


def _foot(player: Body, ball: Body, t: float) -> tuple[float, float]:
    way = math.copysign(1.0, player.at("facing", t + 0.6))
    return player.at("x", t) + way * (FOOT * player.height + ball.radius), player.at("y", t) + ball.rise


def _kicked(scene: Scene, kicker: Body, ball: Body, t: float, spot: tuple[float, float]) -> None:
    way = math.copysign(1.0, kicker.at("facing", t))
    aim = (spot[0] - way * ball.radius * 0.98, spot[1])
    kicker.cue("kick", max(t - 0.45, 0.0), min(t + 0.45, scene.seconds), beat=t, aim=aim, look=aim)
    say(scene, "contact", kicker, t, other=ball.key, materials=("shoe", ball.material), impulse=4 * ball.mass)


def _arc(scene: Scene, ball: Body, times: tuple[float, float], a: tuple[float, float], z: tuple[float, float]) -> None:
    """Lead a ball through a flight, a bounce and a roll, without leaving the ground for good."""
    start, end = times
    part, time = scene.clock(start, end)
    u = np.clip((time - start) / (end - start), 0, 1)
    # Drag: it leaves faster than it comes.
    along = 1 - (1 - u) ** 1.5
    hop = np.where(
        u < 0.55,
        4 * (u / 0.55) * (1 - u / 0.55),
        0.28 * 4 * np.clip((u - 0.55) / 0.3, 0, 1) * (1 - np.clip((u - 0.55) / 0.3, 0, 1)),
    )
    ball.row("x")[part] = a[0] + (z[0] - a[0]) * along
    ball.row("y")[part] = a[1] + (z[1] - a[1]) * along + 0.35 * min(abs(z[0] - a[0]) / 3, 1.5) * hop
    ball.row("angle")[part] -= (z[0] - a[0]) * along / ball.radius
    for name in ("x", "y", "angle"):
        ball.row(name)[part.stop :] = ball.row(name)[part.stop - 1]


def kept_up(scene: Scene, player: Body, ball: Body, beat: Beat, hits: list[float]) -> None:
    """Keep a ball in the air with the feet: between two touches it obeys gravity."""
    way = math.copysign(1.0, player.at("facing", beat.start))
    x = player.at("x", beat.start) + way * FOOT * player.height
    low = player.at("y", beat.start) + 0.24 * player.height + ball.radius
    ball.lead(0.0)
    ball.solid = False
    ball.row("depth")[:] = max(player.at("depth", 0.0) - 0.002, 0.0)
    ball.row("x")[:], ball.row("y")[:] = x, low
    for start, end in zip([2 * hits[0] - hits[1], *hits], [*hits, 2 * hits[-1] - hits[-2]], strict=True):
        part, time = scene.clock(start, end)
        t = np.maximum(time - start, 0.0)
        ball.row("y")[part] = low + 0.5 * max(scene.gravity, 1.2) * t * (end - start - t)
        ball.row("angle")[part.start :] = ball.row("angle")[part.start] - 0.6
    for hit in hits:
        say(scene, "contact", ball, hit, other=player.key, materials=(ball.material, "shoe"), impulse=2 * ball.mass)


def tossed(scene: Scene, body: Body, thing: Body, beat: Beat) -> None:
    """Toss a thing straight up, spinning, and catch it again, over and over."""
    way = math.copysign(1.0, body.at("facing", beat.start))
    palm = (body.at("x", beat.start) + way * 0.25 * body.height, body.at("y", beat.start) + 0.66 * body.height)
    high = min(0.75 * body.height, max(scene.top - palm[1] - thing.height, 0.3))
    air = 2 * math.sqrt(2 * high / max(scene.gravity, 1.5))
    rounds = 0.55 + air
    part, time = scene.clock(beat.start, beat.end)
    u = (time - beat.start) % rounds
    flown = np.clip((u - 0.55) / air, 0, 1)
    dip = 0.09 * body.height * np.sin(np.pi * np.clip(u / 0.55, 0, 1)) ** 2
    thing.lead(0.0)
    thing.solid, thing.over = False, True
    thing.row("x")[:] = palm[0]
    thing.row("y")[:] = palm[1] + thing.rise
    thing.row("y")[part] = palm[1] + thing.rise - dip + 4 * high * flown * (1 - flown)
    thing.row("angle")[part] = way * math.tau * flown
    thing.row("y")[part.stop :] = thing.row("y")[part.stop - 1]
    thing.row("depth")[:] = max(body.at("depth", 0.0) - 0.003, 0.0)
    now = beat.start
    while now < beat.end:
        off = min(now + 0.55, beat.end)
        body.cue("toss", now, min(now + rounds, beat.end), beat=off, look=(palm[0], palm[1] + high), energy=energy(beat.action))
        say(scene, "whoosh", thing, off)
        if now + rounds < beat.end:
            say(scene, "contact", thing, snap(now + rounds), other=body.key, materials=("soft", "flesh"), impulse=thing.mass)
        now += rounds
