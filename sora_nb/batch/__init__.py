"""Batches: many films from one call, resumed after any interruption, as a DataFrame."""

from sora_nb.batch.budgets import Budget as Budget
from sora_nb.batch.sweeping import sweep as sweep
