"""The page beside the text, in a web view that nothing can get out of."""
