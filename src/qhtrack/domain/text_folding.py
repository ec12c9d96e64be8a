"""Fold text, so that what is typed meets what is stored, however either is written."""

import re
from unicodedata import normalize

_ACCENTS = re.compile("[\u0300-\u036f]")
# quotes are no part of a name, every dash is a hyphen; what ASCII has stands first
_QUOTES = "\"'`" + "\u00b4\u02bc\u2018\u2019\u201a\u201c\u201d\u201e\u00ab\u00bb\u300a\u300b"
_QUOTES += "\u3008\u3009\u300c\u300d\u300e\u300f"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_SIGN = re.compile(f"[{_QUOTES}{_DASHES}]")
_SIGNS = str.maketrans(dict.fromkeys(_QUOTES) | dict.fromkeys(_DASHES, "-"))
_SPACE = re.compile(r"[^\S\n]+")
# Chinese needs no space, `750 千伏` is 750千伏
_WIDE = "\u2e80-\u9fff\uf900-\ufaff"
_NO_SPACE = re.compile(rf"(?<=[{_WIDE}]) | (?=[{_WIDE}])|(?<=\n) | (?=\n)")
_PHASE = re.compile(r"\bphase (i{1,3}|iv|vi{0,3}|ix|x)\b")
_NUMERALS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_DIGITS = {numeral: str(number) for number, numeral in enumerate(_NUMERALS, 1)}
_NO_SLUG = re.compile(r"[^a-z0-9]+")


def folded(text: str) -> str:
    """Return text as it is compared: one form of each letter, digit, quote, dash and space.

    Width, case, accents and quotes do not count, `Phase III` is `phase 3`; line ends stay.
    `《昆仑山》（青海片区）` is `昆仑山(青海片区)`, `Xining–Chengdu` is `xining-chengdu`.
    """
    if not text.isascii():
        text = normalize("NFKC", _ACCENTS.sub("", _decomposed(text)))
    text = text.casefold()
    # to look takes a tenth of what it takes to translate, and most names have none
    if _SIGN.search(text):
        text = text.translate(_SIGNS)
    text = _SPACE.sub(" ", text)
    if not text.isascii():
        text = normalize("NFC", text)
    return _PHASE.sub(_phase, _NO_SPACE.sub("", text)).strip()


def slug(name: str) -> str:
    """Return the id that a name makes, `west-bypass` of `West Bypass`; none of other letters.

    Dashes, quotes and accents are no such letters: `Café–Bar` makes `cafe-bar`.
    """
    plain = name.casefold() if name.isascii() else folded(name)
    return _NO_SLUG.sub("-", plain).strip("-") if plain.isascii() else ""


def _decomposed(text: str) -> str:
    return normalize("NFKD", normalize("NFKD", text).casefold())


def _phase(match: re.Match[str]) -> str:
    return f"phase {_DIGITS[match[1]]}"
