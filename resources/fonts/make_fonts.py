"""Makes the fonts of this folder from Adobe's Source faces; README.md says how to run it.

The originals reserve the name "Source" (SIL Open Font License 1.1, clause 3), so every face changed here
carries a name of its own.
"""

# /// script
# requires-python = ">=3.11"
# dependencies = ["fonttools[woff]>=4.50"]
# ///

import argparse
from dataclasses import dataclass
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

HERE = Path(__file__).resolve().parent

LATIN = "U+0020-007E,U+00A0-024F,U+02B0-02FF,U+0300-036F,U+1E00-1EFF"
GREEK = "U+0370-03FF"
CYRILLIC = "U+0400-04FF"
SIGNS = "U+2000-206F,U+2070-209F,U+20A0-20BF,U+2100-22FF,U+2300-23FF,U+25A0-25FF,U+2600-27BF"
PAGE_CHARACTERS = f"{LATIN},{GREEK},{SIGNS}"
WINDOW_CHARACTERS = f"{PAGE_CHARACTERS},{CYRILLIC}"

# What the page style asks for: small capitals, superiors, both kinds of figures.
FEATURES = [
    "kern",
    "liga",
    "ccmp",
    "locl",
    "mark",
    "mkmk",
    "case",
    "smcp",
    "c2sc",
    "sups",
    "subs",
    "lnum",
    "onum",
    "tnum",
    "pnum",
]

# QPlainTextEdit knows no line height: these ascents and descents, in em, give it lines of 1.5 em.
AIRY = (1.10, 0.40)

COPYRIGHT, FAMILY, STYLE, IDENTIFIER, FULL_NAME, POSTSCRIPT_NAME = 0, 1, 2, 3, 4, 6
LICENCE, LICENCE_ADDRESS, TYPOGRAPHIC_FAMILY, TYPOGRAPHIC_STYLE = 13, 14, 16, 17
KEPT_NAMES = (COPYRIGHT, 5, LICENCE, LICENCE_ADDRESS)


@dataclass(frozen=True)
class Face:
    """One file to make: where it comes from, what it is called, how tall its lines are (None: unchanged)."""

    package: str
    original: str
    file: str
    family: str
    style: str
    characters: str
    line: tuple[float, float] | None = None


def faces() -> list[Face]:
    """Every face of this folder."""
    serif, sans, code = "source-serif", "source-sans", "source-code-pro"
    page = [
        (serif, "SourceSerif4-Regular", "source-serif-4-400", "Cureon Serif", "Regular"),
        (serif, "SourceSerif4-It", "source-serif-4-400-italic", "Cureon Serif", "Italic"),
        (serif, "SourceSerif4-Semibold", "source-serif-4-600", "Cureon Serif", "SemiBold"),
        (serif, "SourceSerif4-SemiboldIt", "source-serif-4-600-italic", "Cureon Serif", "SemiBold Italic"),
        (sans, "SourceSans3-Regular", "source-sans-3-400", "Cureon Sans", "Regular"),
        (sans, "SourceSans3-Semibold", "source-sans-3-600", "Cureon Sans", "SemiBold"),
    ]
    window = [
        (serif, "SourceSerif4-Regular", "CureonText-Regular", "Cureon Text", "Regular", AIRY),
        (serif, "SourceSerif4-It", "CureonText-Italic", "Cureon Text", "Italic", AIRY),
        (serif, "SourceSerif4-Bold", "CureonText-Bold", "Cureon Text", "Bold", AIRY),
        (serif, "SourceSerif4-BoldIt", "CureonText-BoldItalic", "Cureon Text", "Bold Italic", AIRY),
        (sans, "SourceSans3-Regular", "CureonSans-Regular", "Cureon Sans", "Regular", None),
        (sans, "SourceSans3-Semibold", "CureonSans-SemiBold", "Cureon Sans", "SemiBold", None),
        (code, "SourceCodePro-Regular", "CureonMono-Regular", "Cureon Mono", "Regular", AIRY),
        (code, "SourceCodePro-Bold", "CureonMono-Bold", "Cureon Mono", "Bold", AIRY),
    ]
    return [
        *(
            Face(package, original, f"{file}.woff2", family, style, PAGE_CHARACTERS)
            for package, original, file, family, style in page
        ),
        *(
            Face(package, original, f"{file}.ttf", family, style, WINDOW_CHARACTERS, line)
            for package, original, file, family, style, line in window
        ),
    ]


def make(face: Face, originals: Path) -> None:
    """Write one face beside this script."""
    font = TTFont(originals / face.package / "TTF" / f"{face.original}.ttf", recalcTimestamp=False)
    _keep(font, face.characters)
    _rename(font, face)
    if face.line:
        _set_line(font, *face.line)
    font.flavor = "woff2" if face.file.endswith(".woff2") else None
    font.save(HERE / face.file)


def _keep(font: TTFont, characters: str) -> None:
    options = subset.Options(layout_features=FEATURES, name_IDs=["*"], notdef_outline=True, hinting=True)
    options.drop_tables += ["DSIG", "hdmx", "VDMX", "LTSH"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=subset.parse_unicodes(characters))
    subsetter.subset(font)


def _rename(font: TTFont, face: Face) -> None:
    names = font["name"]
    names.names = [record for record in names.names if record.nameID in KEPT_NAMES and record.platformID == 3]
    plain = face.style in {"Regular", "Italic", "Bold", "Bold Italic"}
    family = face.family if plain else f"{face.family} {face.style.removesuffix(' Italic')}"
    style = face.style if plain else ("Italic" if face.style.endswith("Italic") else "Regular")
    postscript = f"{face.family}-{face.style}".replace(" ", "")
    wanted = {
        FAMILY: family,
        STYLE: style,
        FULL_NAME: f"{face.family} {face.style}",
        POSTSCRIPT_NAME: postscript,
    }
    wanted[IDENTIFIER] = f"{postscript};made from {face.original}"
    if not plain:
        wanted |= {TYPOGRAPHIC_FAMILY: face.family, TYPOGRAPHIC_STYLE: face.style}
    for number, text in wanted.items():
        names.setName(text, number, 3, 1, 0x409)


def _set_line(font: TTFont, ascent: float, descent: float) -> None:
    em = font["head"].unitsPerEm
    up, down = round(ascent * em), round(descent * em)
    header, windows = font["hhea"], font["OS/2"]
    header.ascent, header.descent, header.lineGap = up, -down, 0
    windows.sTypoAscender, windows.sTypoDescender, windows.sTypoLineGap = up, -down, 0
    windows.usWinAscent, windows.usWinDescent = up, down
    windows.version = max(windows.version, 4)  # the first whose flag below is defined
    windows.fsSelection |= 1 << 7  # use the typographic metrics, on Windows too


def main() -> None:
    """Make every face from the folder that holds the three npm packages."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "originals", type=Path, help="the node_modules folder with the three source-* packages"
    )
    originals = parser.parse_args().originals
    for face in faces():
        make(face, originals)
        print(f"{face.file}: {(HERE / face.file).stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
