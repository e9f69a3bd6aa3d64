"""protocol.md, 1 and 5: the times after which the server gives up, and those it must grant."""

import json
import time
import unittest

from rest import BASE, Person, call
from server import Server
from socketclient import PING, Closed, Device, Socket
from together import side_by_side
from tokens import expiring_in
from wire import ME, Problems, Wire, request

UNCAPPED = {"limit_registrations": 0, "limit_requests": 0, "connections_per_address": 0}


class Times(Problems):
    def login(self, **more):
        """The head of a login, and its body."""
        body = json.dumps({"username": self.ada.name, "password": self.ada.password}).encode()
        fields = {"content_type": "application/json", "content_length": len(body), **more}
        return request("POST", BASE + "/auth/login", **fields), body

    def assert_between(self, least, begin, most):
        self.assertGreaterEqual(time.monotonic() - begin, least)
        self.assertLessEqual(time.monotonic() - begin, most)


class HttpTimes(Times):
    def assert_timeout(self, wire, least, most, request_id=None):
        """408 and the end, so many seconds from now."""
        begin = time.monotonic()
        reply = wire.answer(patience=most + 5)
        self.assert_between(least, begin, most)
        self.assert_problem(reply, 408, "timeout")
        if request_id:
            self.assertEqual(reply.headers["x-request-id"], request_id)
        self.assertTrue(wire.has_ended(5))

    def test_idle_connections_are_kept(self):
        """1: keep-alive of at least 60 s idle."""
        with Wire(self.server) as wire:
            self.assertEqual(wire.ask("GET", ME, token=self.ada.token).status, 200)
            time.sleep(60)
            self.assertEqual(wire.ask("GET", ME, token=self.ada.token).status, 200)

    def test_a_header_that_does_not_end(self):
        """1: a header has 5 s; then 408 with the request id sent, and the end."""
        with Wire(self.server) as wire:
            wire.send(f"GET {ME} HTTP/1.1\r\nHost: test\r\nX-Request-Id: mine\r\nX: ".encode())
            self.assert_timeout(wire, 4.5, 8, "mine")

    def test_a_header_that_drips(self):
        """1: a header has 5 s in all, however often a byte comes."""
        with Wire(self.server) as wire:
            begin = time.monotonic()
            wire.send(f"GET {ME} HTTP/1.1\r\n".encode())
            while wire.is_silent(0.5) and time.monotonic() < begin + 9:
                wire.send(b"X")
            self.assert_between(4.5, begin, 8)
            self.assert_problem(wire.answer(), 408, "timeout")

    def test_a_second_header_has_its_own_time(self):
        """1: the 5 s of a header count from its first byte, on a used connection too."""
        with Wire(self.server) as wire:
            self.assertEqual(wire.ask("GET", ME, token=self.ada.token).status, 200)
            self.assertTrue(wire.is_silent(6))
            wire.send(b"GET /api")
            self.assert_timeout(wire, 4.5, 8)

    def test_a_header_in_time(self):
        """1: a header that takes 4 s is served."""
        with Wire(self.server) as wire:
            data = request("GET", ME, token=self.ada.token)
            wire.send(data[:30])
            self.assertTrue(wire.is_silent(4))
            wire.send(data[30:])
            self.assertEqual(wire.answer().status, 200)

    def test_a_body_that_stalls(self):
        """1: a body that stalls for 15 s is answered 408 and closed."""
        head, body = self.login(x_request_id="mine")
        with Wire(self.server) as wire:
            wire.send(head + body[:10])
            self.assert_timeout(wire, 14.5, 18, "mine")

    def test_a_body_that_never_begins(self):
        """1: a body of which nothing comes for 15 s is answered 408 and closed."""
        with Wire(self.server) as wire:
            wire.send(self.login()[0])
            self.assert_timeout(wire, 14.5, 18)

    def test_chunks_that_stall(self):
        """1: chunks that stall for 15 s are answered 408 and closed."""
        head, body = self.login(content_length=None, transfer_encoding="chunked")
        with Wire(self.server) as wire:
            wire.send(head + b"%x\r\n" % len(body) + body + b"\r\n")
            self.assert_timeout(wire, 14.5, 18)

    def test_a_body_that_pauses(self):
        """1: a body that stalls for 13 s and goes on is served."""
        head, body = self.login()
        with Wire(self.server) as wire:
            wire.send(head + body[:10])
            self.assertTrue(wire.is_silent(13))
            wire.send(body[10:])
            self.assertEqual(wire.answer().status, 200)

    def test_a_slow_body(self):
        """1: a body that comes slowly, and never stalls for 15 s, is served."""
        head, body = self.login()
        pieces = [body[i:i + 6] for i in range(0, len(body), 6)]
        with Wire(self.server) as wire:
            wire.send(head)
            for piece in pieces:
                self.assertTrue(wire.is_silent(22 / len(pieces)), "refused while it came")
                wire.send(piece)
            self.assertEqual(wire.answer().status, 200)


