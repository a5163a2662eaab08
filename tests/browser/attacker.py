"""A plain web server of somebody else on this computer, and what a page of his can send to the companion."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from flask import Flask

KINDS = ("img", "script", "iframe", "get", "plain", "form", "plain_form")
"""Every kind of request that a page may send without being asked for leave first."""

ATTACK = """async ({targets, kinds}) => {
  const made = (name, set) => document.body.appendChild(Object.assign(document.createElement(name), set));
  const loads = (name, url) => new Promise(
    next => made(name, {src: url, onload: next, onerror: next}));
  const fetches = async (url, more) => {
    try { await fetch(url, {mode: 'no-cors', credentials: 'include', ...more}); } catch { } };
  const submits = (url, enctype) => new Promise(next => {
    const name = `frame${Math.random()}`;
    const form = made('form', {action: url, method: 'post', enctype, target: name});
    form.append(Object.assign(document.createElement('input'), {name: '{"a":"', value: '"}'}));
    made('iframe', {name});
    form.submit();
    setTimeout(next, 20); });
  const text = {method: 'POST', headers: {'Content-Type': 'text/plain'}, body: '{}'};
  const send = {
    img: url => loads('img', url),
    script: url => loads('script', url),
    iframe: url => loads('iframe', url),
    get: url => fetches(url, {}),
    plain: url => fetches(url, text),
    form: url => submits(url, 'application/x-www-form-urlencoded'),
    plain_form: url => submits(url, 'text/plain'),
  };
  for (const target of targets) {
    await Promise.all(kinds.map(kind => send[kind](`${target}?kind=${kind}`)));
  }
}"""
"""In a page: sends each kind to each target; what was sent is marked by `?kind=`."""


@contextmanager
def foreign_site() -> Iterator[int]:
    """The port of a site that serves an empty page at every path."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = b"<!doctype html><title>other</title><body>"
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def every_path(app: Flask) -> list[str]:
    """A path for each route of the companion, a well-formed id where one is wanted."""
    return sorted({re.sub(r"<[^>]+>", "0" * 32, rule.rule) for rule in app.url_map.iter_rules()})
