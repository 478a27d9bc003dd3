"""Filings with the ones to compare them with, and the departments that file."""

from schemas.columns import Column
from schemas.tables import PARTITION_COLUMNS, Filing
from schemas.views.parts import DEPARTMENT_ID, View, own, taken

METHODS = ("name", "unit", "code", "written", "renamed")
"""What two filings print alike, the surest first."""
NO_LINK = ("several", "code", "unit", "name", "ways")


def link(before: str, title: str, of: str) -> tuple[Column, ...]:
    """A link to another filing, how it was found, or why there is none."""
    return (
        *own(f"{before}filing_id", "string", f"{title}表编号", f"filing_id of {of}."),
        *own(f"{before}method", "string", f"{title}表对应方式", "What both filings print alike.", allowed=METHODS),
        *own(f"{before}score", "float32", f"{title}表名称相似度", "How alike their names are as printed, 0 to 1."),
        *own(
            f"{before}conflict",
            "string",
            f"{title}表未对应原因",
            "Why there is no link although something is alike: several filings, or codes, units, names that disagree.",
            allowed=NO_LINK,
        ),
    )


LINKS = View(
    name="filing_links",
    called="年度对照",
    of=None,
    about="One row per current filing, with last year's filing and the self-evaluation to compare it with.",
    order=("filing_id",),
    columns=(
        *taken(Filing, "filing_id"),
        *PARTITION_COLUMNS,
        *taken(Filing, "province", "city", "county", "adcode"),
        *DEPARTMENT_ID,
        *taken(Filing, "department", "project", "scope", "stage", "title", "source_name", "status"),
        *link("earlier_", "上年", "the same department's filing a year before"),
        *link("evaluation_", "自评", "its self-evaluation of the same year"),
        *own("target_filing_id", "string", "目标表编号", "filing_id of the goals that a self-evaluation evaluates."),
    ),
)
DEPARTMENTS = View(
    name="departments",
    called="部门",
    of=None,
    about="One row per department, with its wordings, codes, years and changes of name.",
    order=("department_id",),
    columns=(
        *own(
            "department_id", "string", "部门编号", "The division's code and the office's present name.", nullable=False
        ),
        PARTITION_COLUMNS[0],
        *taken(Filing, "adcode", "province", "city", "county"),
        *own("name", "string", "部门名称", "The wording printed most often in its newest year.", nullable=False),
        *own("wordings", "string", "各种写法", "All wordings that are printed, parted by |.", nullable=False),
        *own("codes", "string", "部门代码", "All codes that are printed, likewise."),
        *own("former_names", "string", "曾用名", "Names before, where `mappings/departments.yaml` knows it renamed."),
        *own("merged_into", "string", "并入部门编号", "department_id of the office that took it over."),
        *own("changed_in", "int32", "更名或并入年度", "Year in which the new name is usual."),
        *own("first_year", "int32", "最早年度", "First budget year of its filings."),
        *own("last_year", "int32", "最近年度", "Last budget year of its filings."),
        *own("years", "string", "涉及年度", "All budget years of its filings, parted by |."),
        *own("targets", "int32", "目标表数", "Its filings that declare goals.", nullable=False),
        *own("evaluations", "int32", "自评表数", "Its filings that evaluate them.", nullable=False),
        *own(
            "of_projects",
            "int32",
            "其中项目表数",
            "Those of both that are not about the whole department.",
            nullable=False,
        ),
    ),
)
