"""How the notebooks plot: Chinese labels in a font out of a package, whatever fonts the machine has."""

from importlib.resources import files

import matplotlib as mpl
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.font_manager import FontEntry, fontManager
from matplotlib.ticker import FuncFormatter

FONT = files("mplfonts") / "fonts" / "NotoSansCJKsc-Regular.otf"
FAMILY = "jixiao"
"""A name of our own, so that no font of the machine is taken in its place."""
THOUSANDS = FuncFormatter(lambda number, _: f"{number:,.0f}")


def configure() -> None:
    """Let this process plot so; nothing is written to the user's own settings."""
    if all(entry.name != FAMILY for entry in fontManager.ttflist):
        fontManager.ttflist.append(FontEntry(fname=str(FONT), name=FAMILY, weight=400))
    mpl.rcParams.update(
        {
            "font.family": [FAMILY, "DejaVu Sans"],
            "axes.axisbelow": True,
            "axes.grid": True,
            "axes.spines.right": False,
            "axes.spines.top": False,
            "axes.titlelocation": "left",
            "figure.constrained_layout.use": True,
            "figure.dpi": 100,
            "grid.color": "0.92",
            "legend.frameon": False,
        }
    )


def grid(axes: Axes, shade: pd.DataFrame, texts: pd.DataFrame) -> None:
    """Rows and columns as tinted cells with a text in each; what is missing stays blank."""
    axes.grid(visible=False)
    axes.spines[:].set_visible(False)
    axes.tick_params(length=0)
    picture = axes.imshow(shade.to_numpy(dtype=float, na_value=float("nan")), cmap="Blues", aspect="auto", alpha=0.6)
    axes.set_xticks(range(shade.shape[1]), [str(label) for label in shade.columns])
    axes.set_yticks(range(shade.shape[0]), [str(label) for label in shade.index])
    low, high = picture.get_clim()
    margin = (high - low) / 4 or 1
    picture.set_clim(low - margin, high + margin)
    for y, line in enumerate(texts.itertuples(index=False)):
        for x, text in enumerate(line):
            axes.text(x, y, "" if pd.isna(text) else str(text), ha="center", va="center", fontsize="small")
