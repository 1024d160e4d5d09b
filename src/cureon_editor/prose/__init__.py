"""The body as prose: plain text, words and sentences, with offsets back into the Markdown."""
