"""HTTP byte by byte: one connection, whole answers, and how it ends."""

import json
import re
import socket
import time

from rest import BASE, Reply

MEMBERS = {"type", "title", "status", "detail", "code"}


def request(method, target, body=None, token=None, version="1.1", host="test", **fields):
    """The bytes of a request. `target` is as sent; `body` is bytes or becomes JSON. Fields are
    given as x_request_id="…"; one that is None is left out."""
    lines = {"Host": host} if host else {}
    if body is not None and not isinstance(body, bytes):
        body = json.dumps(body).encode()
        lines["Content-Type"] = "application/json"
    if body is not None:
        lines["Content-Length"] = len(body)
    if token:
        lines["Authorization"] = f"Bearer {token}"
    for name, value in fields.items():
        lines[name.replace("_", "-").title()] = value
    head = [f"{method} {target} HTTP/{version}"]
    head += [f"{name}: {value}" for name, value in lines.items() if value is not None]
    return "\r\n".join(head).encode() + b"\r\n\r\n" + (body or b"")


class Wire:
    """One connection to the server."""

    def __init__(self, server, port=None, patience=10.0):
        self.patience = patience
        self.tcp = socket.create_connection((server.host, port or server.port), timeout=patience)
        self.tcp.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.buffer = b""

    def send(self, data):
        """False where the server hung up meanwhile."""
        try:
            self.tcp.sendall(data)
            return True
        except OSError:
            return False

    def _more(self, deadline):
        self.tcp.settimeout(max(deadline - time.monotonic(), 0.001))
        try:
            chunk = self.tcp.recv(65536)
        except ConnectionResetError:
            chunk = b""
        self.buffer += chunk
        return bool(chunk)

    def answer(self, patience=None, of_head=False):
        """The next answer; EOFError where the connection ended, TimeoutError where none came."""
        deadline = time.monotonic() + (patience or self.patience)
        while b"\r\n\r\n" not in self.buffer:
            if not self._more(deadline):
                raise EOFError(self.buffer)
        head, _, self.buffer = self.buffer.partition(b"\r\n\r\n")
        status, fields = parse_head(head)
        has_body = not of_head and status >= 200 and status not in (204, 304)
        size = int(fields.get("content-length", 0)) if has_body else 0
        while len(self.buffer) < size:
            if not self._more(deadline):
                raise EOFError(self.buffer)
        body, self.buffer = self.buffer[:size], self.buffer[size:]
        return Reply(status, fields, body)

    def ask(self, *arguments, **more):
        self.send(request(*arguments, **more))
        return self.answer(of_head=arguments[0] == "HEAD")

    def has_ended(self, patience=None):
        """Whether the server closes, and sends nothing before."""
        deadline = time.monotonic() + (patience or self.patience)
        try:
            return not self.buffer and not self._more(deadline)
        except TimeoutError:
            return False

    def is_silent(self, seconds=0.4):
        """Whether nothing comes for so long, neither bytes nor an end."""
        if self.buffer:
            return False
        try:
            self._more(time.monotonic() + seconds)
            return False
        except TimeoutError:
            return True

    def close(self):
        self.tcp.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


def parse_head(head):
    first, *lines = head.decode("latin-1").split("\r\n")
    found = re.fullmatch(r"HTTP/1\.1 (\d{3}) .*", first)
    assert found, f"not a status line: {first!r}"
    fields = {}
    for line in lines:
        name, _, value = line.partition(":")
        assert name.lower() not in fields, f"{name} twice"
        fields[name.lower()] = value.strip()
    return int(found[1]), fields


def once(server, *arguments, **more):
    """The answer on a connection of its own."""
    with Wire(server) as wire:
        return wire.ask(*arguments, **more)


class Problems:
    """What every refusal must look like; for a TestCase."""

    def assert_problem(self, reply, status, *codes):
        self.assertEqual(reply.status, status, reply.body)
        self.assertEqual(reply.headers.get("content-type"), "application/problem+json")
        self.assertRegex(reply.headers.get("x-request-id", ""), r"^[A-Za-z0-9._-]{1,64}$")
        problem = reply.json
        self.assertLessEqual(MEMBERS, set(problem))
        self.assertEqual(problem["status"], status)
        for member in MEMBERS - {"status"}:
            self.assertIsInstance(problem[member], str, member)
        self.assertTrue(problem["title"])
        if codes:
            self.assertIn(problem["code"], codes)
        for error in problem.get("errors", []):
            self.assertLessEqual({"field", "code", "message"}, set(error))
        self.assert_fields(reply)
        return problem

    def assert_fields(self, reply):
        if reply.status == 401:
            self.assertRegex(reply.headers.get("www-authenticate", ""), r"^Bearer\b")
        if reply.status == 405:
            self.assertTrue(reply.headers.get("allow"))
        if reply.status in (429, 503):
            self.assertRegex(reply.headers.get("retry-after", ""), r"^\d+$")
        if reply.status == 422:
            self.assertTrue(reply.json["errors"])

    def assert_closed_with(self, server, status, cases, *codes):
        """One answer to each of these bytes, then the end; `cases` by name."""
        wires = {name: Wire(server) for name in cases}
        for name, wire in wires.items():
            wire.send(cases[name])
        for name, wire in wires.items():
            with self.subTest(name), wire:
                reply = wire.answer()
                wanted = status if isinstance(status, tuple) else (status,)
                self.assertIn(reply.status, wanted, reply.body)
                self.assert_problem(reply, reply.status, *codes)
                self.assertTrue(wire.has_ended(5), "still open")


ME = BASE + "/users/me"
