"""British and American spelling: every way to write a word, so that a rule pack needs to list only one.

The pairs are words that Merriam-Webster marks as British spellings of the American one. A verb that ends in
-ise also ends in -ize in Oxford spelling; those that never do (advise, exercise) are written with s on both
sides. A pair may make a word that does not exist. That does no harm, since no text holds it.
"""

import re
from functools import lru_cache
from itertools import product

#: Letters anywhere in a word, British and American.
_ANYWHERE = """
    aemia emia  aemic emic  anaesth anesth  leukaem leukem  ischaem ischem  glycaem glycem
    septicaem septicem  haemorrh hemorrh  haemat hemat  haemoglob hemoglob  haemophil hemophil
    haemodial hemodial  haemolys hemolys  oedema edema  oesoph esoph  rrhoea rrhea  pnoea pnea
    coeliac celiac  paediatr pediatr  paedic pedic  gynaec gynec  caesar cesar  faecal fecal
    manoeuvr maneuver  naevus nevus  orthopaed orthoped  tumour tumor  colour color  behaviour behavior
    favour favor  labour labor  honour honor  humour humor  neighbour neighbor  rumour rumor
    vapour vapor  odour odor  harbour harbor  flavour flavor  vigour vigor  centre center
    centred centered  fibre fiber  litre liter  metre meter  theatre theater  titre titer  licenc licens
    defence defense  offence offense  pretence pretense  practis practic  catalogue catalog
    dialogue dialog  analogue analog  sceptic skeptic  sulph sulf  aluminium aluminum
    enrolment enrollment  fulfilment fulfillment  instalment installment  skilful skillful
    travell travel  labelled labeled  labelling labeling  cancell cancel  counsell counsel  modell model
    signalled signaled  signalling signaling  channell channel  judgement judgment
    acknowledgement acknowledgment  alyse alyze  alysing alyzing  rolyse rolyze  rolysing rolyzing
"""
#: Letters that begin a word.
_BEGINNING = """
    haem hem  oestr estr  foet fet  faec fec  aetiolog etiolog  caec cec  ageing aging  palaeo paleo
"""
#: Whole words.
_WHOLE = """
    programme program  programmes programs  gramme gram  grammes grams  grey gray  enrol enroll
    enrols enrolls  fulfil fulfill  fulfils fulfills  mould mold  cheque check  whilst while
    amongst among  tonne ton
"""
# A verb's stem has four letters or more ("rise" is one word), and what follows -is- is an ending of verbs.
_VERB = re.compile(r"(\w{3,}[^\Waeiou])i([sz])(e|es|ed|er|ers|ing|able|ation|ations|ational|)\*?")
#: What everybody writes with s.
_ALWAYS_S = re.compile(
    r"(?:.*(?:advis|vertis|cis|demis|devis|disguis|despis|chastis|merchandis|franchis|pertis|pris|promis|premis"
    r"|practis|revis|provis|supervis|televis|treatis|surmis)|paradis)"
)
#: The most spellings that one word may have.
_MOST = 8


def _pairs(table: str) -> tuple[tuple[str, str], ...]:
    words = table.split()
    return tuple(zip(words[::2], words[1::2], strict=True))


_PATTERNS = tuple(
    (pair, re.compile(f"{begins}(?:{'|'.join(pair)}){ends}"))
    for table, begins, ends in ((_ANYWHERE, "", ""), (_BEGINNING, "^", ""), (_WHOLE, "^", "$"))
    for pair in _pairs(table)
)
#: Most words have one spelling, and this tells so in one go.
_ANY = re.compile("|".join(pattern.pattern for _, pattern in _PATTERNS))


@lru_cache(maxsize=4096)
def variants(word: str) -> tuple[str, ...]:
    """Every spelling of a word in lower case, its own first; at most eight.

    The word may end in `*`, which stands for any ending: `authoris*` is also `authoriz*`.
    """
    spelled = [word]
    for pair, pattern in _PATTERNS if _ANY.search(word) else ():
        if pattern.search(word):
            spelled += [pattern.sub(other, known) for known, other in product(spelled, pair)]
    spelled += [respelled for known in spelled if (respelled := _other_verb(known))]
    return tuple(dict.fromkeys(spelled))[:_MOST]


def _other_verb(word: str) -> str:
    """A verb with z for s or s for z before its ending; nothing for other words."""
    verb = _VERB.fullmatch(word)
    if not verb or not (verb[3] or word.endswith("*")) or _ALWAYS_S.fullmatch(f"{verb[1]}is"):
        return ""
    at = verb.start(2)
    return word[:at] + ("z" if verb[2] == "s" else "s") + word[at + 1 :]
