"""The parts of reading a published page's plain text: blocks, head, sources, citations, Markdown."""
