"""How the director reads: words, phrases, clauses, facts of the scene, and the search for a figure."""
