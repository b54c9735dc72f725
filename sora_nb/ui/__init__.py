"""Dumb views: traits in, intents out."""
