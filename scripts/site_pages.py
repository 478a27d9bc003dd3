"""What the site has beside docs/: the two READMEs as its first pages. MkDocs calls it, as mkdocs.yml says."""

import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

PAGES = {"README.md": "index.md", "README.zh.md": "index.zh.md"}
SHIM = "https://unpkg.com/iframe-worker/shim"
"""Where the theme has it from; `scripts/iframe-worker/` holds version 1.0.4 with its licence."""
OWN_SHIM = "assets/iframe-worker.js"
LINK = re.compile(r"\]\((docs/)?([^)#:]+)")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the READMEs, with links that hold where they stand on the site."""
    root = Path(config.config_file_path).parent
    for name, page in PAGES.items():
        text = LINK.sub(lambda found: f"]({PAGES.get(found[2], found[2])}", (root / name).read_text(encoding="utf-8"))
        files.append(File.generated(config, page, content=text))
    shim = (root / "scripts" / "iframe-worker" / "index.js").read_text(encoding="utf-8")
    files.append(File.generated(config, OWN_SHIM, content=shim))
    return files


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """A page without an address of another's."""
    return local(output)


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """The same of the page for what is not found."""
    return local(output_content)


def local(html: str) -> str:
    """The site's own copy of what lets its search run from a disk: all pages lie in one folder."""
    return html.replace(SHIM, OWN_SHIM)
