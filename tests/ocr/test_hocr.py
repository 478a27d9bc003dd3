"""What Tesseract answers becomes readings."""

import pytest

from extractors.ocr.hocr import Sign, pages, properties, reading, widened

ANSWER = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><body>
 <div class='ocr_page' id='page_1'><span class='ocr_line'>
  <span class='ocrx_word' title='bbox 8 8 68 40; x_wconf 96'>
   <span class='ocrx_cinfo' title='x_bboxes 8 8 38 40; x_conf 99.5'>数</span>
   <span class='ocrx_cinfo' title='x_bboxes 38 8 68 40; x_conf 98'>量</span>
  </span>
  <span class='ocrx_word' title='bbox 78 8 108 40; x_wconf 80'>
   <span class='ocrx_cinfo' title='x_bboxes 78 8 108 40; x_conf 50'>&lt;</span>
  </span>
 </span></div>
 <div class='ocr_page' id='page_2'></div>
</body></html>""".encode()


def test_each_picture_is_a_page_even_where_nothing_was_read() -> None:
    assert [len(page) for page in pages(ANSWER)] == [3, 0]


def test_characters_are_told_with_confidence_and_place() -> None:
    assert pages(ANSWER)[0] == [
        Sign("数", pytest.approx(0.965), 23.0, 0),
        Sign("量", pytest.approx(0.86), 53.0, 0),
        Sign("<", 0.0, 93.0, 1),
    ]


@pytest.mark.parametrize("answer", [b"", b"Error", ANSWER[:400]])
def test_an_answer_that_is_no_xml_has_no_pages(answer: bytes) -> None:
    assert pages(answer) == []


def line(*words: str) -> str:
    """The text of a line of words, each character ten pixels wide."""
    signs = [Sign(char, 0.9, 0.0, number) for number, word in enumerate(words) for char in word]
    return reading(signs, 0, 100).text


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (("数", "量", "指标"), "数量指标"),
        (("1", "089.41"), "1089.41"),
        (("5", "个"), "5个"),
        (("Word", "Excel"), "Word Excel"),
        (("A", "类"), "A类"),
    ],
)
def test_blanks_stay_between_latin_words_alone(words: tuple[str, ...], text: str) -> None:
    assert line(*words) == text


def test_the_three_of_a_reading_run_in_parallel() -> None:
    found = reading(pages(ANSWER)[0], 8, 100)
    assert len(found.text) == len(found.confidences) == len(found.centres)


def test_centres_are_fractions_of_the_line_in_order() -> None:
    signs = [Sign("一", 1, 4, 0), Sign("二", 1, 60, 0), Sign("三", 1, 58, 0), Sign("四", 1, 200, 0)]
    assert reading(signs, 8, 100).centres == (0.0, 0.52, 0.52, 1.0)


@pytest.mark.parametrize(
    ("told", "printed"),
    [
        ("部门(单位)名称:", "部门（单位）名称："),
        ("(2026年度)", "（2026年度）"),
        ("(10分)", "（10分）"),
        ("一是1,089.41万元,二是", "一是1,089.41万元，二是"),
        ("1,089.41", "1,089.41"),
        ("(5)", "(5)"),
        ("于9:30开始", "于9:30开始"),
        ("预算〈万元）", "预算（万元）"),
        ("预算《万元）", "预算（万元）"),
        ("《办法》（试行）", "《办法》（试行）"),
    ],
)
def test_marks_are_as_wide_as_they_are_printed(told: str, printed: str) -> None:
    assert widened(told) == printed


def test_only_the_engines_own_numbers_are_taken_from_a_title() -> None:
    assert properties("image a.pgm; x_bboxes 1 2 3 4; x_conf 98.5") == {"x_bboxes": (1, 2, 3, 4), "x_conf": (98.5,)}
