"""Chinese labels, whatever fonts the machine has."""

import subprocess
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path

import matplotlib as mpl
import pandas as pd
import pytest
from matplotlib.figure import Figure
from matplotlib.font_manager import findfont, fontManager, get_font

from mappings.catalogue import catalogue
from mappings.division_table import names
from notebooks import plots

PICTURE = """
import sys
import matplotlib as mpl
from matplotlib.figure import Figure
from matplotlib.font_manager import fontManager
from notebooks import plots

if sys.argv[2] == "bare":
    fontManager.ttflist[:] = [font for font in fontManager.ttflist if font.fname.startswith(mpl.get_data_path())]
plots.configure()
figure = Figure()
figure.subplots().set_title("示例局 2024：预算执行率 ≥95%")
figure.savefig(sys.argv[1])
"""
"""Draws a plot with a Chinese title; "bare" leaves matplotlib the fonts that it brings along, and none else."""


@pytest.fixture(autouse=True)
def style() -> Iterator[None]:
    """The notebooks' style, for one test."""
    with mpl.rc_context():
        plots.configure()
        yield


def test_the_font_comes_out_of_the_package() -> None:
    assert findfont(plots.FAMILY, fallback_to_default=False) == str(plots.FONT)
    assert mpl.rcParams["font.family"][0] == plots.FAMILY


def test_settling_twice_registers_the_font_once() -> None:
    plots.configure()
    assert [font.name for font in fontManager.ttflist].count(plots.FAMILY) == 1


def test_the_font_has_all_names_of_places_and_indicators() -> None:
    words = [name for _, name, _ in names()] + [entry.name for entry in catalogue().indicators.values()]
    glyphs = get_font(str(plots.FONT)).get_charmap()
    assert {character for word in words for character in word if ord(character) not in glyphs} == set()


def test_a_machine_without_fonts_draws_the_same_picture(tmp_path: Path) -> None:
    for machine in ("bare", "whole"):
        words = [sys.executable, "-W", "error", "-c", PICTURE, tmp_path / f"{machine}.png", machine]
        subprocess.run(words, check=True, env={"MPLCONFIGDIR": str(tmp_path / machine)})
    assert (tmp_path / "bare.png").read_bytes() == (tmp_path / "whole.png").read_bytes()


def test_a_grid_writes_each_text_and_leaves_blanks() -> None:
    axes = Figure().subplots()
    counts = pd.DataFrame({2023: [1, None], 2024: [3, 2]}, index=["鄂州市", "衡阳市"], dtype="Int64")
    plots.grid(axes, counts, counts)
    assert [text.get_text() for text in axes.texts] == ["1", "3", "", "2"]
    assert [label.get_text() for label in axes.get_yticklabels()] == ["鄂州市", "衡阳市"]


def test_a_grid_of_equal_values_is_tinted_alike() -> None:
    figure = Figure()
    axes = figure.subplots()
    ones = pd.DataFrame({2023: [1], 2024: [1]})
    with warnings.catch_warnings(action="error"):
        plots.grid(axes, ones, ones)
        figure.canvas.draw()
    assert axes.images[0].get_clim() == (0, 2)
