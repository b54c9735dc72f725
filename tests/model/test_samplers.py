"""Samplers: all end at the clip where the guess is right, and come nearer with more steps where it moves."""

from __future__ import annotations

import math

import pytest
import torch

from sora_nb.model.samplers import SAMPLERS


def _levels(steps: int) -> list[float]:
    return [1 - n / steps for n in range(steps + 1)]


def _gaussian(x: torch.Tensor, level: float) -> torch.Tensor:
    """Return the best guess at a clip whose numbers are spread normally, with mean 2 and deviation 0.5."""
    share = (1 - level) * 0.25 / ((1 - level) ** 2 * 0.25 + level**2)
    return 2 + share * (x - (1 - level) * 2)


def _exact(noise: torch.Tensor) -> torch.Tensor:
    """Return where the straight way back from noise leads in that case: the same place in the other bell curve."""
    return 2 + 0.5 * noise


@pytest.mark.parametrize("name", SAMPLERS)
def test_a_guess_that_is_right_is_reached(name):
    clip = torch.linspace(-1, 1, 10)
    noise = torch.randn(10, generator=torch.Generator().manual_seed(1))
    *_, (state, guess) = SAMPLERS[name](lambda _x, _level: clip, noise, _levels(7))
    torch.testing.assert_close(state, clip)
    torch.testing.assert_close(guess, clip)


@pytest.mark.parametrize("name", SAMPLERS)
def test_more_steps_come_nearer_to_the_known_answer(name):
    noise = torch.randn(1000, generator=torch.Generator().manual_seed(1))
    errors = []
    for steps in (8, 64):
        *_, (state, _) = SAMPLERS[name](_gaussian, noise, _levels(steps))
        errors.append(float((state - _exact(noise)).abs().mean()))
    # Three doublings of the steps: an error of first order is then an eighth, of second order a sixty-fourth. The sampler dpm
    # takes its first and its last step without what it knows of the one before.
    assert math.log2(errors[0] / errors[1]) / 3 > _ORDERS[name]


_ORDERS = {"euler": 0.9, "dpm": 1.2, "heun": 1.9}


def test_at_the_price_of_euler_dpm_comes_nearer():
    noise = torch.randn(1000, generator=torch.Generator().manual_seed(1))
    plain, better = (
        float((list(SAMPLERS[name](_gaussian, noise, _levels(12)))[-1][0] - _exact(noise)).abs().mean())
        for name in ("euler", "dpm")
    )
    assert better < 0.3 * plain


@pytest.mark.parametrize("name", SAMPLERS)
def test_every_step_is_seen(name):
    states = list(SAMPLERS[name](_gaussian, torch.zeros(3), _levels(5)))
    assert len(states) == 5
