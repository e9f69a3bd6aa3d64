"""protocol.md, 1: each row of the table of errors, by a call that earns it."""

import unittest
import uuid

from rest import BASE, Person, acquaint, call, new_nonce
from server import Server
from tokens import expiring_in, forge
from wire import ME, Problems, once


class Refusals(Problems, unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server()
        cls.addClassCleanup(cls.server.stop)
        cls.ada, cls.grace = Person(cls.server), Person(cls.server)
        cls.theirs = acquaint(cls.ada, cls.grace)

    def messages(self, conversation=None):
        return f"/conversations/{conversation or self.theirs}/messages"

    def test_unauthenticated(self):
        """1: 401 unauthenticated with WWW-Authenticate: Bearer: no token, or one that is none."""
        for sent in (None, "Bearer", "Bearer ", "Bearer nonsense", "Bearer a.b.c", "Basic YTpi",
                     self.ada.token, "Bearer " + self.ada.token + "x", "Bearer \x01"):
            reply = once(self.server, "GET", ME, authorization=sent)
            if sent == "Bearer \x01":
                self.assert_problem(reply, 400, "bad_request")
            else:
                self.assert_problem(reply, 401, "unauthenticated")
                self.assertRegex(reply.headers["www-authenticate"], r"^Bearer")

    def test_every_call_needs_a_token(self):
        """4: all need a token, except register, login, refresh, healthz, readyz, the documents."""
        some = str(uuid.uuid4())
        for method, path in (
                ("POST", "/auth/logout"), ("POST", "/auth/password"), ("GET", "/auth/sessions"),
                ("DELETE", f"/auth/sessions/{some}"), ("POST", "/auth/sessions/revoke-others"),
                ("GET", "/users/me"), ("PATCH", "/users/me"), ("DELETE", "/users/me"),
                ("GET", "/users?query=a"), ("GET", f"/users/{some}"), ("GET", "/blocks"),
                ("PUT", f"/blocks/{some}"), ("DELETE", f"/blocks/{some}"),
                ("GET", "/conversations"), ("POST", "/conversations"), ("POST", "/sync"),
                ("GET", f"/conversations/{some}"), ("PATCH", f"/conversations/{some}"),
                ("GET", f"/conversations/{some}/members"),
                ("PUT", f"/conversations/{some}/read"), ("PUT", f"/conversations/{some}/mute"),
                ("GET", f"/conversations/{some}/messages"),
                ("POST", f"/conversations/{some}/messages")):
            with self.subTest(f"{method} {path}"):
                self.assert_problem(call(self.server, method, path), 401, "unauthenticated")
        for path in "/healthz", "/readyz", "/openapi.json", "/asyncapi.json":
            self.assertEqual(call(self.server, "GET", path).status, 200, path)

    def test_token_expired(self):
        """1: 401 token_expired."""
        reply = call(self.server, "GET", "/users/me", token=expiring_in(self.ada, -40))
        self.assert_problem(reply, 401, "token_expired")

    def test_token_revoked(self):
        """1: 401 token_revoked once the session has ended."""
        other = self.ada.sign_in()
        self.assertEqual(other.post("/auth/logout").status, 204)
        self.assert_problem(other.get("/users/me"), 401, "token_revoked")

    def test_a_token_of_a_session_that_never_was(self):
        """1: a token that is signed, of an unknown session, is a 401 that leads to the sign-in."""
        reply = call(self.server, "GET", "/users/me", token=forge(self.ada, sid=str(uuid.uuid4())))
        self.assertIn(reply.status, (200, 401))
        if reply.status == 401:
            self.assert_problem(reply, 401, "token_revoked", "unauthenticated")

    def test_invalid_credentials(self):
        """1: 401 invalid_credentials is about a password, with WWW-Authenticate too."""
        for name in self.ada.name, "nobody-" + uuid.uuid4().hex[:8]:
            body = {"username": name, "password": "wrong password"}
            reply = call(self.server, "POST", "/auth/login", body)
            self.assert_problem(reply, 401, "invalid_credentials")

    def test_forbidden(self):
        """1: 403 forbidden: not allowed to this member; nothing changed."""
        message = self.ada.send(self.theirs, "mine")
        path = f"{self.messages()}/{message['id']}"
        before = self.ada.get_conversation(self.theirs)["change_seq"]
        self.assert_problem(self.grace.patch(path, {"body": "x"}), 403, "forbidden")
        self.assert_problem(self.grace.delete(path), 403, "forbidden")
        self.assertEqual(self.ada.get_conversation(self.theirs)["change_seq"], before)

    def test_cannot_message(self):
        """1: 403 cannot_message: a block stands between the two; nothing changed."""
        one, other = Person(self.server), Person(self.server)
        conversation = acquaint(one, other)
        self.assertEqual(one.put(f"/blocks/{other.id}").status, 204)
        for person in one, other:
            body = {"nonce": new_nonce(), "body": "x"}
            reply = person.post(self.messages(conversation), body)
            self.assert_problem(reply, 403, "cannot_message")
        self.assertEqual(one.get_conversation(conversation)["last_seq"], 2)

    def test_not_found(self):
        """1: 404 not_found: unknown or not visible to the caller, with one and the same answer."""
        stranger = Person(self.server)
        answers = []
        for id_ in self.theirs, str(uuid.uuid4()):
            body = {"nonce": new_nonce(), "body": "x"}
            for reply in (stranger.get(f"/conversations/{id_}"),
                          stranger.get(self.messages(id_)), stranger.post(self.messages(id_), body),
                          stranger.put(f"/conversations/{id_}/read", {"seq": 1})):
                answers.append(self.assert_problem(reply, 404, "not_found"))
        self.assertEqual(answers[:4], answers[4:])

    def test_unknown_paths(self):
        """1: 404 not_found for a path that is not in the contract."""
        for method in "GET", "POST", "DELETE":
            self.assert_problem(self.ada.call(method, "/nowhere"), 404, "not_found")

    def test_conflicts(self):
        """1: 409 username_taken, nonce_reused and conflict."""
        body = {"username": self.ada.name, "display_name": "x", "password": "correct horse"}
        reply = call(self.server, "POST", "/auth/register", body)
        self.assert_problem(reply, 409, "username_taken")
        nonce = self.ada.send(self.theirs, "once")["nonce"]
        reply = self.ada.post(self.messages(), {"nonce": nonce, "body": "something else"})
        self.assert_problem(reply, 409, "nonce_reused")
        reply = self.ada.patch(f"/conversations/{self.theirs}", {"title": "x"})
        self.assert_problem(reply, 409, "conflict")

    def test_validation_failed(self):
        """1: 422 with errors: a member is missing, null, of the wrong type, out of its limits."""
        good = {"username": "someone.new", "display_name": "x", "password": "correct horse"}
        for field, wrong in (("username", 5), ("username", []), ("username", "x"),
                             ("username", "x" * 33), ("display_name", True),
                             ("display_name", "x" * 65), ("display_name", " "),
                             ("password", 12345678), ("password", "seven77"),
                             ("password", {"a": "correct horse"})):
            self.assert_names(field, {**good, field: wrong})
        for field in good:
            self.assert_names(field, {**good, field: None})
            self.assert_names(field, {key: good[key] for key in good if key != field})

    def assert_names(self, field, body):
        reply = call(self.server, "POST", "/auth/register", body)
        with self.subTest(body):
            problem = self.assert_problem(reply, 422, "validation_failed")
            self.assertEqual([each["field"] for each in problem["errors"]], [field])
            for error in problem["errors"]:
                self.assertTrue(error["code"] and error["message"])

    def test_strings_that_no_call_takes(self):
        """2: U+0000 and unpaired surrogates are refused with 422, escaped in any way."""
        for text in rb'"a\u0000b"', rb'"\ud800"', rb'"\udc00x"', rb'"\ud800\ud800"':
            body = b'{"nonce":"%s","body":%s}' % (new_nonce().encode(), text)
            reply = once(self.server, "POST", BASE + self.messages(), body, self.ada.token,
                         content_type="application/json")
            with self.subTest(text):
                self.assert_problem(reply, 422, "validation_failed")

    def test_a_refused_body_changed_nothing(self):
        """1: a 4xx changed nothing: neither a message nor a number."""
        before = self.ada.get_conversation(self.theirs)
        nonce = new_nonce()
        for body in ({"nonce": nonce, "body": ""}, {"nonce": nonce}, {"nonce": "x", "body": "x"},
                     {"nonce": nonce, "body": "x", "reply_to": str(uuid.uuid4())},
                     {"nonce": nonce, "body": "x" * 8_193}):
            self.assert_problem(self.ada.post(self.messages(), body), 422, "validation_failed")
        self.assertEqual(self.ada.get_conversation(self.theirs), before)
        reply = self.ada.post(self.messages(), {"nonce": nonce, "body": "at last"})
        self.assertEqual(reply.status, 201)

    def test_what_is_not_there_yet(self):
        """4: avatars, attachments and search are answered 404 not_found."""
        for method, path in (("PUT", "/users/me/avatar"), ("POST", "/attachments"),
                             ("GET", f"/users/{self.ada.id}/avatar"),
                             ("GET", "/messages/search?query=a")):
            self.assert_problem(self.ada.call(method, path), 404, "not_found")


class Limited(Problems, unittest.TestCase):
    def test_rate_limited(self):
        """1: 429 rate_limited with Retry-After, and no reason to sign out."""
        server = Server(rate_limits="on", limit_calls=3)
        self.addCleanup(server.stop)
        ada, grace = Person(server), Person(server)
        self.assertEqual([ada.get("/users/me").status for _ in range(3)], [200] * 3)
        reply = ada.get("/users/me")
        self.assert_problem(reply, 429, "rate_limited")
        self.assertIn(int(reply.headers["retry-after"]), range(1, 61))
        self.assertNotIn("www-authenticate", reply.headers)
        self.assertEqual(grace.get("/users/me").status, 200)
        body = {"refresh_token": ada.refresh_token}
        self.assertEqual(call(server, "POST", "/auth/refresh", body).status, 200)
