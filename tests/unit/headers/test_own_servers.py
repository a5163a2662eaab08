from __future__ import annotations

from typing import Any

import pytest

from whowrites.headers.own_servers import MOST, BadServer, choose, own_servers


class Kept(dict[str, Any]):
    def set(self, key: str, value: Any) -> None:
        self[key] = value


def test_names_are_kept_as_they_are_compared() -> None:
    kept = Kept()
    assert own_servers(kept) == ()
    choose(kept, " MX.Firm.example.,\nmail.firm.example mx.firm.example ")
    assert own_servers(kept) == ("mx.firm.example", "mail.firm.example")
    choose(kept, "")
    assert own_servers(kept) == ()
    most = [f"mx{number}.firm.example" for number in range(MOST)]
    choose(kept, " ".join(most))
    with pytest.raises(BadServer):
        choose(kept, " ".join([*most, "mx.firm.example"]))
    assert own_servers(kept) == tuple(most)


@pytest.mark.parametrize(
    "name", ["com", "a@firm.example", "10.0.0.1", "x..y", "<script>", "mx.firm.example/x"]
)
def test_what_is_no_server_is_named_and_nothing_is_kept(name: str) -> None:
    kept = Kept()
    with pytest.raises(BadServer) as fault:
        choose(kept, f"mx.firm.example {name}")
    assert fault.value.name == name.lower()
    assert not kept
