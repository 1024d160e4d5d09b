"""A person's fields: the first author, or the medical reviewer."""

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from cureon_editor.article.metadata import Metadata, Person
from cureon_editor.ui.widgets.fields import LineField
from cureon_editor.ui.workbench import Workbench

HINTS = {
    "name": "Name",
    "credentials": "Credentials, for example MBBS, MRCP",
    "registration": "Registration, for example GMC 0000000",
}


class PersonField(LineField):
    """One line of a person; of several authors it is the first."""

    def __init__(self, bench: Workbench, key: str, part: str) -> None:
        self._person_key, self._part = key, part
        path = f"author.0.{part}" if key == "author" else f"{key}.{part}"
        super().__init__(QLineEdit(), bench, path, HINTS[part], self._value)

    def _value(self, metadata: Metadata) -> str:
        person = person_of(metadata, self._person_key)
        return str(getattr(person, self._part)) if person else ""


class People(QWidget):
    """The fields of one person, stacked."""

    def __init__(self, bench: Workbench, key: str, parts: tuple[str, ...]) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        self._fields = [PersonField(bench, key, part) for part in parts]
        for field in self._fields:
            box.addWidget(field.widget)


def person_of(metadata: Metadata, key: str) -> Person | None:
    """The person a key stands for: the first author, or the medical reviewer."""
    if key == "author":
        return metadata.authors[0] if metadata.authors else None
    return metadata.medical_reviewer
