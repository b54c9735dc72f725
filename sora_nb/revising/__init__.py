"""Revising: one plan made from another: facts changed, tables read back, knobs turned; what changed, and how it is spelt."""
