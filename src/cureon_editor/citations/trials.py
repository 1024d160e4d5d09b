"""Numbers of trial registrations: which registry a number belongs to, and the trial's page there."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Trial:
    """A registered trial: its number as the registry writes it, the registry's name, the trial's page."""

    number: str
    registry: str
    address: str


@dataclass(frozen=True, slots=True)
class _Registry:
    name: str
    form: str
    address: str


#: The forms are the registries' own: clinicaltrials.gov/policy/protocol-definitions ("NCT" and 8 digits),
#: isrctn.com/page/definitions ("ISRCTN" and 8 digits), the EudraCT manual (year, 6 digits, 2 check digits),
#: the CTIS handbook (year, 6 digits from 500000 on, 2 check digits, 2 for the resubmission).
_REGISTRIES = (
    _Registry("ClinicalTrials.gov", r"NCT[0-9]{8}", "https://clinicaltrials.gov/study/{}"),
    _Registry("ISRCTN registry", r"ISRCTN[0-9]{8}", "https://www.isrctn.com/{}"),
    _Registry(
        "EU Clinical Trials Information System",
        r"20[0-9]{2}-[5-9][0-9]{5}-[0-9]{2}-[0-9]{2}",
        "https://euclinicaltrials.eu/search-for-clinical-trials/?lang=en&EUCT={}",
    ),
    _Registry(
        "EU Clinical Trials Register",
        r"20[0-9]{2}-[0-9]{6}-[0-9]{2}",
        "https://www.clinicaltrialsregister.eu/ctr-search/search?query=eudract_number:{}",
    ),
)
_LABEL = (
    r"(?:ClinicalTrials\.gov(?: identifier)?:?\s*|EudraCT(?: (?:number|no\.?))?:?\s*"
    r"|EU ?CT(?: number)?:?\s*)?"
)
_ADDRESS = (
    r"(?:https?://)?(?:www\.)?(?:(?:classic\.)?clinicaltrials\.gov/(?:ct2/show|study|show)/|isrctn\.com/"
    r"|clinicaltrialsregister\.eu/ctr-search/(?:search\?query=(?:eudract_number:)?|trial/)"
    r"|euclinicaltrials\.eu/(?:search-for-clinical-trials/\?(?:lang=\w\w&)?EUCT=|ctis-public/view/))"
)
_FORMS = tuple(
    (
        registry,
        re.compile(
            rf"(?:{_ADDRESS}(?P<linked>{registry.form})(?:[/?#&]\S*)?|{_LABEL}(?P<bare>{registry.form}))",
            re.IGNORECASE,
        ),
    )
    for registry in _REGISTRIES
)


def trial_of(text: str) -> Trial | None:
    """The trial that a registration number, or the address of its page, names; None if it is neither."""
    for registry, form in _FORMS:
        if found := form.fullmatch(text.strip()):
            number = (found["linked"] or found["bare"]).upper()
            return Trial(number, registry.name, registry.address.format(number))
    return None


def trial_number_of(text: str) -> str:
    """The bare number of a trial's registration, such as NCT03030976; empty if there is none."""
    trial = trial_of(text)
    return trial.number if trial else ""
