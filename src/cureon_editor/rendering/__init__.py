"""The page: Markdown to sanitised HTML, and the worker process that makes it."""
