"""The web application of one companion: the API for the extension and the owner's pages, behind one gate."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from flask import Flask
from flask.json.provider import DefaultJSONProvider
from flask_openapi.openapi import OpenAPI

from whowrites import recent_faults
from whowrites.port_test import PortTest
from whowrites.source_tests import SourceTests
from whowrites.web import answer_headers, bodies, cors, gate, pages, refusal, uploads
from whowrites.web.api import api
from whowrites.web.changes_api import api as changes_api
from whowrites.web.desk import Desk
from whowrites.web.entrance import Entrance
from whowrites.web.failures import Failures
from whowrites.web.handshake_api import api as handshake
from whowrites.web.house import House
from whowrites.web.letters import Letters
from whowrites.web.public import public
from whowrites.web.ready_cards import ReadyCards

if TYPE_CHECKING:
    from whowrites.store import Store
    from whowrites.vetting import Vetting


class Json(DefaultJSONProvider):
    """Answers in the order that the types have, and Chinese in UTF-8 as it is."""

    sort_keys = False
    ensure_ascii = False
    compact = True


def create_app(
    *,
    vetting: Vetting,
    store: Store,
    port: int,
    clock: Callable[[], datetime],
    extension_dir: Path,
    port_test: PortTest | None = None,
    monotonic: Callable[[], float] = time.monotonic,
) -> Flask:
    """The application for a companion that listens on `port` of 127.0.0.1.

    `clock` stamps what is kept, `monotonic` (seconds) measures how long pairings and failures count. The
    application opens no socket; `web.serve` does. Raises RouteWithoutClass when a view does not declare who
    may call it.
    """
    app = OpenAPI(
        "whowrites",
        root_path=str(Path(__file__).parent),
        template_folder="web/templates",
        static_folder=None,
        doc_ui=False,
        validation_error_status=400,
        validation_error_model=bodies.Refused,
        validation_error_callback=refusal.of_validation,
    )
    app.config["PROVIDE_AUTOMATIC_OPTIONS"] = False
    app.url_map.merge_slashes = False
    app.json = Json(app)
    rooms = House(
        vetting=vetting,
        store=store,
        port=port,
        clock=clock,
        extension_dir=extension_dir,
        desk=Desk(monotonic),
        entrance=Entrance(store),
        failures=Failures(monotonic),
        port_test=port_test or PortTest(vetting),
        source_tests=SourceTests(vetting),
        letters=Letters(vetting),
        ready_cards=ReadyCards(),
    )
    app.extensions["whowrites"] = rooms
    uploads.clear(store.path.parent)
    recent_faults.keep()
    app.register_api(handshake)
    app.register_api(api)
    app.register_api(changes_api)
    app.register_blueprint(public)
    pages.install(app)
    refusal.install(app)
    cors.install(app)
    app.after_request(answer_headers.stamp)
    gate.install(app, rooms)
    return app
