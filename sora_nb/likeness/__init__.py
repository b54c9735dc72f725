"""Likeness: a face found in a picture, cut out with its hair, and turned into a drawing that the stage can act with."""
