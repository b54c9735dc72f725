"""How things are drawn: one pen a style."""
