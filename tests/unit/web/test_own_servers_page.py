from __future__ import annotations

from typing import Any

from whowrites.headers import own_servers
from whowrites.web.session import csrf_token


def keep(world: Any, servers: str) -> Any:
    owner = world.owner()
    form = {"servers": servers, "csrf": csrf_token(owner["Cookie"].partition("=")[2])}
    return world.client().post("/settings/servers", data=form, headers={**owner, "Accept": "text/html"})


def test_names_are_kept_and_shown(world: Any) -> None:
    assert keep(world, "MX.firm.example mail.firm.example").status_code == 303
    assert own_servers.own_servers(world.store.settings) == ("mx.firm.example", "mail.firm.example")
    shown = world.client().get("/settings/company", headers=world.owner()).text
    assert "mx.firm.example, mail.firm.example" in shown
    keep(world, "")
    assert own_servers.own_servers(world.store.settings) == ()


def test_what_is_no_server_is_named_and_changes_nothing(world: Any) -> None:
    keep(world, "mx.firm.example")
    answer = keep(world, "mx.firm.example <b>x</b>")
    assert answer.status_code == 400
    assert "&lt;b&gt;x&lt;/b&gt; is not the name of a server" in answer.text
    assert 'value="mx.firm.example &lt;b&gt;x&lt;/b&gt;"' in answer.text and "servers-fault" in answer.text
    assert own_servers.own_servers(world.store.settings) == ("mx.firm.example",)


def test_more_servers_than_can_be_kept_are_refused_and_none_is_dropped(world: Any) -> None:
    answer = keep(world, " ".join(f"mx{n}.firm.example" for n in range(own_servers.MOST + 1)))
    assert answer.status_code == 400
    assert "More than 10 servers" in answer.text and "mx10.firm.example" in answer.text
    assert own_servers.own_servers(world.store.settings) == ()


def test_the_page_says_that_they_are_kept(world: Any) -> None:
    place = keep(world, "mx.firm.example").headers["Location"]
    assert place.endswith("/settings/company?kept=servers#servers")
    assert "Kept." in world.show("/settings/company?kept=servers")
