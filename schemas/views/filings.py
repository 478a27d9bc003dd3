"""Filings with the ones to compare them with."""

from schemas.tables import PARTITION_COLUMNS, Filing
from schemas.views.parts import View, own, taken

LINKS = View(
    name="filing_links",
    called="年度对照",
    of=None,
    about="One row per current filing, with last year's filing and the self-evaluation to compare it with.",
    order=("filing_id",),
    columns=(
        *taken(Filing, "filing_id"),
        *PARTITION_COLUMNS,
        *taken(Filing, "province", "city", "county", "adcode", "department", "project", "scope", "stage", "title"),
        *taken(Filing, "source_name", "status"),
        *own("earlier_filing_id", "string", "上年表编号", "filing_id of the same department's filing a year before."),
        *own("evaluation_filing_id", "string", "自评表编号", "filing_id of its self-evaluation of the same year."),
    ),
)