class SocketTimes(Times):
    def assert_closes(self, socket, code, least, most):
        """With this code so many seconds from now, and nothing before."""
        begin = time.monotonic()
        with self.assertRaises(Closed) as closed:
            socket.receive_frame(most + 5)
        self.assertEqual(closed.exception.code, code)
        self.assert_between(least, begin, most)

    def device(self, token):
        person = Person(self.server)
        person.token = token(person)
        return Device(person)

    def test_silence_before_auth(self):
        """5: no auth within 10 s: 4401, nothing else sent before."""
        with Socket(self.server) as socket:
            self.assert_closes(socket, 4401, 9.5, 13)

    def test_control_frames_are_no_auth(self):
        """5: control frames before auth do not prolong its 10 s."""
        with Socket(self.server) as socket:
            begin = time.monotonic()
            socket.send_frame(PING, b"a")
            socket.receive_frame()
            time.sleep(6)
            socket.send_frame(PING, b"b")
            self.assertEqual(socket.expect_close(10), 4401)
            self.assert_between(9.5, begin, 13)

    def test_late_auth(self):
        """5: an auth after 8.5 s is within its 10 s."""
        with Socket(self.server) as socket:
            time.sleep(8.5)
            socket.send({"type": "auth", "token": self.ada.token})
            self.assertEqual(socket.receive()["type"], "auth.ok")

    def test_idle(self):
        """5: 60 s without any frame from the client: 4408."""
        with Device(Person(self.server)) as device:
            self.assert_closes(device, 4408, 59, 65)

    def test_pings_keep_it_alive(self):
        """5: a ping every 25 s keeps the socket, beyond 60 s."""
        with Device(Person(self.server)) as device:
            for _ in range(2):
                time.sleep(25)
                device.ping()
            time.sleep(15)
            self.assertEqual(device.ping(), [])

    def test_any_frame_keeps_it_alive(self):
        """5: any frame from the client counts, a control frame too."""
        with Device(Person(self.server)) as device:
            time.sleep(40)
            device.send_frame(PING)
            time.sleep(25)
            self.assertEqual(device.ping(), [])

    def test_the_end_of_a_token(self):
        """5: 4401 when the token of a socket runs out, with 30 s of leeway."""
        with self.device(lambda person: expiring_in(person, -25)) as device:
            self.assert_closes(device, 4401, 3.5, 8)

    def test_pings_do_not_prolong_a_token(self):
        """5: 4401 when the token of a socket runs out, however busy it is."""
        with self.device(lambda person: expiring_in(person, -26)) as device:
            begin = time.monotonic()
            try:
                while time.monotonic() < begin + 10:
                    device.ping()
                    time.sleep(0.5)
            except Closed as closed:
                self.assertEqual(closed.code, 4401)
            self.assert_between(2.5, begin, 7)

    def test_a_fresh_token_prolongs(self):
        """5: the same frame again carries a fresh token, and the socket outlives the old one."""
        person = Person(self.server)
        fresh, person.token = person.token, expiring_in(person, -26)
        with Device(person) as device:
            device.send({"type": "auth", "token": fresh})
            answer = device.receive()
            self.assertEqual(answer["type"], "auth.ok")
            self.assertGreater(answer["expires_in"], 880)
            time.sleep(9)
            self.assertEqual(device.ping(), [])

    def test_the_last_token_counts(self):
        """5: the token that came last is the one that runs out."""
        person = Person(self.server)
        with Device(person) as device:
            device.send({"type": "auth", "token": expiring_in(person, -25)})
            self.assertEqual(device.receive()["type"], "auth.ok")
            self.assert_closes(device, 4401, 3.5, 8)

    def test_the_leeway(self):
        """3: leeway 30 s: a token 27 s over is good on socket and call, one 32 s over is not."""
        person = Person(self.server)
        good, bad = expiring_in(person, -27), expiring_in(person, -32)
        self.assertEqual(call(self.server, "GET", "/users/me", token=good).status, 200)
        reply = call(self.server, "GET", "/users/me", token=bad)
        self.assert_problem(reply, 401, "token_expired")
        with Socket(self.server) as socket:
            socket.send({"type": "auth", "token": bad})
            self.assert_closes(socket, 4401, 0, 5)

    def test_frames_spread_out_are_no_flood(self):
        """5: 45 frames, and 45 more 10 s later, are not over 50 in 10 s."""
        with Device(Person(self.server)) as device:
            for _ in range(45):
                device.ping()
            time.sleep(10.5)
            for _ in range(45):
                self.assertEqual(device.ping(), [])

    def test_a_closing_socket_has_two_seconds(self):
        """5: the server sends its close frame, reads and drops for at most 2 s, then closes TCP."""
        with Device(Person(self.server)) as device:
            device.send("nonsense")
            head = device._take(2, time.monotonic() + 5)
            self.assertEqual(head[0], 0x88)
            device._take(head[1], time.monotonic() + 5)
            begin = time.monotonic()
            for _ in range(4):
                device.send({"type": "ping"})
            with self.assertRaises(Closed) as closed:
                device.receive_frame(6)
            self.assertIsNone(closed.exception.code)
            self.assert_between(1.5, begin, 4)


@side_by_side
class Waits(HttpTimes, SocketTimes, unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server(rate_limits="on", **UNCAPPED)
        cls.addClassCleanup(cls.server.stop)
        cls.ada = Person(cls.server)
