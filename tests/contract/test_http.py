"""protocol.md, 1: connections, methods and paths, byte by byte."""

import json
import unittest

from rest import BASE, Person
from server import Server
from wire import ME, Problems, Wire, once, request


class Http(Problems, unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server()
        cls.addClassCleanup(cls.server.stop)
        cls.ada = Person(cls.server)
        cls.token = cls.ada.token

    def test_a_connection_carries_many_requests(self):
        """1: HTTP/1.1 keeps the connection."""
        with Wire(self.server) as wire:
            for _ in range(3):
                self.assertEqual(wire.ask("GET", ME, token=self.token).status, 200)
            self.assertTrue(wire.is_silent())

    def test_pipelined_requests_are_answered_in_order(self):
        """1: pipelined requests are answered in order, refused ones between them."""
        targets = [ME, BASE + "/nowhere", BASE + "/conversations", ME + "/", ME] * 4
        sent = b"".join(request("GET", target, token=self.token, x_request_id=f"n-{i}")
                        for i, target in enumerate(targets))
        with Wire(self.server) as wire:
            wire.send(sent)
            got = [wire.answer() for _ in targets]
        self.assertEqual([each.headers["x-request-id"] for each in got],
                         [f"n-{i}" for i in range(len(targets))])
        self.assertEqual([each.status for each in got], [200, 404, 200, 404, 200] * 4)

    def test_pipelined_writes_take_effect_in_order(self):
        """1: pipelined requests are answered in order, and done in order."""
        conversation = self.ada.direct(Person(self.server))
        path = f"{BASE}/conversations/{conversation}/messages"
        bodies = [{"nonce": f"00000000-0000-4000-8000-{i:012}", "body": str(i)} for i in range(8)]
        with Wire(self.server) as wire:
            wire.send(b"".join(request("POST", path, body, self.token) for body in bodies))
            got = [wire.answer().json for _ in bodies]
        self.assertEqual([(each["body"], each["seq"]) for each in got],
                         [(str(i), i + 1) for i in range(8)])

    def test_a_body_of_a_refused_request_is_read_away(self):
        """1: after a refusal whose body came along, the next request is understood."""
        body = {"kind": "GET /api/v1/users/me HTTP/1.1\r\n\r\n"}
        with Wire(self.server) as wire:
            wire.send(request("POST", BASE + "/conversations", body)
                      + request("POST", BASE + "/nowhere", body)
                      + request("DELETE", BASE + "/conversations", body)
                      + request("GET", ME, token=self.token))
            self.assertEqual([wire.answer().status for _ in range(4)], [401, 404, 405, 200])
            self.assertTrue(wire.is_silent())

    def test_requests_may_come_in_any_pieces(self):
        """1: REST over HTTP/1.1, whatever the packets."""
        data = request("POST", BASE + "/auth/login",
                       {"username": self.ada.name, "password": self.ada.password})
        with Wire(self.server) as wire:
            for i in range(len(data)):
                wire.send(data[i:i + 1])
            self.assertEqual(wire.answer().status, 200)

    def test_head_is_get_without_the_body(self):
        """1: HEAD as RFC 9110 says."""
        with Wire(self.server) as wire:
            full = wire.ask("GET", ME, token=self.token)
            bare = wire.ask("HEAD", ME, token=self.token)
            self.assertEqual(bare.status, 200)
            for name in ("content-length", "content-type"):
                self.assertEqual(bare.headers[name], full.headers[name])
            self.assertEqual(wire.ask("GET", ME, token=self.token).body, full.body)

    def test_head_of_a_refusal_has_no_body(self):
        """1: HEAD as RFC 9110 says, refused ones too."""
        with Wire(self.server) as wire:
            for target, status in (ME, 401), (BASE + "/auth/login", 405), (BASE + "/none", 404):
                reply = wire.ask("HEAD", target)
                self.assertEqual(reply.status, status, target)
                self.assertIn("x-request-id", reply.headers)
            self.assertEqual(wire.ask("GET", ME, token=self.token).status, 200)

    def test_connection_close_closes(self):
        """1: Connection: close as RFC 9112 says, in any case and among other options."""
        for option in "close", "Close", "foo, close":
            with Wire(self.server) as wire:
                wire.send(request("GET", ME, token=self.token, connection=option)
                          + request("GET", ME, token=self.token))
                reply = wire.answer()
                self.assertEqual(reply.status, 200)
                self.assertEqual(reply.headers.get("connection", "").lower(), "close")
                self.assertTrue(wire.has_ended(5), option)

    def test_http_1_0_closes(self):
        """1: HTTP/1.0 as RFC 9112 says: one request, no Host, no chunks in the answer."""
        with Wire(self.server) as wire:
            reply = wire.ask("GET", ME, token=self.token, version="1.0", host=None)
            self.assertEqual(reply.status, 200)
            self.assertNotIn("transfer-encoding", reply.headers)
            self.assertTrue(wire.has_ended(5))

    def test_http_1_0_may_ask_to_stay(self):
        """1: HTTP/1.0 with Connection: keep-alive: the answer says whether it stays, and does."""
        with Wire(self.server) as wire:
            reply = wire.ask("GET", ME, token=self.token, version="1.0", connection="keep-alive")
            self.assertEqual(reply.status, 200)
            if reply.headers.get("connection", "").lower() == "keep-alive":
                self.assertEqual(wire.ask("GET", ME, token=self.token).status, 200)
            else:
                self.assertTrue(wire.has_ended(5))

    def test_expect_is_answered_with_100(self):
        """1: Expect: 100-continue as RFC 9110 says: 100, the body, the answer."""
        body = json.dumps({"username": self.ada.name, "password": self.ada.password}).encode()
        for expectation in "100-continue", "100-Continue":
            with Wire(self.server) as wire:
                wire.send(request("POST", BASE + "/auth/login", expect=expectation,
                                  content_type="application/json", content_length=len(body)))
                self.assertEqual(wire.answer().status, 100)
                wire.send(body)
                self.assertEqual(wire.answer().status, 200)
                self.assertEqual(wire.ask("GET", ME, token=self.token).status, 200)

    def test_expect_is_refused_before_the_body(self):
        """1: Expect: 100-continue: what is refused by its head is refused at once, without 100."""
        refused = [("POST", BASE + "/conversations", 401, "10"), ("POST", ME, 405, "10"),
                   ("POST", BASE + "/auth/login", 413, "131073")]
        for method, target, status, size in refused:
            with Wire(self.server) as wire:
                wire.send(request(method, target, expect="100-continue", content_length=size,
                                  content_type="application/json"))
                self.assert_problem(wire.answer(), status)

    def test_expect_with_the_body_at_once(self):
        """1: Expect: 100-continue whose body did not wait is served as well."""
        body = {"username": self.ada.name, "password": self.ada.password}
        with Wire(self.server) as wire:
            wire.send(request("POST", BASE + "/auth/login", body, expect="100-continue"))
            reply = wire.answer()
            reply = wire.answer() if reply.status == 100 else reply
            self.assertEqual(reply.status, 200)

    def test_expect_means_nothing_to_http_1_0(self):
        """1: a 100-continue expectation in HTTP/1.0 is ignored (RFC 9110, 10.1.1)."""
        body = json.dumps({"username": self.ada.name, "password": self.ada.password}).encode()
        with Wire(self.server) as wire:
            wire.send(request("POST", BASE + "/auth/login", version="1.0", expect="100-continue",
                              content_type="application/json", content_length=len(body)))
            self.assertTrue(wire.is_silent(0.3))
            wire.send(body)
            self.assertEqual(wire.answer().status, 200)

    def test_unknown_expectations_are_refused(self):
        """1: another expectation is answered 417 (RFC 9110, 10.1.1)."""
        reply = once(self.server, "GET", ME, token=self.token, expect="miracles")
        self.assert_problem(reply, 417)

    def test_chunked_bodies_are_understood(self):
        """1: chunked bodies as RFC 9112 says, extensions and trailers included."""
        body = json.dumps({"username": self.ada.name, "password": self.ada.password}).encode()
        chunks = b"".join(b"%X;a=\"b\"\r\n%s\r\n" % (len(piece), piece)
                          for piece in (body[:1], body[1:20], body[20:]))
        with Wire(self.server) as wire:
            wire.send(request("POST", BASE + "/auth/login", content_type="application/json",
                              transfer_encoding="Chunked") + chunks + b"0\r\nX-Trailer: 1\r\n\r\n")
            self.assertEqual(wire.answer().status, 200)
            self.assertEqual(wire.ask("GET", ME, token=self.token).status, 200)

    def test_empty_lines_before_a_request_are_forgiven(self):
        """1: an empty line before the request line is ignored (RFC 9112, 2.2)."""
        with Wire(self.server) as wire:
            wire.send(b"\r\n" + request("GET", ME, token=self.token))
            self.assertEqual(wire.answer().status, 200)

    def test_absolute_targets_are_understood(self):
        """1: the absolute form of a target is accepted (RFC 9112, 3.2.2)."""
        reply = once(self.server, "GET", "http://test" + ME, token=self.token)
        self.assertEqual(reply.status, 200)

    def test_field_names_have_no_case(self):
        """1: names of header fields and of the scheme are alike in any case (RFC 9110)."""
        data = (f"GET {ME} HTTP/1.1\r\nhOST:test\r\nAUTHORIZATION:\t bearer {self.token} \t\r\n"
                "\r\n").encode()
        with Wire(self.server) as wire:
            wire.send(data)
            self.assertEqual(wire.answer().status, 200)

    def test_a_get_may_have_a_body(self):
        """1: a body where none is wanted is read away, and the connection goes on."""
        with Wire(self.server) as wire:
            wire.send(request("GET", ME, b"GET / HTTP/1.1\r\n\r\n", token=self.token)
                      + request("GET", ME, token=self.token))
            self.assertEqual([wire.answer().status for _ in range(2)], [200, 200])
            self.assertTrue(wire.is_silent())

    def test_no_path_is_readily_understood(self):
        """1: paths match as sent: no dot segments, double slashes, or other spellings."""
        targets = ["/api/v1/./users/me", "/api/v1/users/../users/me", "/api/v1//users/me",
                   "//api/v1/users/me", "/api/v1/users/me/", "/api/v1/users/me/.",
                   "/API/v1/users/me", "/api/v1/Users/me", "/api/v1/users/%2e%2e/users/me",
                   "/api/v1/%2e/users/me", "/api/v1/users%2Fme", "/users/me", "/", "/api/v1",
                   "/api/v2/users/me", "/api/v1/users/me;x=1"]
        with Wire(self.server) as wire:
            for target in targets:
                reply = wire.ask("GET", target, token=self.token)
                with self.subTest(target):
                    self.assertIn(reply.status, (400, 404))
                    self.assert_problem(reply, reply.status, "not_found", "bad_request")

    def test_cors_is_off(self):
        """1: no other site's page may read an answer: CORS is off by default."""
        asked = {"origin": "https://evil.test", "access_control_request_method": "GET",
                 "access_control_request_headers": "authorization"}
        for method in "GET", "OPTIONS":
            reply = once(self.server, method, ME, token=self.token, **asked)
            self.assertEqual([name for name in reply.headers if "access-control" in name], [])
