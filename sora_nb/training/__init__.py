"""Making what the package learns: word vectors for the director."""
