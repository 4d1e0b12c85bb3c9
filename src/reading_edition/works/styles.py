"""Names, dates and points as Chicago, MLA and APA print them."""

from __future__ import annotations

from datetime import date

from ..locale import _, local_date
from ..model.record import Name

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def commas(parts: list[str]) -> str:
    """The *parts* that there are, with commas between."""
    return ", ".join(filter(None, parts))


def spaced(*parts: str) -> str:
    """The *parts* that there are, with spaces between."""
    return " ".join(filter(None, parts))


def stop(text: str) -> str:
    """*text* with its full stop, unless it ends a sentence already."""
    return text if not text or text.endswith((".", "?", "!")) else f"{text}."


def quoted(title: str) -> str:
    """*title* in the quotation marks of the language."""
    return _("“{title}”").format(title=title)


def noted(title: str, parts: list[str]) -> str:
    """*title* and what follows it in a note, as one sentence: ``“Title,” where.``"""
    return _("“{title},” {more}.").format(title=title, more=commas(parts))


def ampersand(names: list[str]) -> str:
    """``A``, ``A & B``, ``A, B, & C``."""
    if len(names) < 3:
        return " & ".join(names)
    return f"{', '.join(names[:-1])}, & {names[-1]}"


def mla_names(names: tuple[Name, ...]) -> str:
    """The first name inverted, the second not; of more than two only the first."""
    if len(names) > 2:
        return _("{first}, et al.").format(first=names[0].inverted)
    if len(names) < 2:
        return "".join(name.inverted for name in names)
    return _("{first}, and {last}").format(first=names[0].inverted, last=names[1].direct)


def apa_names(names: tuple[Name, ...]) -> str:
    """``Serge, V., & Lewin, M.``, with its full stop."""
    inverted = [commas([name.family, initials(name.given)]) for name in names]
    if len(inverted) < 2:
        return "".join(map(stop, inverted))
    return stop(f"{', '.join(inverted[:-1])}, & {inverted[-1]}")


def apa_editors(names: tuple[Name, ...]) -> str:
    """``In V. Serge & M. Lewin (Eds.),``, or ``In`` alone; a body is several."""
    if not names:
        return _("In")
    several = len(names) > 1 or any(name.corporate for name in names)
    form = _("In {names} (Eds.),") if several else _("In {names} (Ed.),")
    return form.format(names=ampersand([initialled(name) for name in names]))


def initialled(name: Name) -> str:
    """``V. Serge``."""
    return spaced(initials(name.given), name.family)


def initials(given: str) -> str:
    """``Jean-Paul M.`` as ``J.-P. M.``."""
    words = (word.split("-") for word in given.split())
    return " ".join("-".join(f"{part[0]}." for part in word if part) for word in words)


def parts(day: str) -> tuple[str, str, str]:
    """Year, name of the month and day of an ISO date, each empty if it has none."""
    year, month, number = [*day.split("-"), "", ""][:3]
    return year, MONTHS[int(month) - 1] if month else "", str(int(number)) if number else ""


def in_words(day: str) -> str:
    """``31 December 2019``, as our own prose dates."""
    if other := local_date(day):
        return other
    year, month, number = parts(day)
    return spaced(number, month, year)


def month_first(day: str) -> str:
    """``December 31, 2019``, as Chicago dates; other languages have one form for all styles."""
    if other := local_date(day):
        return other
    year, month, number = parts(day)
    return commas([spaced(month, number), year]) if number else spaced(month, year)


def day_first(day: str) -> str:
    """``31 Dec. 2019``, as MLA dates; months of four letters and fewer stand in full."""
    if other := local_date(day):
        return other
    year, month, number = parts(day)
    short = month if len(month) <= len("July") else f"{month[: 4 if month == 'September' else 3]}."
    return spaced(number, short, year)


def year_first(day: str) -> str:
    """``2019, December 31``, as APA dates; ``n.d.`` without a date."""
    if other := local_date(day):
        return other
    year, month, number = parts(day)
    return commas([year, spaced(month, number)]) or _("n.d.")


def access(accessed: date, url: str) -> list[str]:
    """When and where a work was read, as Chicago says it."""
    return [_("accessed {day}").format(day=month_first(accessed.isoformat())), url]


def mla_end(parts: list[str], accessed: date) -> str:
    """The *parts* of an entry behind its title, and the day of access."""
    day = day_first(accessed.isoformat())
    return f"{commas(parts)}. {_('Accessed {day}.').format(day=day)}"
