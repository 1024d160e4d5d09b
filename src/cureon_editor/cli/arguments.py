"""Arguments that several subcommands share."""

from argparse import ArgumentParser

STANDARD = "-"


def add_article(parser: ArgumentParser) -> None:
    """FILE, the article to read."""
    parser.add_argument("file", metavar="FILE", help="the article; - reads standard input")


def add_output(parser: ArgumentParser, metavar: str) -> None:
    """`-o`, where the result goes."""
    parser.add_argument(
        "-o", "--output", metavar=metavar, default=STANDARD, help="where it goes; - prints it"
    )


def add_force(parser: ArgumentParser) -> None:
    """`--force`, for subcommands that else write only new files."""
    parser.add_argument("--force", action="store_true", help="replace the file if it exists")
