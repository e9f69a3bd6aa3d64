"""protocol.md, 1: what a request must be, what is checked first, and how values are written."""

import unittest
import uuid

from rest import BASE, Person, new_nonce
from server import Server
from wire import ME, Problems, Wire, once

UUID7 = r"^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"
TIME = r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$"
SOME = "0190a0b0-0000-7000-8000-000000000000"

#: Calls that are there whatever else is, and the methods that their paths take.
ROUTES = {
    "/auth/register": {"POST"}, "/auth/login": {"POST"}, "/auth/refresh": {"POST"},
    "/auth/logout": {"POST"}, "/auth/password": {"POST"}, "/auth/sessions": {"GET"},
    "/auth/sessions/revoke-others": {"POST"}, f"/auth/sessions/{SOME}": {"DELETE"},
    "/users/me": {"GET", "PATCH", "DELETE"}, "/users": {"GET"}, f"/users/{SOME}": {"GET"},
    "/blocks": {"GET"}, f"/blocks/{SOME}": {"PUT", "DELETE"}, "/conversations": {"GET", "POST"},
    f"/conversations/{SOME}": {"GET", "PATCH"}, f"/conversations/{SOME}/members": {"GET", "POST"},
    f"/conversations/{SOME}/read": {"PUT"}, f"/conversations/{SOME}/mute": {"PUT"},
    f"/conversations/{SOME}/members/{SOME}": {"PATCH", "DELETE"},
    f"/conversations/{SOME}/messages": {"GET", "POST"},
    f"/conversations/{SOME}/messages/{SOME}": {"PATCH", "DELETE"},
    f"/conversations/{SOME}/messages/{SOME}/reactions/%F0%9F%91%8D": {"PUT", "DELETE"},
    "/sync": {"POST"}, "/healthz": {"GET"}, "/readyz": {"GET"}, "/ws": {"GET"},
    "/openapi.json": {"GET"}, "/asyncapi.json": {"GET"},
}


