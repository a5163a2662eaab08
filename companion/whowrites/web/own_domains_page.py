"""Settings: the owner's own domains, and the servers that receive his mail.

A look-alike of one of his domains is what a forged order is sent from.
"""

from __future__ import annotations

from collections.abc import Sequence

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response

from whowrites.headers.own_servers import MOST, BadServer, own_servers
from whowrites.store.circle import OWN_DOMAINS
from whowrites.web import domain_list, settings_parts
from whowrites.web.domain_list import BadDomain
from whowrites.web.house import house
from whowrites.web.route_class import RouteClass, admits

page = Blueprint("own_domains", __name__)


@page.get("/settings/company")
@admits(RouteClass.PAGE)
def company() -> str:
    """What is the owner's own."""
    return show()


@page.post("/settings/own-domains")
@admits(RouteClass.PAGE_WRITE)
def keep() -> Response | tuple[str, int]:
    """Keep the list; one with a fault comes back as it was typed, and nothing is kept."""
    typed = request.form.get("domains", "")
    found = domain_list.read(typed)
    if found.faults:
        return show(typed, found.faults), 400
    house().store.settings.set(OWN_DOMAINS, list(found.domains))
    return redirect("/settings/company?kept=domains#own-domains", 303)


def show(
    typed: str | None = None,
    faults: Sequence[BadDomain] = (),
    servers: str | None = None,
    server_fault: BadServer | None = None,
) -> str:
    """The page, with the domains or servers as typed and what is wrong with them, else with the kept ones."""
    kept = house().store.settings
    return settings_parts.show(
        "company",
        "settings_company.html",
        own_domains="\n".join(kept.get(OWN_DOMAINS) or ()) if typed is None else typed,
        domain_faults=faults,
        servers=", ".join(own_servers(kept)) if servers is None else servers,
        server_fault=server_fault,
        servers_most=MOST,
    )
