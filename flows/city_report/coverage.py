"""What the dataset covers of a city and year, and what waits for someone."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from duckdb import DuckDBPyConnection

from flows.city_report import words
from flows.city_report.filed import Filed, Filings, within
from flows.reports.coverage import by_folders
from schemas.closed_sets import MEDIA
from schemas.filing import Partition

DOCUMENTS = """
SELECT source_uri, source_name, outcome, error, pages, pages_read FROM documents
WHERE outcome IN ('rejected', 'partial') ORDER BY source_name, source_uri
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Department:
    """A department and its filings."""

    name: str
    filings: tuple[Filed, ...]

    @property
    def scopes(self) -> str:
        """How many filings of which scope."""
        return counted(Counter(words.scope(filed.scope) for filed in self.filings))

    @property
    def media(self) -> str:
        """The kinds of source."""
        return "、".join(dict.fromkeys(MEDIA[filed.media] for filed in self.filings))

    @property
    def in_review(self) -> int:
        """Filings that a person should look at."""
        return sum(filed.status == "needs_review" for filed in self.filings)

    def sum(self, name: str) -> int:
        """A count over the filings."""
        return sum(getattr(filed, name) for filed in self.filings)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """A document that could not be read, or not wholly."""

    name: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What there is."""

    departments: tuple[Department, ...]
    filings: tuple[Filed, ...]
    media: tuple[tuple[str, int, float], ...]
    """Kind of source, filings, percent of the most."""
    superseded: int
    rejected: tuple[Unread, ...]
    partial: tuple[Unread, ...]

    @property
    def tiles(self) -> tuple[tuple[str, str, str], ...]:
        """The counts that come first: what, how many, of which."""
        amounts = sum(filed.amounts for filed in self.filings)
        verified = sum(filed.verified for filed in self.filings)
        doubts = sum(filed.doubts for filed in self.filings)
        in_review = sum(filed.status == "needs_review" for filed in self.filings)
        return (
            ("部门", f"{len(self.departments):,}", ""),
            (
                "表单",
                f"{len(self.filings):,}",
                counted(Counter(words.scope(each.scope) for each in self.filings)),
            ),
            ("指标值", f"{sum(filed.indicators for filed in self.filings):,}", ""),
            ("金额", f"{amounts:,}", f"{verified:,} 个已核对"),
            ("待复核表单", f"{in_review:,}", f"{doubts:,} 处错误或警告"),
            (
                "未能读取的文件",
                f"{len(self.rejected):,}",
                f"另有 {len(self.partial):,} 个只读了一部分" if self.partial else "",
            ),
        )


def counted(counts: Counter[str]) -> str:
    """Names with their counts."""
    return "、".join(f"{name} {count}" for name, count in counts.items())


def coverage(connection: DuckDBPyConnection, partition: Partition, filings: Filings) -> Coverage:
    """What the dataset holds of a city and year."""
    by_name: dict[str, list[Filed]] = {}
    for filed in filings.values():
        by_name.setdefault(filed.department, []).append(filed)
    media = Counter(filed.media for filed in filings.values()).most_common()
    documents = connection.sql(DOCUMENTS).fetchall()
    everything = f"SELECT count(*) FROM filings WHERE {within(partition)}"
    (held,) = connection.sql(everything).fetchall()[0]
    return Coverage(
        departments=tuple(Department(name=name, filings=tuple(own)) for name, own in by_name.items()),
        filings=tuple(filings.values()),
        media=tuple((MEDIA[name], count, 100 * count / media[0][1]) for name, count in media),
        superseded=held - len(filings),
        rejected=tuple(rejected(documents, partition)),
        partial=tuple(partly(documents, filings)),
    )


Documents = list[tuple[str, str, str, str | None, int | None, int | None]]


def rejected(documents: Documents, partition: Partition) -> Iterator[Unread]:
    """The documents that could not be read and that their folders put into the city and year."""
    for uri, name, outcome, error, _, _ in documents:
        if outcome == "rejected" and by_folders(uri) == partition:
            yield Unread(name=name, why=words.ERRORS.get(error or "", error or ""))


def partly(documents: Documents, filings: Filings) -> Iterator[Unread]:
    """The documents of the filings of which some pages could not be read."""
    own = {filed.source_uri for filed in filings.values()}
    for uri, name, outcome, _, pages, read in documents:
        if outcome == "partial" and uri in own:
            yield Unread(name=name, why=f"共 {pages} 页，读了 {read} 页")
