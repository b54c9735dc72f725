"""Nano: a neural model of picture and sound together, small enough to be read in one sitting and trained on a laptop."""
