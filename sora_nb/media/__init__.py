"""Reading and writing film, picture and sound files; the only room that knows PyAV and Pillow."""
