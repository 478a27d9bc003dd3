"""Fields that are right, wanted and given, and the misses."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Miss:
    """A field that is not what the form says."""

    table: str
    name: str
    where: str
    want: str
    got: str
    silent: bool
    """A wrong number in a row that no finding of severity error or warning points at."""

    @property
    def kind(self) -> str:
        """Table, field, and how it went wrong: lost, too much, or another value."""
        how = "lost" if self.got == "None" else "extra" if self.want == "None" else "wrong"
        return f"{self.table}.{self.name} {how}"


@dataclass(slots=True)
class Tally:
    """Counts of one form or of many."""

    right: int = 0
    wanted: int = 0
    given: int = 0
    numeric: int = 0
    misses: list[Miss] = field(default_factory=list)
    tables: dict[str, tuple[int, int, int]] = field(default_factory=dict)
    """Right, wanted and given by table."""

    @property
    def silent(self) -> int:
        """Wrong numbers that nobody would ever see."""
        return sum(miss.silent for miss in self.misses)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall over fields."""
        return 2 * self.right / (self.wanted + self.given) if self.wanted + self.given else 1.0

    def add(self, other: "Tally") -> None:
        """Another form's counts on top."""
        self.right += other.right
        self.wanted += other.wanted
        self.given += other.given
        self.numeric += other.numeric
        self.misses += other.misses
        for table, counts in other.tables.items():
            self.count(table, *counts)

    def count(self, table: str, right: int, wanted: int, given: int) -> None:
        """More fields of a table."""
        before = self.tables.get(table, (0, 0, 0))
        self.tables[table] = (before[0] + right, before[1] + wanted, before[2] + given)

    def hold(
        self,
        table: str,
        name: str,
        where: str,
        want: object,
        got: object,
        ok: bool,
        *,
        numeric: bool = False,
        told: bool = False,
    ) -> None:
        """One field held against the truth; nothing where neither side has it."""
        wanted, given = want not in (None, "", ()), got not in (None, "")
        if not wanted and not given:
            return
        self.wanted += wanted
        self.given += given
        self.numeric += numeric and given
        self.count(table, ok and wanted and given, wanted, given)
        if ok and wanted and given:
            self.right += 1
            return
        silent = numeric and given and not told
        self.misses.append(
            Miss(
                table=table,
                name=name,
                where=where,
                want=str(want if wanted else None),
                got=str(got if given else None),
                silent=silent,
            )
        )
