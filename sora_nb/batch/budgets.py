"""Budgets: what a sweep may spend, and what it would."""

from __future__ import annotations

import math
import numbers
from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from sora_nb.errors import InvalidRequest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sora_nb.recipes import Recipe
    from sora_nb.store.ledger import Ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """What one call of `sora.sweep` may spend; None is no limit.

    Args:
        seconds: Time from the call on. What is under way then is dropped, and made by the next call.
        megabytes: Films on disk, in 10⁶ bytes, counted from the call on. No film is begun that, at the size of the largest so
            far, would not fit.
        money: In whatever unit `price` counts. No film is begun that would cost more than is left.
        price: What a film costs: a number, or a function of its recipe.

    Raises:
        InvalidRequest: a limit is no number above 0, or there is money but no price.
    """

    seconds: float | None = None
    megabytes: float | None = None
    money: float | None = None
    price: float | Callable[[Recipe], float] | None = None

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            plain = isinstance(value, numbers.Real) and not isinstance(value, bool) and math.isfinite(value)
            if value is not None and not (callable(value) if field.name == "price" and not plain else plain and value > 0):
                raise InvalidRequest(f"{field.name} of the budget is {value!r}; write a number above 0, such as 60.")
        if self.money is not None and self.price is None:
            raise InvalidRequest("The budget has money but no price. Say what a film costs, such as price=0.10.")

    def cost(self, recipe: Recipe) -> float:
        """Return what a film costs; 0 where no price is known."""
        if self.price is None:
            return 0.0
        return float(self.price(recipe)) if callable(self.price) else float(self.price)


class Purse:
    """What a sweep has spent so far of its budget."""

    def __init__(self, budget: Budget) -> None:
        self.budget = budget
        self.money = 0.0
        self._size = self._largest = self._open = 0

    def allows(self, recipe: Recipe) -> bool:
        """Tell whether one more film may be begun."""
        limit, coins = self.budget.megabytes, self.budget.money
        if coins is not None and self.money + self.budget.cost(recipe) > coins + 1e-9:
            return False
        return limit is None or self._size + self._largest * (self._open + 1) <= limit * 1e6

    def begin(self, recipe: Recipe) -> None:
        """Count a film that is begun."""
        self.money += self.budget.cost(recipe)
        self._open += 1

    def end(self, recipe: Recipe, size: int) -> None:
        """Count a film that is over, of so many bytes; 0 where it came to nothing, which costs nothing."""
        self._open -= 1
        self._size += size
        self._largest = max(self._largest, size)
        if not size:
            self.money -= self.budget.cost(recipe)


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """What a sweep would do: films in all, made already and left; seconds, megabytes and money for the rest.

    Seconds and megabytes go by what the ledger knows of each engine, and are None where it knows nothing yet.
    """

    rows: int
    done: int
    errors: int
    left: int
    workers: int
    seconds: float | None
    megabytes: float | None
    money: float

    def __str__(self) -> str:
        known = "time and disk not known yet: nothing was swept with this engine so far"
        if self.seconds is not None and self.megabytes is not None:
            known = f"about {self.seconds:.0f} s with {self.workers} workers and {self.megabytes:.1f} MB"
        bill = f", {self.money:g} of money" if self.money else ""
        made = f"{self.done} of {self.rows} films are made" + (f", {self.errors} cannot be" if self.errors else "")
        return f"{made}; {self.left} left: {known}{bill}." if self.left else f"{made}; nothing is left to do."


def estimate(
    ledger: Ledger, left: Sequence[Recipe], budget: Budget, *, rows: int, done: int, errors: int, workers: int
) -> Estimate:
    """Return what the rest of a sweep would take."""
    paces = {engine: ledger.pace(engine) for engine in {recipe.engine for recipe in left}}
    known = [(work(recipe), pace) for recipe in left if (pace := paces[recipe.engine]) is not None]
    whole = len(known) == len(left)
    return Estimate(
        rows=rows, done=done, errors=errors, left=len(left), workers=workers,
        seconds=sum(size * pace[0] for size, pace in known) / workers if whole else None,
        megabytes=sum(size * pace[1] for size, pace in known) / 1e6 if whole else None,
        money=sum(budget.cost(recipe) for recipe in left),
    )  # fmt: skip


def work(recipe: Recipe) -> float:
    """Return the size of a film in megapixels: width times height times frames."""
    width, height = recipe.size
    return width * height * recipe.frames / 1e6
