"""What a worker process is for: each answers with its own messages, so that neither waits for the other."""

from enum import StrEnum


class Role(StrEnum):
    """The page's worker answers with patches, the analysis worker with summary and checklist."""

    PAGE = "page"
    ANALYSIS = "analysis"
