"""Pages as axe-core looks at them: names, roles, labels, order of heads, contrast."""

from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.desk.conftest import PATIENCE
from tests.desk.test_shown import every


def addresses(root: Path) -> list[str]:
    """One of each kind of page."""
    return [*every(root), "/layouts", "/rejects", "/nowhere", "/next?kind=out_of_bound"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_is_hard_to_see_or_to_hear(
    browser: Browser, root: Path, served: str, scheme: Literal["light", "dark"]
) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    found = {}
    for address in addresses(root):
        page.goto(f"{served}{address}")
        page.wait_for_load_state("networkidle")
        found[address] = [
            (each["id"], each["nodes"][0]["html"][:120]) for each in Axe().run(page).response["violations"]
        ]
        if "out_of_bound" in address:
            page.keyboard.press("A")
            page.locator(".grid .card").first.wait_for()
            page.locator("input[name=tick]").first.uncheck()
            found["cause"] = [each["id"] for each in Axe().run(page).response["violations"]]
    context.close()
    assert found == {address: [] for address in found}
