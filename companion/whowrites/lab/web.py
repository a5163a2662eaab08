"""The lab's web: every company's pages, the RDAP and the outside services, over TLS and in the clear."""

from __future__ import annotations

import json
import socket
import ssl
from collections.abc import Collection, Mapping
from email.utils import formatdate
from http import HTTPStatus
from urllib.parse import unquote

from whowrites.lab import rdap, site
from whowrites.lab.company import Company
from whowrites.lab.outside import HOSTS, Outside
from whowrites.lab.registries import Entry, rdap_hosts
from whowrites.lab.site import Site
from whowrites.lab.state import State
from whowrites.lab.zones import absolute

_NOT_FOUND = b"<!doctype html><title>Not found</title><h1>Not found</h1>"


class Web:
    """One server for all hosts; the Host header tells them apart. Each connection carries one request.

    `sites`: by host, what is served there now. `outside`: the outside services.
    """

    def __init__(self, state: State, companies: Collection[Company], entries: Mapping[str, Entry]) -> None:
        self._state = state
        self._entries = entries
        self._rdap = frozenset(rdap_hosts())
        self.outside = Outside(companies)
        self.sites: dict[str, Site] = {}
        for firm in companies:
            self.show(firm)

    def show(self, firm: Company) -> None:
        """Serve the firm's site as it is now, or no more where it has no pages."""
        for host in (absolute(name, firm.domain) for name in firm.zone.hosts):
            self.sites.pop(host, None)
            if firm.site.pages:
                self.sites[host] = firm.site

    def serve_tls(self, context: ssl.SSLContext, connection: socket.socket) -> None:
        try:
            with context.wrap_socket(connection, server_side=True) as secured:
                self._serve(secured, "https")
        except ssl.SSLError:
            return

    def serve(self, connection: socket.socket) -> None:
        self._serve(connection, "http")

    def _serve(self, connection: socket.socket, scheme: str) -> None:
        stream = connection.makefile("rb")
        parts = stream.readline(8000).decode("latin-1").split(" ")
        host = ""
        while (line := stream.readline(8000).decode("latin-1").strip()) != "":
            name, _, value = line.partition(":")
            if name.lower() == "host":
                host = value.strip().lower().partition(":")[0]
        if len(parts) < 3:
            return
        service = "rdap" if host in self._rdap else "web"
        self._state.asked(service, f"{scheme}://{host}{parts[1]}")
        status, kind, body, location, manner = self.page(host, parts[1])
        if not self._state.pause() or manner == "silent":
            self._state.closing.wait(30)
            return
        reason, announced = HTTPStatus(status).phrase, len(body) + (100 if manner == "cut" else 0)
        head = (
            f"HTTP/1.1 {status} {reason}\r\nDate: {formatdate(usegmt=True)}\r\nContent-Type: {kind}\r\n"
            f"Content-Length: {announced}\r\nConnection: close\r\n"
        )
        head += f"Location: {location}\r\n\r\n" if location else "\r\n"
        connection.sendall(head.encode() + body)

    def tell(self, firm: Company) -> None:
        """Let the outside services know of the firm what it says now."""
        self.outside.tell(firm)

    def page(self, host: str, target: str) -> tuple[int, str, bytes, str, str]:
        """Status, content type, body, Location (or empty) and manner of what `host` serves at `target`."""
        path = target.partition("?")[0]
        if host in self._rdap:
            status, answer = rdap.answer(self._entries, host, path)
            return status, "application/rdap+json", json.dumps(answer).encode(), "", ""
        if host in HOSTS:
            reply = self.outside.answer(host, target)
            return reply.status, "application/json", reply.body, "", reply.manner
        firm = self.sites.get(host)
        found = None if firm is None else firm.served(unquote(path))
        if firm is None or found is None:
            return 404, "text/html; charset=utf-8", _NOT_FOUND, "", ""
        kind, body = site.shown(firm, found)
        return found.status, kind, body, found.location, ""
