"""The three palettes; every colour in the window comes from here."""

from dataclasses import dataclass

from cureon_editor.checks.findings import State


@dataclass(frozen=True, slots=True)
class Colours:
    """A palette. Text on `paper` and `panel` has a contrast of at least 4.5:1, `ink` at least 7:1."""

    name: str
    dark: bool
    paper: str
    panel: str
    ink: str
    muted: str
    rule: str
    accent: str
    on_accent: str
    wash: str
    selection: str
    met: str
    person: str
    partly: str
    not_met: str

    def state(self, state: State) -> str:
        """The colour that goes with a checklist state's icon and word."""
        return {
            State.MET: self.met,
            State.NEEDS_PERSON: self.person,
            State.PARTLY: self.partly,
            State.NOT_MET: self.not_met,
        }.get(state, self.muted)


LIGHT = Colours(
    name="light",
    dark=False,
    paper="#FCFBF8",
    panel="#F5F3EE",
    ink="#1E2330",
    muted="#5B6070",
    rule="#E3E0D8",
    accent="#0B6E6E",
    on_accent="#FFFFFF",
    wash="#E4EFEC",
    selection="#CFE5E1",
    met="#1D7349",
    person="#1F5FA8",
    partly="#85560A",
    not_met="#B3261E",
)

DARK = Colours(
    name="dark",
    dark=True,
    paper="#16191F",
    panel="#1B1F26",
    ink="#E6E3DC",
    muted="#A2A7B1",
    rule="#2A2F38",
    accent="#4FB8B0",
    on_accent="#0E1115",
    wash="#1F3334",
    selection="#28504F",
    met="#6CC495",
    person="#82B6F0",
    partly="#E0B25A",
    not_met="#F28B82",
)

CONTRAST = Colours(
    name="contrast",
    dark=True,
    paper="#000000",
    panel="#000000",
    ink="#FFFFFF",
    muted="#DADADA",
    rule="#8C8C8C",
    accent="#5FE3D8",
    on_accent="#000000",
    wash="#123B39",
    selection="#0F5C57",
    met="#7CF0A8",
    person="#9CCBFF",
    partly="#FFD166",
    not_met="#FF9C94",
)

PALETTES = {colours.name: colours for colours in (LIGHT, DARK, CONTRAST)}
