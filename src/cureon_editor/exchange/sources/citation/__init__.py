"""Citations written out in words, in whatever style: cut into items and read into sources."""
