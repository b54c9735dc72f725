"""What the shelf stands on: rows in a catalogue, files by their content."""
