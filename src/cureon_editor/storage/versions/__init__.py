"""Dated versions of a document's text, kept by content and thinned like a backup rota."""
