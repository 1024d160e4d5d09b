"""Read XML parts of a ZIP file in pieces, within limits, so that no bomb of either kind goes off."""

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Protocol
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import XMLParser

#: The most that is unpacked of all parts, in bytes; a document of 1,000 pages has about 20 MB.
LIMIT = 80_000_000
#: Microsoft's older container, in which Word also puts files with a password.
_OLE = b"\xd0\xcf\x11\xe0"
_PIECE = 65_536
_MOST_PARTS = 20_000

_LOCKED = (
    "This Word file has a password or is in the format before 2007. "
    "Open it in Word, save it as .docx without a password and bring it in again."
)
_NOT_WORD = "This is no Word file: it is not a ZIP archive, or it is cut off. Copy or download it again."
_DAMAGED = "This Word file is damaged and could not be unpacked. Open it in Word and save it again."
_BAD_XML = "A part of this Word file is not well formed and was read no further. Save it again in Word."
_UNSAFE = "This file declares entities, as no Word file does. It may be hostile and was not read."
_TOO_LARGE = f"This file is larger than {LIMIT // 1_000_000} MB when unpacked and was read no further."


class UnreadableFileError(Exception):
    """A file that cannot be read; its text is a sentence for the user."""


class Listener(Protocol):
    """What is told of an XML part, element by element."""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def end(self, tag: str) -> None:
        """An element ends."""

    def data(self, text: str) -> None:
        """Some text, of which more may follow."""

    def close(self) -> None:
        """The part ends."""


class Package:
    """The parts of a ZIP file by their names."""

    def __init__(self, data: bytes) -> None:
        """Raises UnreadableFileError when the bytes are no ZIP file, or one with a password."""
        if data.startswith(_OLE):
            raise UnreadableFileError(_LOCKED)
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, OverflowError) as error:
            raise UnreadableFileError(_NOT_WORD) from error
        self._unpacked = 0
        self.names = self._zip.namelist()[:_MOST_PARTS]

    def tell(self, name: str, listener: Listener) -> None:
        """Tell the listener of an XML part. Raises UnreadableFileError, at the worst halfway through."""
        parser = XMLParser(target=listener, forbid_dtd=True)
        with _plain_words():
            for piece in self._pieces(name):
                parser.feed(piece)
            parser.close()

    def _pieces(self, name: str) -> Iterator[bytes]:
        """A part's bytes; what its header says of its size is not believed."""
        with self._zip.open(name) as part:
            while piece := part.read(_PIECE):
                self._unpacked += len(piece)
                if self._unpacked > LIMIT:
                    raise UnreadableFileError(_TOO_LARGE)
                yield piece


@contextmanager
def _plain_words() -> Iterator[None]:
    """What goes wrong in unpacking and parsing, as sentences."""
    try:
        yield
    except ParseError as error:
        raise UnreadableFileError(_BAD_XML) from error
    except DefusedXmlException as error:
        raise UnreadableFileError(_UNSAFE) from error
    except RuntimeError as error:
        raise UnreadableFileError(_LOCKED) from error
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, KeyError, LookupError) as error:
        raise UnreadableFileError(_DAMAGED) from error
