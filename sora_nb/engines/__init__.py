"""Engines by name: built in, or from another package by the entry point group sora_nb.engines."""
