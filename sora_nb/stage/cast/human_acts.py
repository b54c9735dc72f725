"""Human acts: how a person plays each verb."""

from __future__ import annotations
from typing import TYPE_CHECKING

HANDED = {"hold", "throw", "catch", "give", "read", "eat", "drink", "write", "paint", "cook"}


def layer(verb):
    return 0


def ease(verb):
    return 0.25


def play(acting, pose, cue, t, weight):
    pass
