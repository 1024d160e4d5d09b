"""Code, comments and link targets are told from text, whichever of them opens first."""

import pytest

from cureon_editor.citations.code_spans import code_spans, target_spans


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("```\nx\n```", ["```\nx\n```"]),
        ("~~~ py\nx\n~~~\ny", ["~~~ py\nx\n~~~"]),
        ("```\nx\n````", []),
        ("  ```\nx\n  ```", ["```\nx\n  ```"]),
        ("a `b` ``c ` d`` `e", ["`b`", "``c ` d``"]),
        (r"\`a \``b`", ["`b`"]),
        ("`a\n\nb`", []),
        ("# a `b\nc`", ["`b\nc`"]),
        ("<!-- `a --> b`", ["<!-- `a -->"]),
        ("`<!--` x -->", ["`<!--`"]),
        ("<!--a--><!--b-->", ["<!--a-->", "<!--b-->"]),
    ],
)
def test_code_and_comments(body: str, code: list[str]) -> None:
    assert [body[start:end] for start, end in code_spans(body)] == code


@pytest.mark.parametrize(
    ("body", "targets"),
    [
        ("[a](b) [c](<d e> 'f')", ["](b)", "](<d e> 'f')"]),
        ("[a](b(c)d) [e](f g)", ["](b(c)d)"]),
        ("<https://x.org> <b class='x'>y</b>", ["<https://x.org>", "<b class='x'>", "</b>"]),
        ("2 < 3 and 4 > 1, <name@x.org>", []),
        ("(see https://x.org/a_(b) there)", ["https://x.org/a_"]),
        ("[ref]: https://x.org 'T'\n[^1]: note\n[@a]: b", ["[ref]: https://x.org 'T'"]),
    ],
)
def test_targets(body: str, targets: list[str]) -> None:
    assert [body[start:end] for start, end in target_spans(body)] == targets
