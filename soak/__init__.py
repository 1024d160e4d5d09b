"""Very large hostile texts in a real window, each in a process of its own: `python3 dev.py soak`."""
