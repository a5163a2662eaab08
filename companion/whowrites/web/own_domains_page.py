"""The owner's own domains: a look-alike of one of them is what a forged order is sent from."""

from __future__ import annotations

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response

from whowrites.store.circle import OWN_DOMAINS
from whowrites.web import domain_list, settings_page
from whowrites.web.house import house
from whowrites.web.route_class import RouteClass, admits

page = Blueprint("own_domains", __name__)


@page.post("/settings/own-domains")
@admits(RouteClass.PAGE_WRITE)
def keep() -> Response | tuple[str, int]:
    """Keep the list; one with a fault comes back as it was typed, and nothing is kept."""
    typed = request.form.get("domains", "")
    found = domain_list.read(typed)
    if found.faults:
        return settings_page.show(own_domains=typed, domain_faults=found.faults), 400
    house().store.settings.set(OWN_DOMAINS, list(found.domains))
    return redirect("/settings?kept=domains#own-domains", 303)
