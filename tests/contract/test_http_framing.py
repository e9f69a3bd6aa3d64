"""protocol.md, 1: malformed and ambiguous HTTP is answered 400 and closed."""

import unittest

from rest import BASE, Person
from server import Server
from wire import ME, Problems, Wire, request

LOGIN = BASE + "/auth/login"


def head(*lines):
    """A request to log in, with these lines after the Host."""
    first = [f"POST {LOGIN} HTTP/1.1", "Host: test", "Content-Type: application/json"]
    return "\r\n".join([*first, *lines]).encode("latin-1") + b"\r\n\r\n"


def chunked(body):
    return head("Transfer-Encoding: chunked") + body


class Framing(Problems, unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server()
        cls.addClassCleanup(cls.server.stop)
        cls.ada = Person(cls.server)
        cls.next = request("GET", ME, token=cls.ada.token)

    def assert_each_refused(self, cases, status=400):
        """Each is answered once, and what follows it on the connection is not."""
        self.assert_closed_with(self.server, status, {
            name: data + self.next for name, data in cases.items()})

    def test_ambiguous_framing(self):
        """1: ambiguous framing is 400 and closed; what follows is no request."""
        self.assert_each_refused({
            "both": head("Content-Length: 2", "Transfer-Encoding: chunked") + b"0\r\n\r\n",
            "both, turned": head("Transfer-Encoding: chunked", "Content-Length: 2") + b"0\r\n\r\n",
            "two lengths": head("Content-Length: 2", "Content-Length: 3") + b"{} ",
            "a list of lengths": head("Content-Length: 2, 3") + b"{} ",
            "plus": head("Content-Length: +2") + b"{}",
            "minus": head("Content-Length: -2") + b"{}",
            "hexadecimal": head("Content-Length: 0x2") + b"{}",
            "fraction": head("Content-Length: 2.0") + b"{}",
            "space within": head("Content-Length: 1 2") + b"{}",
            "empty": head("Content-Length: ") + b"{}",
            "two codings": head("Transfer-Encoding: chunked", "Transfer-Encoding: chunked"),
            "chunked twice": head("Transfer-Encoding: chunked, chunked"),
            "chunked not last": head("Transfer-Encoding: chunked, identity"),
            "hidden coding": head("Transfer-Encoding: xchunked"),
            "hidden by a tab": head("Transfer-Encoding:\x0bchunked"),
            "space before the colon": head("Content-Length : 2") + b"{}",
            "folded": head("Transfer-Encoding:", " chunked"),
            "coding in 1.0": chunked(b"0\r\n\r\n").replace(b"HTTP/1.1", b"HTTP/1.0"),
        })

    def test_malformed_chunks(self):
        """1: chunks that are none are malformed HTTP: 400 and closed."""
        self.assert_each_refused({
            "no number": chunked(b"zz\r\n{}\r\n0\r\n\r\n"),
            "sign": chunked(b"-2\r\n{}\r\n0\r\n\r\n"),
            "prefix": chunked(b"0x2\r\n{}\r\n0\r\n\r\n"),
            "empty": chunked(b"\r\n{}\r\n0\r\n\r\n"),
            "longer than said": chunked(b"2\r\n{}}\r\n0\r\n\r\n"),
            "no end of line": chunked(b"2\r\n{}0\r\n\r\n"),
        })

    def test_chunks_beyond_all_numbers(self):
        """1: a chunk size that overflows any number is refused, not wrapped."""
        self.assert_closed_with(self.server, (400, 413), {
            size: chunked(size.encode() + b"\r\n{}")
            for size in ("FFFFFFFFFFFFFFFF", "10000000000000002", "8000000000000000")})

    def test_malformed_request_lines(self):
        """1: malformed HTTP is bad_request, then closed."""
        self.assert_each_refused({
            "no version": f"GET {ME}\r\nHost: test\r\n\r\n".encode(),
            "no target": b"GET HTTP/1.1\r\nHost: test\r\n\r\n",
            "a space within": b"GET /api/v1/users me HTTP/1.1\r\nHost: test\r\n\r\n",
            "method": f"G<T {ME} HTTP/1.1\r\nHost: test\r\n\r\n".encode(),
            "version": f"GET {ME} HTTP/one\r\nHost: test\r\n\r\n".encode(),
            "lower-case version": f"GET {ME} http/1.1\r\nHost: test\r\n\r\n".encode(),
            "binary": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
            "NUL": f"GET {ME}\0 HTTP/1.1\r\nHost: test\r\n\r\n".encode(),
            "raw UTF-8": f"GET {ME}é HTTP/1.1\r\nHost: test\r\n\r\n".encode(),
            "not a path": b"GET users/me HTTP/1.1\r\nHost: test\r\n\r\n",
        })

    def test_malformed_fields(self):
        """1: malformed header fields are bad_request, then closed."""
        get = f"GET {ME} HTTP/1.1\r\nHost: test\r\n".encode()
        self.assert_each_refused({
            "no colon": get + b"Nonsense\r\n\r\n",
            "no name": get + b": value\r\n\r\n",
            "space in the name": get + b"X Y: value\r\n\r\n",
            "NUL": get + b"X: a\0b\r\n\r\n",
            "bare CR": get + b"X: a\rb\r\n\r\n",
            "folded": get + b"X: a\r\n b\r\n\r\n",
            "folded first": f"GET {ME} HTTP/1.1\r\n Host: test\r\n\r\n".encode(),
        })

    def test_host(self):
        """1: HTTP/1.1 needs exactly one Host (RFC 9112, 3.2)."""
        self.assert_each_refused({
            "none": f"GET {ME} HTTP/1.1\r\n\r\n".encode(),
            "two": f"GET {ME} HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n".encode(),
            "malformed": f"GET {ME} HTTP/1.1\r\nHost: a b\r\n\r\n".encode(),
        })

    def test_other_versions(self):
        """1: other versions of HTTP are refused and closed (RFC 9110, 15.6.6)."""
        self.assert_each_refused({
            "3.0": f"GET {ME} HTTP/3.0\r\nHost: test\r\n\r\n".encode(),
            "2.0": b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        }, 505)

    def test_malformed_requests_carry_the_id_sent(self):
        """1: X-Request-Id on 4xx of malformed requests too, echoed where one was sent."""
        data = head("X-Request-Id: mine-1", "Content-Length: 2", "Transfer-Encoding: chunked")
        with Wire(self.server) as wire:
            wire.send(data)
            reply = wire.answer()
        self.assert_problem(reply, 400, "bad_request")
        self.assertEqual(reply.headers["x-request-id"], "mine-1")

    def test_a_smuggled_request_does_nothing(self):
        """1: a 4xx changed nothing: no request hides in one with ambiguous framing."""
        conversation = self.ada.direct(Person(self.server))
        path = f"{BASE}/conversations/{conversation}/messages"
        inner = request("POST", path, {"nonce": "00000000-0000-4000-8000-00000000000a",
                                       "body": "smuggled"}, self.ada.token)
        for framing in (("Content-Length: 3", "Transfer-Encoding: chunked"),
                        ("Content-Length: 5", "Content-Length: 0")):
            with Wire(self.server) as wire:
                wire.send(head(*framing) + b"0\r\n\r\n" + inner)
                self.assertEqual(wire.answer().status, 400)
                self.assertTrue(wire.has_ended(5))
        self.assertEqual(self.ada.get_conversation(conversation)["last_seq"], 0)
