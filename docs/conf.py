"""The documentation: Markdown by MyST, an executed notebook, and pages generated from the code."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import generate
from sphinx.application import Sphinx

from paysupport import __version__

project = "paysupport"
author = "the paysupport contributors"
version = release = __version__

extensions = ["myst_nb", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["_build", "README.md"]
html_theme = "furo"
html_title = f"paysupport {release}"
html_copy_source = False

nitpicky = True
nitpick_ignore_regex = [("py:.*", r"(?!paysupport\.).*")]

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

nb_execution_mode = "force"
nb_execution_raise_on_error = True
nb_execution_timeout = 120
nb_execution_show_tb = True

autodoc_member_order = "bysource"
autodoc_typehints = "description"
autodoc_typehints_description_target = "documented"
autodoc_preserve_defaults = True
napoleon_use_ivar = True


def setup(app: Sphinx) -> None:
    """Write the generated pages before any page is read."""
    app.connect("builder-inited", lambda _: generate.write(Path(__file__).parent / "generated"))
