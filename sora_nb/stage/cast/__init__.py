"""Rigs and props: who can stand on the stage, how they move and how they are drawn."""