class Requests(Problems, unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server()
        cls.addClassCleanup(cls.server.stop)
        cls.ada = Person(cls.server)
        cls.token = cls.ada.token


class Order(Requests):
    def test_methods(self):
        """1: another method is 405 method_not_allowed with Allow, on every path."""
        with Wire(self.server) as wire:
            for path, methods in ROUTES.items():
                for method in {"GET", "POST", "PUT", "PATCH", "DELETE"} - methods:
                    with self.subTest(f"{method} {path}"):
                        reply = wire.ask(method, BASE + path, token=self.token)
                        self.assert_problem(reply, 405, "method_not_allowed")
                        allowed = {each.strip() for each in reply.headers["allow"].split(",")}
                        self.assertEqual(allowed - {"HEAD", "OPTIONS"}, methods)

    def test_method_before_token(self):
        """1: the method is checked before the token: 405 without one, or with a bad one."""
        for token in None, "nonsense":
            reply = once(self.server, "PUT", ME, token=token)
            self.assert_problem(reply, 405, "method_not_allowed")

    def test_unknown_methods(self):
        """1: methods that nobody knows are no GET (405, or 501 as RFC 9110 has it)."""
        for method in "BREW", "get", "TRACE":
            reply = once(self.server, method, ME, token=self.token)
            self.assertIn(reply.status, (405, 501), method)
            self.assert_problem(reply, reply.status)

    def test_token_before_body(self):
        """1: the token is checked before the body: 401 whatever the body, its type and size."""
        target = BASE + "/conversations"
        for token in None, "nonsense":
            for body, media in ((b"{", "application/json"), (b"{}", "text/plain"),
                                (b"x" * 140_000, "application/json"), (b"{}", None)):
                reply = once(self.server, "POST", target, body, token, content_type=media)
                self.assert_problem(reply, 401, "unauthenticated")

    def test_token_before_path_and_query(self):
        """1: without a token a wrong id or parameter is 401 too."""
        for target in "/users/nonsense", "/users?limit=x", "/conversations/1/messages?limit=0":
            reply = once(self.server, "GET", BASE + target)
            self.assert_problem(reply, 401, "unauthenticated")

    def test_a_wrong_type_is_told_before_the_body_is_read(self):
        """1: 415 for a body that is not application/json where JSON is wanted."""
        for media in ("text/plain", "application/jsonx", "application/x-www-form-urlencoded",
                      "multipart/form-data; boundary=a", "application/problem+json", "json", None):
            reply = once(self.server, "POST", BASE + "/sync", b'{"conversations":{}}', self.token,
                         content_type=media)
            self.assert_problem(reply, 415, "unsupported_media_type")

    def test_json_in_any_spelling(self):
        """1: application/json in any case, with parameters, is JSON."""
        for media in ("application/json", "Application/JSON", "application/json; charset=utf-8",
                      "application/json;charset=UTF-8", "application/json ; a=b"):
            reply = once(self.server, "POST", BASE + "/sync", b'{"conversations":{}}', self.token,
                         content_type=media)
            self.assertEqual(reply.status, 200, media)

    def test_a_call_without_a_body(self):
        """1: a call without a body may come with Content-Length 0, or none, and no type."""
        conversation = self.ada.direct(Person(self.server))
        message = self.ada.send(conversation)["id"]
        path = f"{BASE}/conversations/{conversation}/messages/{message}/reactions/x"
        with Wire(self.server) as wire:
            for size in 0, None:
                for method in "PUT", "DELETE":
                    reply = wire.ask(method, path, token=self.token, content_length=size)
                    self.assertEqual(reply.status, 204, reply.body)
        for size in 0, None:
            token = self.ada.sign_in().token
            target = BASE + "/auth/logout"
            reply = once(self.server, "POST", target, token=token, content_length=size)
            self.assertEqual((reply.status, reply.body), (204, b""))

    def test_no_body_where_json_is_wanted(self):
        """1: no body is no JSON: 400, not 415."""
        for size in 0, None:
            reply = once(self.server, "POST", BASE + "/sync", token=self.token,
                         content_length=size)
            self.assert_problem(reply, 400, "malformed_json")


class Values(Requests):
    def test_malformed_json(self):
        """1: 400 malformed_json: not JSON, or not an object."""
        for body in (b"{", b"}", b"{}}", b"{} {}", b"{'a':1}", b"{a:1}", b'{"a":1,}', b'{"a":}',
                     b'{"a":NaN}', b'{"a":01}', b'{"a":"\xff\xfe"}', b'{"a":"\x01"}', b"nonsense",
                     b'{"a":1} // x', b"\0", b"\xff", b"[]", b"[{}]", b'"text"', b"1", b"null",
                     b"true", b" ", b'{"a":"\\x"}', b'{"a":"\\u12"}'):
            reply = once(self.server, "POST", BASE + "/sync", body, self.token,
                         content_type="application/json")
            with self.subTest(body):
                self.assert_problem(reply, 400, "malformed_json")

    def test_white_space_around_json(self):
        """1: JSON may have white space around it (RFC 8259)."""
        reply = once(self.server, "POST", BASE + "/sync", b'\r\n\t {"conversations" : {} } \n',
                     self.token, content_type="application/json")
        self.assertEqual(reply.status, 200)

    def test_unknown_members(self):
        """1: unknown request members are ignored by the server, whatever they hold."""
        reply = self.ada.post("/sync", {"conversations": {}, "later": {"a": [1, None]}, "": 0})
        self.assertEqual(reply.status, 200)
        peer = Person(self.server, more=1, id=None)
        body = {"kind": "direct", "user_id": peer.id, "colour": "red"}
        self.assertEqual(self.ada.post("/conversations", body).status, 201)

    def test_wrong_query_parameters(self):
        """1: a bad query parameter is 400 bad_request."""
        conversation = self.ada.direct(Person(self.server))
        history = f"/conversations/{conversation}/messages"
        wrong = {"/conversations": ("limit=0", "limit=101", "limit=-1", "limit=x", "limit=1.5",
                                    "limit=", "limit", "limit=99999999999999999999", "limit=+5",
                                    "before=nonsense", "limit=0x10", "limit=%zz", "limit=%ff"),
                 history: ("limit=101", "before_seq=x", "after_seq=-1", "around_seq=",
                           "before_seq=2&after_seq=1", "around_seq=1&after_seq=1"),
                 "/users": ("", "query=", "query=" + "x" * 65, "query=a&limit=51", "query=%ff",
                            "query=a&limit=0", "query=%")}
        for path, queries in wrong.items():
            for query in queries:
                with self.subTest(f"{path}?{query}"):
                    self.assert_problem(self.ada.get(f"{path}?{query}"), 400, "bad_request")

    def test_duplicate_query_parameters(self):
        """1: a query parameter that comes twice is a bad one: 400."""
        for query in "limit=1&limit=2", "limit=1&limit=1", "limit=x&limit=1":
            reply = self.ada.get("/conversations?" + query)
            self.assert_problem(reply, 400, "bad_request")

    def test_good_query_parameters(self):
        """1: a good query parameter is read with its escapes; its limits are inside."""
        for query in "limit=1", "limit=100", "limit=%31", "":
            self.assertEqual(self.ada.get("/conversations?" + query).status, 200, query)
        reply = self.ada.get("/users?query=%61b+c%20d")
        self.assertEqual(reply.status, 200)

    def test_wrong_path_ids(self):
        """1: a bad path id is 400 bad_request."""
        plain = self.ada.id.replace("-", "")
        for id_ in ("nonsense", "1", plain, "{" + self.ada.id + "}", self.ada.id + "0",
                    self.ada.id[:-1], self.ada.id[:-1] + "g", "%00", "a%2Fb", "%ff"):
            for path in f"/users/{id_}", f"/conversations/{id_}":
                reply = once(self.server, "GET", BASE + path, token=self.token)
                with self.subTest(path):
                    self.assert_problem(reply, 400, "bad_request")

    def test_ids_in_upper_case(self):
        """1: ids are lower-case text: one in upper case is refused, or answered in lower case."""
        reply = self.ada.get("/users/" + self.ada.id.upper())
        if reply.status == 200:
            self.assertEqual(reply.json["id"], self.ada.id)
        else:
            self.assert_problem(reply, 400, "bad_request")
        nonce = new_nonce()
        conversation = self.ada.direct(Person(self.server))
        path = f"/conversations/{conversation}/messages"
        sent = self.ada.post(path, {"nonce": nonce.upper(), "body": "x"})
        if sent.status == 201:
            self.assertEqual(sent.json["nonce"], nonce)
            again = self.ada.post(path, {"nonce": nonce, "body": "x"})
            self.assertEqual((again.status, again.json["id"]), (200, sent.json["id"]))
        else:
            self.assert_problem(sent, 422, "validation_failed")

    def test_how_values_are_written(self):
        """1: JSON in UTF-8, snake_case keys, times with milliseconds and Z, ids of version 7."""
        peer = Person(self.server, display_name="Zoë 👋")
        conversation = self.ada.direct(peer)
        message = self.ada.send(conversation, "grüß 👋")
        reply = self.ada.get(f"/conversations/{conversation}")
        self.assertRegex(reply.headers["content-type"], r"^application/json(; ?charset=utf-8)?$")
        self.assertEqual(reply.json["last_message"]["body"], "grüß 👋")
        for id_ in (conversation, message["id"], self.ada.id, self.ada.session):
            self.assertRegex(id_, UUID7)
        for time in message["created_at"], reply.json["created_at"], reply.json["last_activity_at"]:
            self.assertRegex(time, TIME)
        self.assert_snake_case(reply.json)

    def assert_snake_case(self, value):
        if isinstance(value, dict):
            for key in value:
                self.assertRegex(key, r"^[a-z][a-z0-9]*(_[a-z0-9]+)*$")
            value = list(value.values())
        for each in value if isinstance(value, list) else []:
            self.assert_snake_case(each)

    def test_absent_is_null(self):
        """1: what can be absent is null, not missing."""
        user = self.ada.get("/users/me").json
        self.assertEqual([user["avatar_url"], user["last_seen_at"]], [None, None])
        conversation = self.ada.direct(Person(self.server))
        found = self.ada.get_conversation(conversation)
        self.assertEqual([found["title"], found["last_message"]], [None, None])
        self.assertIsNone(found["mine"]["muted_until"])
        self.assertIsNone(self.ada.get("/conversations").json["next_cursor"])


class RequestIds(Requests):
    def test_echo(self):
        """1: X-Request-Id is echoed when it has 1 to 64 characters [A-Za-z0-9._-]."""
        for id_ in "a", "x" * 64, "A-b_c.9", "-", "...":
            for target, token in (ME, self.token), (ME, None), (BASE + "/none", None):
                reply = once(self.server, "GET", target, token=token, x_request_id=id_)
                self.assertEqual(reply.headers["x-request-id"], id_)

    def test_own(self):
        """1: every response carries X-Request-Id: one of the server's where none good came."""
        seen = set()
        with Wire(self.server) as wire:
            for id_ in None, "", "x" * 65, "a b", "a/b", "é", "a,b", "{}", "a;b", '"a"':
                reply = wire.ask("GET", ME, token=self.token, x_request_id=id_)
                self.assertRegex(reply.headers["x-request-id"], r"^[A-Za-z0-9._-]{1,64}$")
                self.assertNotEqual(reply.headers["x-request-id"], id_)
                seen.add(reply.headers["x-request-id"])
        self.assertEqual(len(seen), 10)

    def test_of_each_kind_of_answer(self):
        """1: every response carries X-Request-Id: 200, 201, 204, 4xx, HEAD and OPTIONS."""
        peer = Person(self.server)
        body = {"kind": "direct", "user_id": peer.id}
        asked = [("POST", "/conversations", body, 201), ("POST", "/conversations", body, 200),
                 ("POST", "/conversations", {}, 422), ("GET", "/users/" + str(uuid.uuid4()), None,
                                                       404),
                 ("POST", "/conversations", b"", 400), ("PUT", "/conversations", None, 405)]
        with Wire(self.server) as wire:
            for i, (method, path, sent, status) in enumerate(asked):
                reply = wire.ask(method, BASE + path, sent, self.token, x_request_id=f"n{i}")
                self.assertEqual((reply.status, reply.headers["x-request-id"]), (status, f"n{i}"))
            self.assertIn("x-request-id", wire.ask("HEAD", ME, token=self.token).headers)
            self.assertIn("x-request-id", wire.ask("OPTIONS", ME).headers)
