"""protocol.md, 6: the documents that the server answers."""

import unittest

from rest import BASE, call
from server import Server
from wire import Problems, Wire

CALLS = """POST /auth/register
POST /auth/login
POST /auth/refresh
POST /auth/logout
POST /auth/password
GET /auth/sessions
POST /auth/sessions/revoke-others
GET /users/me
PATCH /users/me
DELETE /users/me
GET /users
GET /blocks
GET /conversations
POST /conversations
POST /sync
GET /healthz
GET /readyz"""


class Documents(Problems, unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server()
        cls.addClassCleanup(cls.server.stop)

    def read(self, name):
        reply = call(self.server, "GET", name)
        self.assertEqual(reply.status, 200)
        self.assertRegex(reply.headers["content-type"], r"^application/([a-z.]+\+)?json")
        return reply.json

    def test_openapi(self):
        """6: openapi.json is OpenAPI 3.1, without a token, with the calls of the contract."""
        document = self.read("/openapi.json")
        self.assertRegex(document["openapi"], r"^3\.1\.\d+$")
        for line in CALLS.splitlines():
            method, path = line.split()
            self.assertIn(method.lower(), document["paths"].get(path, {}), line)

    def test_statuses(self):
        """6: every call with every status it can give: 401, 429 and 503 among them."""
        for path, item in self.read("/openapi.json")["paths"].items():
            for method in {"get", "post", "put", "patch", "delete"} & set(item):
                statuses = set(item[method]["responses"])
                with self.subTest(f"{method} {path}"):
                    self.assertTrue([each for each in statuses if each < "400"])
                    self.assertLessEqual({"429", "503"}, statuses)
                    if item[method].get("security"):
                        self.assertIn("401", statuses)
                    if "requestBody" in item[method]:
                        self.assertLessEqual({"400", "413", "415", "422"}, statuses)

    def test_asyncapi(self):
        """6: asyncapi.json is AsyncAPI 3, with every event of the contract."""
        document = self.read("/asyncapi.json")
        self.assertRegex(document["asyncapi"], r"^3\.\d+\.\d+$")
        names = {message.get("name") for message in document["components"]["messages"].values()}
        for type_ in ("auth", "auth.ok", "ping", "pong", "typing", "message.new", "message.updated",
                      "conversation.new", "conversation.updated", "conversation.gone", "read",
                      "state", "presence", "user.updated", "sync", "error"):
            self.assertIn(type_, names)

    def test_head_and_other_methods(self):
        """1: HEAD of a document has its length; another method is 405."""
        with Wire(self.server) as wire:
            for name in "/openapi.json", "/asyncapi.json":
                full, bare = wire.ask("GET", BASE + name), wire.ask("HEAD", BASE + name)
                self.assertEqual(bare.headers["content-length"], str(len(full.body)))
                reply = wire.ask("POST", BASE + name)
                self.assert_problem(reply, 405, "method_not_allowed")
