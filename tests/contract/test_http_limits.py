"""protocol.md, 1: how large a request may be, and how many may come from one address."""

import json
import unittest

from rest import BASE, Person
from server import Server, eventually
from wire import ME, Problems, Wire, once, request

KIB = 1024


def padded(value, size):
    """The JSON of an object, filled up to a size with a member that nobody knows."""
    bare = json.dumps({**value, "filler": ""}).encode()
    whole = json.dumps({**value, "filler": "x" * (size - len(bare))}).encode()
    assert len(whole) == size
    return whole


def filled_head(size, token, target=ME):
    """A request whose head has so many bytes, its last empty line included."""
    bare = request("GET", target, token=token, x_filler="")
    return request("GET", target, token=token, x_filler="x" * (size - len(bare)))


class Sizes(Problems, unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server()
        cls.addClassCleanup(cls.server.stop)
        cls.ada = Person(cls.server)
        cls.login = {"username": cls.ada.name, "password": cls.ada.password}

    def post(self, path, body, **more):
        return once(self.server, "POST", BASE + path, body, content_type="application/json", **more)

    def chunks(self, path, body, piece=60_000):
        """The body in chunks, with nothing said of its size."""
        head = request("POST", BASE + path, token=self.ada.token, transfer_encoding="chunked",
                       content_type="application/json")
        pieces = [body[i:i + piece] for i in range(0, len(body), piece)]
        chunked = b"".join(b"%x\r\n%s\r\n" % (len(each), each) for each in pieces)
        return head + chunked + b"0\r\n\r\n"

    def test_header_of_16_kib(self):
        """1: a header of exactly 16 KiB passes."""
        data = filled_head(16 * KIB, self.ada.token)
        self.assertEqual(len(data), 16 * KIB)
        with Wire(self.server) as wire:
            wire.send(data + data)
            self.assertEqual([wire.answer().status for _ in range(2)], [200, 200])

    def test_header_beyond_16_kib(self):
        """1: a header beyond 16 KiB is answered 431 and closed, in one field or in many."""
        many = {f"x_{i}": "y" * 50 for i in range(400)}
        one = filled_head(16 * KIB + 1, self.ada.token)
        self.assert_closed_with(self.server, 431, {
            "one byte": one, "without its end": one[:-2] + b"x" * 4 + one[-4:-2],
            "many fields": request("GET", ME, token=self.ada.token, **many)}, "header_too_large")

    def test_431_carries_the_id_sent(self):
        """1: X-Request-Id on a 431 too."""
        reply = once(self.server, "GET", ME, x_request_id="mine", x_filler="x" * 17_000)
        self.assert_problem(reply, 431)
        self.assertEqual(reply.headers["x-request-id"], "mine")

    def test_targets(self):
        """1: a target of 8,000 characters is understood (RFC 9110, 4.1), one too long is 414."""
        reply = once(self.server, "GET", ME + "?x=" + "y" * 7_900, token=self.ada.token)
        self.assertEqual(reply.status, 200)
        self.assert_closed_with(self.server, 414, {
            "long": request("GET", BASE + "/" + "y" * 12_000),
            "longer than a header": request("GET", BASE + "/" + "y" * 40_000)}, "uri_too_long")

    def test_json_of_128_kib(self):
        """1: a JSON body of exactly 128 KiB passes, counted or in chunks."""
        body = padded(self.login, 128 * KIB)
        self.assertEqual(self.post("/auth/login", body).status, 200)
        with Wire(self.server) as wire:
            wire.send(self.chunks("/auth/login", body))
            self.assertEqual(wire.answer().status, 200)

    def test_json_beyond_128_kib(self):
        """1: a JSON body of one byte more than 128 KiB is 413, and closed when not read."""
        body = padded(self.login, 128 * KIB + 1)
        reply = self.post("/auth/login", body)
        self.assert_problem(reply, 413, "payload_too_large")
        self.assert_closed_with(self.server, 413, {
            "counted": request("POST", BASE + "/auth/login", content_length=128 * KIB + 1,
                               content_type="application/json"),
            "in chunks": self.chunks("/auth/login", body),
            "huge": request("POST", BASE + "/auth/login", content_length=10 ** 30,
                            content_type="application/json"),
            "huge chunk": request("POST", BASE + "/auth/login", transfer_encoding="chunked",
                                  content_type="application/json") + b"fffffff\r\n",
        }, "payload_too_large")

    def test_413_carries_the_id_sent(self):
        """1: X-Request-Id on a 413 too."""
        reply = once(self.server, "POST", BASE + "/auth/login", content_length=10 ** 9,
                     content_type="application/json", x_request_id="mine")
        self.assert_problem(reply, 413)
        self.assertEqual(reply.headers["x-request-id"], "mine")

    def test_sync_of_1_mib(self):
        """1: the body of /sync may have 1 MiB, and not a byte more."""
        value = {"conversations": {}}
        for size, status in (1024 * KIB, 200), (1024 * KIB + 1, 413):
            reply = self.post("/sync", padded(value, size), token=self.ada.token)
            self.assertEqual(reply.status, status)
            with Wire(self.server) as wire:
                wire.send(self.chunks("/sync", padded(value, size)))
                self.assertEqual(wire.answer().status, status)

    def test_the_413_is_read_by_a_client_that_sends_on(self):
        """1: a client that sends its large body whole still reads the answer."""
        with Wire(self.server) as wire:
            wire.send(request("POST", BASE + "/auth/login", b"x" * (2048 * KIB),
                              content_type="application/json"))
            self.assert_problem(wire.answer(), 413, "payload_too_large")

    def test_nesting(self):
        """1: JSON of 32 levels passes, one of 33 is malformed_json."""
        for levels, status in (32, 200), (33, 400), (10_000, 400):
            for begin, end in ("[", "]"), ('{"a":', "}"):
                inner = begin * (levels - 1) + ("0" if end == "}" else "") + end * (levels - 1)
                body = '{"conversations": {}, "filler": %s}' % inner
                reply = self.post("/sync", body.encode(), token=self.ada.token)
                self.assertEqual(reply.status, status, f"{levels} of {begin}: {reply.body[:200]}")
                if status == 400:
                    self.assert_problem(reply, 400, "malformed_json")


class PerAddress(Problems, unittest.TestCase):
    """One address, few connections and requests: rate_limits on."""

    def serve(self, **settings):
        server = Server(rate_limits="on", **settings)
        self.addCleanup(server.stop)
        return server

    def test_connections(self):
        """1: connections for each address are capped; one that ends makes room."""
        server = self.serve(connections_per_address=4)
        held = [Wire(server) for _ in range(4)]
        for wire in held:
            self.assertEqual(wire.ask("GET", ME).status, 401)
        with Wire(server) as fifth:
            fifth.send(request("GET", ME))
            self.assert_turned_away(fifth)
        self.assertEqual(held[0].ask("GET", ME).status, 401)
        held.pop().close()
        eventually(lambda: self.is_served(server))
        for wire in held:
            wire.close()

    def assert_turned_away(self, wire):
        try:
            self.assert_problem(wire.answer(), 429, "rate_limited")
        except EOFError as end:
            self.assertEqual(end.args[0], b"")
        else:
            self.assertTrue(wire.has_ended(5))

    @staticmethod
    def is_served(server):
        with Wire(server) as wire:
            wire.send(request("GET", ME))
            try:
                return wire.answer().status == 401
            except EOFError:
                return False

    def test_requests(self):
        """1: requests over the limit are 429 with Retry-After, and the connection stays."""
        server = self.serve(limit_requests=6)
        with Wire(server) as wire:
            got = [wire.ask("GET", ME) for _ in range(8)]
            self.assertEqual([each.status for each in got], [401] * 6 + [429] * 2)
            self.assert_problem(got[-1], 429, "rate_limited")
            self.assertGreaterEqual(int(got[-1].headers["retry-after"]), 1)
            self.assertLessEqual(int(got[-1].headers["retry-after"]), 60)
            self.assertTrue(wire.is_silent())

    def test_off_is_off(self):
        """operations, rate_limits: off means no 429 and no cap on connections or requests."""
        server = Server(limit_requests=2, limit_calls=2, connections_per_address=2)
        self.addCleanup(server.stop)
        wires = [Wire(server) for _ in range(120)]
        ada = Person(server)
        self.assertEqual({wire.ask("GET", ME, token=ada.token).status for wire in wires}, {200})
        for wire in wires:
            wire.close()
