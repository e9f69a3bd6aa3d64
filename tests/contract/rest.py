"""Plain HTTP to the server: whole calls, and raw bytes."""

import http.client
import json
import socket
import time
import uuid
from dataclasses import dataclass
from urllib.parse import quote, urlencode

BASE = "/api/v1"


@dataclass
class Reply:
    status: int
    headers: dict  # names in lower case
    body: bytes

    @property
    def json(self):
        return json.loads(self.body)

    @property
    def code(self):
        """The machine word of a problem."""
        return self.json["code"]


def call(server, method, path, body=None, token=None, query=None, headers=None):
    """One request on a connection of its own. `path` is below /api/v1; `body` is JSON, or bytes."""
    fields = dict(headers or {})
    if token:
        fields["Authorization"] = f"Bearer {token}"
    if body is not None and not isinstance(body, bytes):
        body = json.dumps(body).encode()
        fields.setdefault("Content-Type", "application/json")
    if query:
        path += "?" + urlencode(query)
    connection = http.client.HTTPConnection(server.host, server.port, timeout=30)
    try:
        connection.request(method, BASE + path, body, fields)
        answer = connection.getresponse()
        names = {name.lower(): value for name, value in answer.getheaders()}
        return Reply(answer.status, names, answer.read())
    finally:
        connection.close()


def raw(server, data, patience=10.0, pieces=None, pause=0.0):
    """Sends bytes as they are and gives all that comes until the server closes, or nothing more
    comes for `patience` seconds. The second value says whether it closed."""
    with socket.create_connection((server.host, server.port), timeout=patience) as connection:
        for piece in pieces or [data]:
            connection.sendall(piece)
            if pause:
                time.sleep(pause)
        received = b""
        try:
            while chunk := connection.recv(65536):
                received += chunk
        except (TimeoutError, socket.timeout):
            return received, False
        except ConnectionResetError:
            pass
        return received, True


def new_nonce():
    return str(uuid.uuid4())


def segment(text):
    """One segment of a path."""
    return quote(str(text), safe="")


class Person:
    """An account with one session."""

    def __init__(self, server, name=None, password="correct horse", **more):
        self.server = server
        self.name = name or "p" + uuid.uuid4().hex[:12]
        self.password = password
        body = {"username": self.name, "display_name": more.pop("display_name", self.name),
                "password": password, **more}
        reply = call(server, "POST", "/auth/register", body)
        assert reply.status == 201, reply.body
        self.adopt(reply.json)

    def adopt(self, signed_in):
        self.id = signed_in["user"]["id"]
        self.session = signed_in["session_id"]
        self.token = signed_in["access_token"]
        self.refresh_token = signed_in["refresh_token"]

    def sign_in(self, **more):
        """Another session of the same person."""
        body = {"username": self.name, "password": self.password, **more}
        reply = call(self.server, "POST", "/auth/login", body)
        assert reply.status == 200, reply.body
        other = Person.__new__(Person)
        other.server, other.name, other.password = self.server, self.name, self.password
        other.adopt(reply.json)
        return other

    def call(self, method, path, body=None, **more):
        return call(self.server, method, path, body, token=self.token, **more)

    def get(self, path, **more):
        return self.call("GET", path, **more)

    def post(self, path, body=None, **more):
        return self.call("POST", path, body, **more)

    def put(self, path, body=None, **more):
        return self.call("PUT", path, body, **more)

    def patch(self, path, body=None, **more):
        return self.call("PATCH", path, body, **more)

    def delete(self, path, body=None, **more):
        return self.call("DELETE", path, body, **more)

    def direct(self, peer):
        """The id of the direct conversation with a person."""
        reply = self.post("/conversations", {"kind": "direct", "user_id": peer.id})
        assert reply.status in (200, 201), reply.body
        return reply.json["id"]

    def group(self, *members, title="Group", **more):
        body = {"kind": "group", "title": title, "member_ids": [each.id for each in members]}
        reply = self.post("/conversations", {**body, **more})
        assert reply.status == 201, reply.body
        return reply.json["id"]

    def send(self, conversation, text="hello", **more):
        """The message as the server stored it."""
        body = {"nonce": new_nonce(), "body": text, **more}
        reply = self.post(f"/conversations/{conversation}/messages", body)
        assert reply.status == 201, reply.body
        return reply.json

    def get_conversation(self, conversation):
        reply = self.get(f"/conversations/{conversation}")
        assert reply.status == 200, reply.body
        return reply.json

    def sync(self, held=None, **more):
        """The reply of /sync; `held` as {id: (change_seq, state_seq)}."""
        named = {id_: {"change_seq": change, "state_seq": state}
                 for id_, (change, state) in (held or {}).items()}
        reply = self.post("/sync", {"conversations": named, **more})
        assert reply.status == 200, reply.body
        return reply.json


def acquaint(one, other):
    """Lets both write to each other, so that each sees the other's presence."""
    conversation = one.direct(other)
    one.send(conversation, "hello")
    other.send(conversation, "hello yourself")
    return conversation
