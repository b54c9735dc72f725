"""What fills the air: weather, lightning, fireworks, what drifts, and what an instant leaves hanging."""
