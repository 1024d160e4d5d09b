"""Read pack files: YAML nodes to rules and therapy packs."""

import dataclasses
from collections.abc import Mapping
from typing import Any

from cureon_editor.article import nodes
from cureon_editor.checks.check import Check
from cureon_editor.checks.pack_fields import Fields, PackError, number_of, phrase_list
from cureon_editor.checks.rule import (
    INSERTIONS,
    KINDS,
    PLACES,
    SCOPES,
    STATUSES,
    Approval,
    LabelWarning,
    Need,
    Rule,
    Statement,
    TherapyPack,
)

#: What an entry does not say of itself: the pack's name and place, and what journal.yaml says of it.
_NOT_WRITTEN = frozenset(("pack", "where", "categories", "note", "off"))


def _keys(kind: Any, *more: str) -> frozenset[str]:
    """The keys a pack may give an entry: the fields of its type that it writes itself."""
    return frozenset(field.name for field in dataclasses.fields(kind)) - _NOT_WRITTEN | set(more)


def read_rule(node: nodes.Node, checks: Mapping[str, Check], pack: str, where: str) -> Rule:
    """One rule of a pack; raises PackError when any of its fields is not what its check can use."""
    fields = Fields.of(node, _keys(Rule), "A rule")
    rule = Rule(
        id=fields.text("id"),
        number=fields.number("number"),
        title=fields.text("title"),
        required=fields.flag("required"),
        wording=fields.text("wording", ""),
        when=fields.choice("when", SCOPES, "always"),
        check=fields.choice("check", tuple(sorted(checks)), "statements"),
        insert=fields.choice("insert", INSERTIONS, "end"),
        basis=fields.text("basis", ""),
        help=fields.text("help", ""),
        confirm=fields.flag("confirm", default=False),
        needs=tuple(_need(item) for item in fields.items("needs")),
        phrases=fields.table("phrases", phrase_list),
        limits=fields.table("limits", number_of),
        good=fields.texts("good"),
        bad=fields.texts("bad"),
        pack=pack,
        where=where,
    )
    _fit(rule, checks[rule.check], node.start)
    return rule


def read_therapy(node: nodes.Node, pack: str, where: str) -> TherapyPack:
    """One therapy pack; raises PackError."""
    fields = Fields.of(node, _keys(TherapyPack, "format", "version"), "A therapy pack")
    return TherapyPack(
        id=fields.text("id"),
        name=fields.text("name"),
        synonyms=fields.texts("synonyms"),
        kind=fields.choice("kind", KINDS, "other"),
        regulators=fields.phrases("regulators"),
        approvals=tuple(_approval(item) for item in fields.items("approvals")),
        warnings=tuple(_warning(item) for item in fields.items("warnings")),
        statements=tuple(_statement(item) for item in fields.items("statements")),
        pack=pack,
        where=where,
    )


def _fit(rule: Rule, check: Check, offset: int) -> None:
    """See that the rule gives its check what it needs."""
    for kind, wanted, given in (
        ("phrases", check.phrases, rule.phrases),
        ("limits", check.limits, rule.limits),
    ):
        missing = [name for name in wanted if not given.get(name)]
        if missing:
            message = (
                f"The rule “{rule.id}” needs “{missing[0]}” under “{kind}” for its check “{check.name}”."
            )
            raise PackError(message, offset)
    if rule.insert == "section" and not rule.phrases.get("section"):
        message = (
            f"The rule “{rule.id}” is inserted into a section. Name its heading by phrases called “section”."
        )
        raise PackError(message, offset)
    if check.needs and not rule.needs:
        message = f"The rule “{rule.id}” asks for nothing. Add “needs” with at least one entry."
        raise PackError(message, offset)


def _need(node: nodes.Node) -> Need:
    fields = Fields.of(node, _keys(Need), "A need")
    return Need(
        fields.text("name"),
        fields.some_phrases("phrases"),
        fields.choice("place", PLACES, "text"),
        fields.phrases("beside"),
        fields.flag("plain", default=False),
    )


def _warning(node: nodes.Node) -> LabelWarning:
    fields = Fields.of(node, _keys(LabelWarning), "A warning")
    return LabelWarning(
        harm=fields.text("harm"),
        phrases=fields.some_phrases("phrases"),
        products=fields.text("products"),
        source=fields.text("source"),
        date=fields.day("date"),
        wording=fields.text("wording", ""),
    )


def _statement(node: nodes.Node) -> Statement:
    fields = Fields.of(node, _keys(Statement), "A statement")
    return Statement(
        name=fields.text("name"),
        phrases=fields.some_phrases("phrases"),
        wording=fields.text("wording"),
        source=fields.text("source"),
        date=fields.day("date"),
    )


def _approval(node: nodes.Node) -> Approval:
    fields = Fields.of(node, _keys(Approval), "An approval")
    return Approval(
        regulator=fields.some_phrase("regulator"),
        place=fields.some_phrases("place"),
        use=fields.text("use"),
        uses=fields.some_phrases("uses"),
        status=fields.choice("status", STATUSES),
        date=fields.day("date"),
        source=fields.text("source"),
        product=fields.text("product", ""),
        url=fields.text("url", ""),
    )
