"""Rules about running text and names of persons."""

from collections.abc import Iterator

from extractors.audit.rule import Rule, rule
from extractors.findings import Note
from mappings.auditing import unfinished_signs
from schemas.filing import FilingRows

LONG = 6
"""Signs of a text before its recurrence is no accident of wording."""
MASK = "*"
SECTIONS = {
    "functions": "部门职能",
    "annual_tasks": "年度工作任务",
    "long_term_goal": "长期目标",
    "annual_goal": "年度目标",
    "annual_result": "实际完成情况",
    "main_task": "主要任务",
    "instructions": "填报说明",
}


@rule("text-repeated", "other", "info")
def repeated(filing: FilingRows) -> Iterator[Note]:
    """Running text that the filing prints twice, word for word."""
    first: dict[str, str] = {}
    twice = []
    for row in filing.narratives:
        text = row.text.strip("。；;. ")
        if len(text) >= LONG and text in first:
            twice.append((row, first[text]))
        first.setdefault(text, row.section)
    if twice:
        row, section = twice[0]
        yield Note(
            row=row,
            table="narratives",
            field="text",
            message=f"{SECTIONS[row.section]}有{len(twice)}条与前面“{SECTIONS[section]}”的文字逐字相同。",
            observed=row.text,
            cause="twice",
        )


@rule("text-cut-off", "truncated", "info")
def cut_off(filing: FilingRows) -> Iterator[Note]:
    """Running text that ends where something must follow."""
    for row in filing.narratives:
        if row.text.endswith(unfinished_signs()):
            yield Note(
                row=row,
                table="narratives",
                field="text",
                message=f"{SECTIONS[row.section]}第{row.seq}条没有写完：“…{row.text[-LONG:]}”。",
                observed=row.text[-LONG:],
                cause=("cut", row.row_id),
            )


def masked(filing: FilingRows) -> Iterator[Note]:
    """A contact whose name is hidden; the name itself stands in its own table alone."""
    for row in filing.contacts:
        if row.contact_person is not None and MASK in row.contact_person:
            yield Note(
                row=row,
                table="contacts",
                field="contact_person",
                message="填报人姓名经过遮盖。",
                cause="masked",
            )


RULES = (
    repeated,
    cut_off,
    Rule(
        id="contact-masked",
        kind="other",
        severity="info",
        about="A contact whose name is hidden.",
        check=masked,
    ),
)
