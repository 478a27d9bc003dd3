"""Formulas of Word (OMML) on one line, as they are printed; ECMA-376 part 1, section 22.1."""

import re
from collections.abc import Callable, Mapping

from extractors.sources.containers.ooxml import Element, attribute, local
from extractors.sources.superscripts import raised

SIMPLE = re.compile(r"[\w.,%]*")
"""What needs no brackets in a fraction or a power."""
PROPERTIES = re.compile(r"[a-zA-Z]+Pr")


def formula(element: Element) -> str:
    """The text of a formula or of a part of it."""
    name = local(element)
    if name == "t":
        return element.text or ""
    if PROPERTIES.fullmatch(name):
        return ""
    if (form := FORMS.get(name)) is not None:
        return form(element)
    return "".join(map(formula, element))


def _part(element: Element, name: str) -> str:
    return "".join(formula(child) for child in element if local(child) == name)


def _bracketed(text: str) -> str:
    return text if SIMPLE.fullmatch(text) else f"({text})"


def _power(element: Element) -> str:
    above = _part(element, "sup").strip()
    exponent = raised(above)
    return _part(element, "e") + _part(element, "sub") + (exponent if exponent != above else f"^{_bracketed(above)}")


def _fraction(element: Element) -> str:
    return f"{_bracketed(_part(element, 'num'))}/{_bracketed(_part(element, 'den'))}"


def _root(element: Element) -> str:
    return f"{_part(element, 'deg')}√{_bracketed(_part(element, 'e'))}"


def _delimited(element: Element) -> str:
    signs = {local(child): attribute(child, "val") for holder in element for child in holder}
    inner = (signs.get("sepChr") or "|").join(formula(child) for child in element if local(child) == "e")
    return f"{_sign(signs, 'begChr', '(')}{inner}{_sign(signs, 'endChr', ')')}"


def _sign(signs: Mapping[str, str | None], name: str, default: str) -> str:
    sign = signs.get(name, default)
    return default if sign is None else sign


FORMS: Mapping[str, Callable[[Element], str]] = {
    "sSup": _power,
    "sSubSup": _power,
    "f": _fraction,
    "rad": _root,
    "d": _delimited,
}
"""Elements whose parts do not just follow one another."""
