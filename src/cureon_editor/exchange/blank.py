"""A new article: its front matter holds the fields every article needs, with comments that explain them."""

from datetime import date
from uuid import uuid4

from cureon_editor.article.article import Article
from cureon_editor.article.emitting import scalar

_TEMPLATE = """\
id: {id}
title: {title}
# Two or three sentences below the title. If a treatment is still being tested, say so here.
standfirst:
category:
date: "{date}"
# Who wrote it, and why they may: name, credentials.
author:
  - name:
    credentials:
# The clinician who is to sign: name, credentials, registration number.
medical_reviewer:
  name:
  credentials:
  registration:
# When the article must be checked again, for example 2027-06-30.
review_due:
# Who paid for the article, and what the publisher sells that has to do with it.
interests:
# Each therapy the article is about. Its stage decides which statements are required:
# preclinical, experimental, approved-elsewhere or approved.
# therapies:
#   - name: the therapy
#     use: the condition it is used for
#     stage: experimental
#     offered: no
# Numbers follow the first mention in the text (mention) or the order of the sources (list).
citation_order: mention
"""


def new_article(title: str, today: date) -> Article:
    """An article with an identity of its own, the title and the day; the rest is left to be filled in."""
    front = _TEMPLATE.format(id=uuid4(), title=scalar(title, 2), date=today.isoformat())
    return Article.parse(f"---\n{front}---\n")
