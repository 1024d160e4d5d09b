"""`check`: the checklist of articles, for people and for other programs."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace, RawDescriptionHelpFormatter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from cureon_editor.cli.arguments import STANDARD, add_output
from cureon_editor.cli.checking.cache import Cache, user_folder
from cureon_editor.cli.checking.checked import Checked
from cureon_editor.cli.checking.paths import Named, named
from cureon_editor.cli.checking.pool import PATIENCE, Pool
from cureon_editor.cli.checking.progress import Progress
from cureon_editor.cli.checking.run import Run, processors
from cureon_editor.cli.command import Command, CommandError
from cureon_editor.cli.exits import FAILED, INCOMPLETE, OK
from cureon_editor.cli.files import local_today, write
from cureon_editor.cli.forms import reports
from cureon_editor.cli.terminal import output_style, say, show

_EXAMPLES = """
Exit code: 0 no required statement is missing, 1 some are, 2 something could not be checked.

Examples:
  cureon-editor check article.md                         what is missing in one article
  cureon-editor check articles --format sarif -o out.sarif    a folder, for a code host's annotations
  cureon-editor check articles --rule hype-words         one rule only
  cureon-editor check --rules articles                   the rules that apply in a folder
"""


def _prepare(parser: ArgumentParser) -> None:
    parser.formatter_class = RawDescriptionHelpFormatter
    parser.epilog = _EXAMPLES
    parser.add_argument(
        "paths", metavar="PATH", nargs="*", help="articles, or folders of them; - reads standard input"
    )
    forms = "; ".join(f"{report.name}: {report.help}" for report in reports().values())
    parser.add_argument("--format", choices=tuple(reports()), default="text", help=forms)
    add_output(parser, "OUT")
    parser.add_argument(
        "--color",
        choices=("auto", "always", "never"),
        default="auto",
        help="colour in the text; auto: on a terminal",
    )
    parser.add_argument(
        "--rule", metavar="ID", action="append", help="only this rule; may be given several times"
    )
    parser.add_argument("--rules", action="store_true", help="list the rules in force instead of checking")
    parser.add_argument(
        "--jobs", metavar="N", type=_positive, help="processes at most; as many as processors"
    )
    parser.add_argument(
        "--time-limit", metavar="SECONDS", type=_positive, help="what one rule may take on one article (10)"
    )
    where = parser.add_mutually_exclusive_group()
    where.add_argument(
        "--cache", metavar="FOLDER", help="where results are kept; else in the user's cache folder"
    )
    where.add_argument("--no-cache", action="store_true", help="keep no results and use none")


def _positive(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 0 < int(text[:7]) < 10_000):
        message = f"“{text}” should be a whole number from 1 to 9999"
        raise ArgumentTypeError(message)
    return int(text)


def _run(options: Namespace) -> int:
    if options.rules:
        return _list_rules(options.paths)
    if not options.paths:
        raise CommandError("Say which articles or folders to check, as in: cureon-editor check article.md")
    names = named(options.paths)
    _spare_the_articles(options.output, names)
    _require_rules(options.rule or (), names)
    verdict = _Verdict(frozenset(options.rule or ()))
    with closing(_new_run(options, len(names))) as run:
        checked = verdict.over(run.results(names), run.progress)
        pieces = reports()[options.format].write(checked, output_style(options.color))
        if options.output != STANDARD:
            write(options.output, "".join(pieces), None)
            return verdict.exit_code
        for piece in pieces:
            run.progress.clear()
            show(piece)
    return verdict.exit_code


def _list_rules(paths: Sequence[str]) -> int:
    from cureon_editor.cli.rules import list_rules

    show(list_rules(paths))
    return OK


def _require_rules(wanted: Sequence[str], names: Sequence[Named]) -> None:
    """Raise CommandError for an id that no rule has; most runs ask for none and need not load the rules."""
    if wanted:
        from cureon_editor.cli.rules import require_rules

        require_rules(wanted, names)


@dataclass(slots=True)
class _Verdict:
    """What the exit code will be: looks on while results go by; `only` are the rules asked for, if any."""

    only: frozenset[str]
    exit_code: int = OK

    def over(self, files: Iterable[Checked], progress: Progress) -> Iterator[Checked]:
        """The same results, rules that nobody asked for left out; what could not be read is said at once."""
        for checked in files:
            shown = self._narrowed(checked)
            if not shown.readable:
                self.exit_code = FAILED
                progress.clear()
                place = shown.troubles[0]
                say(f"{shown.path}:{place.line}:{place.column}: {place.message}")
            elif shown.blocked and self.exit_code == OK:
                self.exit_code = INCOMPLETE
            yield shown

    def _narrowed(self, checked: Checked) -> Checked:
        """What is wrong with the house rules always stays: it must not pass unseen."""
        if not self.only:
            return checked
        from cureon_editor.checks.engine import FAULTS

        wanted = self.only | {FAULTS}
        kept = tuple(judged for judged in checked.judged if judged.finding.rule in wanted)
        return replace(checked, judged=kept)


def _new_run(options: Namespace, files: int) -> Run:
    today = local_today()
    folder = None if options.no_cache else Path(options.cache) if options.cache else user_folder()
    return Run(
        today,
        Pool(options.time_limit or PATIENCE),
        Progress(files),
        Cache(folder, today) if folder else None,
        options.jobs or processors(),
    )


def _spare_the_articles(output: str, names: Iterable[Named]) -> None:
    """Raise CommandError when the result would be written over an article."""
    if output != STANDARD and any(Path(output).resolve() == Path(named.name).resolve() for named in names):
        raise CommandError(f"“{output}” is one of the articles. Choose another name for the result.")


COMMAND = Command("check", "See which required statements are missing.", _prepare, _run)
