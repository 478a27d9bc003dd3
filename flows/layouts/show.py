"""What `jixiao layouts` prints."""

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from flows.layouts.drawn import Effect
from flows.layouts.unread import PLACES, Unread
from mappings.label_decisions import Role


def print_unread(found: Sequence[Unread], limit: int) -> None:
    """The first of them."""
    title = f"未读取的表头、标签和标题：共{len(found)}种，列出{min(limit, len(found))}种"
    table = Table("印刷文字", "位置", "城市", "表", "次数", "最近的已知说法", "为何未认作它", title=title)
    for column in table.columns:
        column.overflow = "fold"
    for each in found[:limit]:
        near = "" if each["nearest"] is None else f"{each['nearest']}（{each['role_name']}，--as {each['role']}）"
        counts = (str(each["cities"]), str(each["filings"]), str(each["times"]))
        table.add_row(Text(each["printed"]), PLACES[each["place"]], *counts, Text(near), Text(each["why"]))
    Console().print(table)


def print_roles(roles: Iterable[Role]) -> None:
    """What `--as` takes."""
    table = Table("--as", "含义", "所在的表")
    for role in roles:
        table.add_row(role.id, role.name, f"{role.list}.{role.meaning}")
    Console().print(table)


def effect_line(effect: Effect) -> str:
    """What a decision changes of the drawn forms, on one line."""
    changed = f"{len(effect.better)}份印有此词的表读法随之改变" if effect.better else "没有一份读法改变"
    return f"已用{effect.forms}份自绘的表核对：{changed}，其余不受影响。"
