"""Word vectors and tokens: how near two words are in meaning."""
