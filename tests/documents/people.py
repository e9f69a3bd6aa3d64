"""People who call the server, and hold each answer against openapi.json."""

import json
import re
import uuid
from urllib.parse import quote, urlencode

from contract import AsyncApi, OpenApi
from house import House

house: House
openapi: OpenApi
asyncapi: AsyncApi

#: Operations that were answered with a success, by Operation.key.
succeeded = set()


def operations():
    return {operation.key: operation for operation in openapi.operations()}


def has(call):
    """Whether the server has `METHOD /path`."""
    return tuple(re.sub(r"\{\w*\}", "{}", call).split()) in operations()


def target_of(operation, values=(), query=None):
    """The path with its members, in the order of the URL."""
    rest = iter(values)
    path = re.sub(r"\{\w+\}", lambda _: quote(str(next(rest)), safe=""), operation.path)
    return path + ("?" + urlencode(query) if query else "")


def check(operation, reply):
    """Fails unless the document says that the operation can be answered so."""
    faults = operation.faults(reply)
    assert not faults, f"{operation} answered {reply.status}: {faults}"
    if reply.status < 400:
        succeeded.add(operation.key)
    return reply


def send(operation, values=(), query=None, body=None, token=None, headers=None):
    """One call of the operation, its answer checked."""
    fields = dict(headers or {})
    if token:
        fields["Authorization"] = f"Bearer {token}"
    if body is not None and not isinstance(body, bytes):
        body = json.dumps(body).encode()
        fields.setdefault("Content-Type", "application/json")
    reply = house.ask(operation.method, target_of(operation, values, query), body, fields)
    return check(operation, reply)


class Person:
    """An account with one session."""

    def __init__(self, name=None):
        self.name = name or "p" + uuid.uuid4().hex[:12]
        self.password = "correct horse"
        reply = self.call(
            "POST /auth/register",
            body={"username": self.name, "display_name": "P", "password": self.password},
        )
        assert reply.status == 201, reply.body
        self.adopt(reply.json())

    token = None

    def adopt(self, signed_in):
        self.id = signed_in["user"]["id"]
        self.session = signed_in["session_id"]
        self.token = signed_in["access_token"]
        self.refresh_token = signed_in["refresh_token"]

    def sign_in(self):
        """A session of its own."""
        body = {"username": self.name, "password": self.password, "device_name": "Test"}
        reply = self.call("POST /auth/login", body=body)
        assert reply.status == 200, reply.body
        self.adopt(reply.json())
        return self

    def call(self, call, *values, query=None, body=None, headers=None):
        """`call` is METHOD and path with {} for each of the values."""
        operation = operations()[tuple(call.split())]
        token = None if operation.is_open else self.token
        return send(operation, values, query, body, token, headers)
