"""Samplers: from noise to a clip, as pure functions of a guess, a noisy state and a falling row of noise levels.

A state is x = (1 - s) · clip + s · noise at the level s, which runs from 1 (all noise) to 0 (the clip). The straight way back
is dx/ds = noise - clip = (x - guess) / s (Lipman et al. 2023, equation 23; Liu et al. 2023, equation 1), where `guess(x, s)` is
the clean clip that the model makes out in x. Each sampler yields (state, guess) after every step; the last state is the clip.
"""

from __future__ import annotations

import itertools
import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from torch import Tensor

    Guess = Callable[[Tensor, float], Tensor]
    Sampler = Callable[[Guess, Tensor, Sequence[float]], Iterator[tuple[Tensor, Tensor]]]


def euler(guess: Guess, x: Tensor, levels: Sequence[float]) -> Iterator[tuple[Tensor, Tensor]]:
    """Walk straight on at each step, the oldest way to follow a slope (Euler 1768)."""
    for here, there in itertools.pairwise(levels):
        clean = guess(x, here)
        x = x + (there - here) * (x - clean) / here
        yield x, clean


def heun(guess: Guess, x: Tensor, levels: Sequence[float]) -> Iterator[tuple[Tensor, Tensor]]:
    """Walk on, look again, and take the mean of both slopes: twice the work for an error of second order.

    Karras et al. 2022, algorithm 1, with this path's slope.
    """
    for here, there in itertools.pairwise(levels):
        clean = guess(x, here)
        slope = (x - clean) / here
        ahead = x + (there - here) * slope
        if there > 0:
            clean = guess(ahead, there)
            slope = (slope + (ahead - clean) / there) / 2
        x = x + (there - here) * slope
        yield x, clean


def dpm(guess: Guess, x: Tensor, levels: Sequence[float]) -> Iterator[tuple[Tensor, Tensor]]:
    """Solve the linear part exactly and draw a line through the last two guesses: second order at the price of Euler.

    DPM-Solver++(2M), Lu et al. 2022, algorithm 2, with α = 1 - s, σ = s and λ = log(α / σ).
    """
    last: tuple[Tensor, float] | None = None
    for here, there in itertools.pairwise(levels):
        clean = guess(x, here)
        leap = _lambda(there) - _lambda(here)
        target = clean
        if last is not None and there > 0 and last[1] < float("inf"):
            # Equation 15's D: how the guess has been moving, carried half a step on.
            target = clean + leap / (2 * last[1]) * (clean - last[0])
        x = there / here * x + ((1 - there) - there * (1 - here) / here) * target
        last = (clean, leap)
        yield x, clean


def _lambda(level: float) -> float:
    """Return half the logarithm of the ratio of signal to noise."""
    if level in {0, 1}:
        return float("inf") if level == 0 else -float("inf")
    return math.log((1 - level) / level)


SAMPLERS: dict[str, Sampler] = {"dpm": dpm, "euler": euler, "heun": heun}
