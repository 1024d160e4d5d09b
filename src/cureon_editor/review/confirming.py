"""Which findings a person has confirmed: from the checklist's findings and the review file's entries."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from cureon_editor.article.article import Article
from cureon_editor.article.edits import RefusedError
from cureon_editor.checks.check import counted, listed
from cureon_editor.checks.findings import Finding, Passage, State
from cureon_editor.review.attestations import Attestation, joined


def confirmed(
    findings: Sequence[Finding], attestations: Iterable[Attestation], article: Article
) -> tuple[Finding, ...]:
    """The findings as they stand once what people have confirmed is counted.

    One that needs a person, all of whose passages are confirmed, is met; of one with some confirmed, those
    passages say by whom. A passage is known by its words, white space apart, wherever it stands: other words
    are another passage. One attestation confirms one passage, so of two with the same words the second needs
    its own. A finding without passages is confirmed together with the whole body.
    """
    standing: dict[str, list[Attestation]] = {}
    for attestation in attestations:
        if not attestation.withdrawn:
            standing.setdefault(attestation.rule, []).append(attestation)
    return tuple(
        _confirmed(finding, standing[finding.rule], article)
        if finding.rule in standing and is_open(finding)
        else finding
        for finding in findings
    )


def is_open(finding: Finding) -> bool:
    """Whether a person can confirm what the rule found."""
    return finding.state is State.NEEDS_PERSON and finding.confirmable


def body_digest(article: Article) -> str:
    """What an attestation of a rule without passages is bound to."""
    return "sha256:" + hashlib.sha256(article.body.encode("utf-8", "surrogatepass")).hexdigest()


def to_confirm(finding: Finding, quote: str, article: Article) -> tuple[tuple[str, str], ...]:
    """What to attest so that one passage of a finding is confirmed, or, without a quote, all it still asks.

    Each is a quote and a digest of the body, one of them empty. Raises RefusedError with a sentence when
    there is nothing to confirm.
    """
    if not is_open(finding):
        raise RefusedError(_nothing_to_confirm(finding))
    passages = _with_words(finding)
    if not passages:
        return (("", body_digest(article)),)
    wanted = joined(quote)
    open_ones = [joined(passage.text) for passage in passages if not passage.confirmed]
    if not wanted:
        return tuple((words, "") for words in open_ones)
    if wanted not in open_ones:
        raise RefusedError(
            f"This passage is not, or no longer, one that “{finding.title}” asks a person to confirm. "
            "Choose one from the checklist."
        )
    return ((wanted, ""),)


def to_withdraw(rule: str, quote: str, attestations: Iterable[Attestation]) -> frozenset[str]:
    """The ids of the attestations to take back: those of a passage, or, without a quote, all of the rule.

    Raises RefusedError with a sentence when there is none.
    """
    wanted = joined(quote)
    ids = frozenset(
        attestation.id
        for attestation in attestations
        if attestation.rule == rule and not attestation.withdrawn and wanted in ("", attestation.quote)
    )
    if not ids:
        raise RefusedError("Nobody has confirmed this, so there is nothing to take back.")
    return ids


def _nothing_to_confirm(finding: Finding) -> str:
    if finding.confirmed:
        return f"“{finding.title}” is confirmed already, by {finding.confirmed}."
    if finding.state is State.NEEDS_PERSON:
        return f"“{finding.title}” asks for something else than a confirmation. {finding.message}"
    return f"“{finding.title}” does not ask for a person now, so there is nothing to confirm."


def _confirmed(finding: Finding, attestations: Sequence[Attestation], article: Article) -> Finding:
    count = len(_with_words(finding))
    if not count:
        digest = body_digest(article)
        by = [attestation.phrase for attestation in attestations if attestation.body == digest][:1]
        return _met(finding, by) if by else finding
    marked = replace(finding, passages=_marked(finding.passages, attestations))
    done = [passage.confirmed for passage in marked.passages if passage.confirmed]
    if len(done) == count:
        return _met(marked, done)
    if not done:
        return finding
    are = "is" if len(done) == 1 else "are"
    return replace(marked, message=f"{finding.message} {len(done)} of {count} passages {are} confirmed.")


def _with_words(finding: Finding) -> list[Passage]:
    """The passages there is something to read in."""
    return [passage for passage in finding.passages if passage.text.strip()]


def _marked(passages: Sequence[Passage], attestations: Sequence[Attestation]) -> tuple[Passage, ...]:
    """The passages, each with the phrase of the attestation that is spent on it."""
    left: dict[str, list[str]] = {}
    for attestation in attestations:
        if attestation.quote:
            left.setdefault(attestation.quote, []).append(attestation.phrase)
    marked = []
    for passage in passages:
        phrases = left.get(joined(passage.text))
        marked.append(replace(passage, confirmed=phrases.pop(0)) if phrases else passage)
    return tuple(marked)


def _met(finding: Finding, by: Sequence[str]) -> Finding:
    names = listed(tuple(Counter(by)))
    count = f" ({counted(len(by), 'passage')})" if len(by) > 1 else ""
    return replace(
        finding, state=State.MET, confirmed=names, message=f"Read and confirmed by {names}{count}."
    )
