"""The sound room: what a performance sounds like, from every blow and voice to the levelled track."""
