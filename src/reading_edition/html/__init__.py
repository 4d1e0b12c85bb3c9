"""The edition on the web, and what the e-book shares with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .anchors_json import setup_anchors_json
from .assets import setup_assets
from .citing import setup_citing
from .downloads import setup_downloads
from .front import setup_front
from .front_lists import setup_front_lists
from .goals import setup_goals
from .head import setup_head
from .history import setup_history
from .look import setup_look
from .margin import setup_margin
from .names_index import setup_names_index
from .names_json import setup_names_json
from .navigation import setup_navigation
from .one_page import setup_one_page
from .parallel import setup_parallel
from .persons import setup_persons
from .previews import setup_previews
from .redirects import setup_redirects
from .repairs import setup_repairs
from .search import setup_search
from .versions import setup_versions
from .visitors import setup_visitors

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> None:
    setup_visitors(app)
    setup_parallel(app)
    setup_versions(app)
    setup_names_index(app)
    setup_names_json(app)
    setup_persons(app)
    setup_margin(app)
    setup_repairs(app)
    setup_navigation(app)
    setup_one_page(app)
    setup_search(app)
    setup_head(app)
    setup_downloads(app)
    setup_redirects(app)
    setup_history(app)
    setup_anchors_json(app)
    setup_assets(app)
    setup_previews(app)
    setup_citing(app)
    setup_goals(app)
    setup_front(app)
    setup_front_lists(app)
    setup_look(app)
