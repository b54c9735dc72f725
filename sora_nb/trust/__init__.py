"""Who made this, from what, and with whose leave."""
