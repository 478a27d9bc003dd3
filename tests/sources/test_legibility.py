"""Which text layers are what is printed."""

import pytest

from extractors.grids.legibility import legible

PROSE = "部门整体支出绩效目标表，预算金额（万元）1,234.50，满意度≥95%。保障机关正常运转，按时完成年度工作任务。"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(PROSE, True, id="prose"),
        pytest.param("⾦额⼯作⽬标" + PROSE, True, id="radicals"),
        pytest.param("1,234.50 2,345.60 100% 90% (3) 4.5 " * 3, True, id="figures"),
        pytest.param("第 3 页", True, id="hardly any"),
        pytest.param("", True, id="nothing"),
        pytest.param("部門整體績效目標申報，預算金額與實際執行情況說明，服務對象滿意度。", True, id="traditional"),
        pytest.param("\ufffd" * 30 + PROSE[:30], False, id="characters without a name"),
        pytest.param("\ufffd" * 3 + PROSE * 4, False, id="figures without a name"),
        pytest.param("\ufffd" + PROSE * 4, True, id="one without a name"),
        pytest.param("\ue012\ue113\ue2a0" * 20, False, id="private characters"),
        pytest.param("²¿ÃÅÕûÌåÖ§³ö¼¨Ð§Ä¿±ê±í" * 3, False, id="bytes of GB 18030 as Latin"),
        pytest.param("घङचछजझञටඨඩ가나다라마바사" * 3, False, id="other scripts"),
        pytest.param("縎繌衟裦譅轣鄛鉵鋛鑢閠頄餤騲鬌鮫鵩鸀麷黁齝龢", False, id="ideographs by chance"),
        pytest.param('!"#$%&\'*+<=>?@[]^_`{|}~!"#$&' * 3, False, id="numbers of glyphs"),
    ],
)
def test_a_text_layer_is_judged_by_its_characters(text: str, expected: bool) -> None:
    assert legible(text) is expected
