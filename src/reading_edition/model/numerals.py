"""Numbers as a text writes them: Arabic, or Roman."""

from __future__ import annotations

from roman_numerals import MAX, InvalidRomanNumeralError, RomanNumeral

_DIGITS = 6
"""How long a number can be."""


def roman(number: int) -> str:
    """*number* in Roman capitals; in Arabic figures, if Roman ones cannot write it.

    >>> roman(49), roman(4000)
    ('XLIX', '4000')
    """
    return str(RomanNumeral(number)) if 0 < number <= MAX else str(number)


def numeral(given: str) -> tuple[int, bool] | None:
    """The number that *given* writes, and whether in Roman numerals; None if it is none.

    >>> numeral("4"), numeral("iv"), numeral("four"), numeral("0")
    ((4, False), (4, True), None, None)
    """
    if given.isascii() and given.isdecimal():
        return (int(given), False) if len(given) <= _DIGITS and int(given) else None
    try:
        return int(RomanNumeral.from_string(given.upper())), True
    except InvalidRomanNumeralError:
        return None
