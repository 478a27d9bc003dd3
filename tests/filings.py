"""A small filing as text, for tests that need documents rather than tables."""


def filing_text(
    department: str = "鄂州市示例局", *, newest_prior: int = 2023, amount: str = "100", filed: str = ""
) -> str:
    """A filing of the Hubei layout, rows of tab-separated cells; its budget year follows `newest_prior`."""
    rows = (
        ("部门（单位）名称", department),
        ("部门总体资金情况", "总体资金情况", "", "当年金额", "占比", "近两年收支金额", ""),
        ("", "", "", "", "", f"{newest_prior - 1}年", f"{newest_prior}年"),
        ("", "收入构成", "财政拨款", amount, "100%", "80", "90"),
        ("", "", "合计", amount, "100%", "80", "90"),
        ("", "支出构成", "特定目标类项目支出", amount, "100%", "80", "90"),
        ("", "", "合计", amount, "100%", "80", "90"),
        ("部门职能概述", "1.示例职能。 2.另一项示例职能。"),
        ("长期绩效指标", "一级指标", "二级指标", "三级指标", "指标值", "指标值确定依据", "指标分类"),
        ("", "运行成本", "公用经费控制", "公用经费控制率", "≤100%", "计划标准", "绩效基本型"),
        ("年度绩效指标", "一级指标", "二级指标", "三级指标", "指标值", "指标值确定依据", "指标分类"),
        ("", "运行成本", "公用经费控制", "公用经费控制率", "≤95%", "计划标准", "绩效基本型"),
    )
    head = f"部门整体绩效目标申报表\n\n{f'填报日期：{filed} ' if filed else ''}单位：万元\n\n"
    return head + "\n".join("\t".join(row) for row in rows) + "\n"
