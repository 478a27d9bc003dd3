"""Form fields of Word that print a choice without storing it as text; ECMA-376 part 1, section 17.16."""

from collections.abc import Iterator, Mapping

from extractors.sources.containers.ooxml import Element, attribute, local, whole

BOXES = {True: "☑", False: "□"}
OFF = frozenset({"0", "false", "off"})


def choices(paragraph: Element) -> Mapping[Element, str]:
    """What the form fields of a paragraph print, by the mark that they begin with; fields with a stored text aside."""
    if paragraph.find(".//{*}ffData") is None:
        return {}
    return dict(_choices(paragraph))


def _choices(paragraph: Element) -> Iterator[tuple[Element, str]]:
    open_fields: list[tuple[Element, list[str]]] = []
    told = False
    for element in paragraph.iter("{*}fldChar", "{*}t"):
        if local(element) == "t":
            if open_fields and told:
                open_fields[-1][1].append(element.text or "")
            continue
        match attribute(element, "fldCharType"):
            case "begin":
                open_fields.append((element, []))
                told = False
            case "separate":
                told = True
            case "end" if open_fields:
                begin, result = open_fields.pop()
                told = bool(open_fields)
                if not "".join(result).strip():
                    yield begin, _choice(begin)


def _choice(begin: Element) -> str:
    """The chosen entry of a list, the box of a choice, the text that stands in a field by default."""
    for kind in begin.iterfind("{*}ffData/*"):
        values = {local(child): attribute(child, "val") for child in kind}
        match local(kind):
            case "ddList":
                entries = [attribute(child, "val") or "" for child in kind if local(child) == "listEntry"]
                chosen = whole(values.get("result") or values.get("default"), 0)
                return entries[chosen] if chosen < len(entries) else ""
            case "checkBox":
                state = "checked" if "checked" in values else "default"
                return BOXES[state in values and (values[state] or "1") not in OFF]
            case "textInput":
                return values.get("default") or ""
    return ""
