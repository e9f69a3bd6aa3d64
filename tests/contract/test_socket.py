"""protocol.md, 5: the handshake, the first frame, and what a live socket answers."""

import base64
import hashlib
import json
import unittest
import uuid

from rest import BASE, Person, call
from server import Server
from socketclient import BINARY, CLOSE, PING, PONG, TEXT, Closed, Device, Socket
from tokens import expiring_in
from wire import Problems, Wire, request

WS = BASE + "/ws"
KEY = "dGhlIHNhbXBsZSBub25jZQ=="
HANDSHAKE = {"connection": "Upgrade", "upgrade": "websocket", "sec_websocket_version": "13",
             "sec_websocket_key": KEY}


class Sockets(Problems, unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server()
        cls.addClassCleanup(cls.server.stop)
        cls.ada = Person(cls.server)

    def open(self):
        socket = Socket(self.server)
        self.addCleanup(socket.close)
        return socket

    def device(self, person=None):
        device = Device(person or Person(self.server))
        self.addCleanup(device.close)
        return device


class Handshake(Sockets):
    def test_upgrade(self):
        """5: GET /api/v1/ws is upgraded, with X-Request-Id on the 101 too, echoed or made."""
        digest = hashlib.sha1((KEY + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").encode()).digest()
        for id_ in "mine-1", None:
            with Wire(self.server) as wire:
                reply = wire.ask("GET", WS, x_request_id=id_, **HANDSHAKE)
                self.assertEqual(reply.status, 101)
                self.assertEqual(reply.headers["upgrade"].lower(), "websocket")
                self.assertEqual(reply.headers["connection"].lower(), "upgrade")
                self.assertEqual(reply.headers["sec-websocket-accept"],
                                 base64.b64encode(digest).decode())
                self.assertRegex(reply.headers.get("x-request-id", ""), "^[A-Za-z0-9._-]+$")
                if id_:
                    self.assertEqual(reply.headers["x-request-id"], id_)

    def test_bad_handshakes(self):
        """5: what is no WebSocket handshake is refused like any request, with X-Request-Id."""
        for changed in ({"upgrade": None}, {"connection": None}, {"upgrade": "h2c"},
                        {"sec_websocket_key": None}, {"sec_websocket_version": None},
                        {"sec_websocket_version": "12"}, {"sec_websocket_key": "short"}):
            with self.subTest(changed), Wire(self.server) as wire:
                reply = wire.ask("GET", WS, x_request_id="mine", **{**HANDSHAKE, **changed})
                self.assertIn(reply.status, (400, 426))
                self.assertEqual(reply.headers.get("x-request-id"), "mine")
                self.assertEqual(reply.headers.get("content-type"), "application/problem+json")

    def test_large_and_many_fields(self):
        """1: a handshake may have a header of 16 KiB, as one long field or as many short ones."""
        for name, fields in {"long": {"X-Long": "x" * 15_000},
                             "many": {f"X-{i}": "x" for i in range(500)}}.items():
            with self.subTest(name):
                with Socket(self.server, headers=fields) as socket:
                    socket.send({"type": "auth", "token": self.ada.token})
                    socket.wait_for("auth.ok")

    def test_other_methods(self):
        """1: another method on /ws is 405 with Allow."""
        for method in "POST", "PUT", "DELETE":
            with Wire(self.server) as wire:
                reply = wire.ask(method, WS, **HANDSHAKE)
                self.assert_problem(reply, 405, "method_not_allowed")
                self.assertIn("GET", reply.headers["allow"])

    def test_http_1_0_cannot_upgrade(self):
        """1: HTTP/1.0 knows no upgrade (RFC 9110, 7.8)."""
        with Wire(self.server) as wire:
            self.assert_problem(wire.ask("GET", WS, version="1.0", **HANDSHAKE), 400)

    def test_upgrade_after_other_requests(self):
        """1: one port serves REST and the WebSocket, on one connection after the other."""
        with Wire(self.server) as wire:
            wire.send(request("GET", BASE + "/nowhere") + request("GET", WS, **HANDSHAKE))
            self.assertEqual([wire.answer().status for _ in range(2)], [404, 101])

    def test_frames_right_behind_the_handshake(self):
        """5: an auth that comes with the handshake is answered."""
        token = json.dumps({"type": "auth", "token": self.ada.token}).encode()
        frame = b"\x81\xfe" + len(token).to_bytes(2, "big") + b"\0\0\0\0" + token
        with Wire(self.server) as wire:
            wire.send(request("GET", WS, **HANDSHAKE) + frame)
            self.assertEqual(wire.answer().status, 101)
            self.assertFalse(wire.is_silent(5))
            self.assertIn(b'"auth.ok"', wire.buffer)

    def test_no_token_in_url_or_header(self):
        """5: no token in the URL or a header: the first frame must carry it all the same."""
        with Socket(self.server, WS + "?token=" + self.ada.token,
                    {"Authorization": f"Bearer {self.ada.token}"}) as socket:
            socket.send({"type": "ping"})
            self.assertEqual(socket.expect_close(), 4401)


class FirstFrame(Sockets):
    def assert_refused(self, *frames, opcode=TEXT):
        """4401, and nothing else sent before."""
        with Socket(self.server) as socket:
            for frame in frames:
                text = frame if isinstance(frame, bytes) else json.dumps(frame).encode()
                socket.send_frame(opcode, text)
            with self.subTest(frames), self.assertRaises(Closed) as closed:
                self.fail(f"sent before: {socket.receive_frame(5)}")
            self.assertEqual(closed.exception.code, 4401)

    def test_auth_ok(self):
        """5: auth.ok with user_id, session_id, epoch, expires_in, heartbeat_interval, online."""
        person = Person(self.server)
        welcome = self.device(person).welcome
        self.assertEqual((welcome["user_id"], welcome["session_id"]), (person.id, person.session))
        self.assertEqual(welcome["epoch"], person.sync()["epoch"])
        self.assertEqual((welcome["heartbeat_interval"], welcome["online"]), (25, []))
        self.assertIn(welcome["expires_in"], range(890, 901))

    def test_bad_tokens(self):
        """5: a bad, expired or refresh token: 4401, nothing else sent before."""
        for token in ("", "nonsense", "a.b.c", self.ada.token + "x", self.ada.refresh_token,
                      expiring_in(self.ada, -40), "Bearer " + self.ada.token):
            self.assert_refused({"type": "auth", "token": token})

    def test_revoked_tokens(self):
        """5: a revoked token: 4401, nothing else sent before."""
        other = self.ada.sign_in()
        other.post("/auth/logout")
        self.assert_refused({"type": "auth", "token": other.token})

    def test_tokens_that_are_none(self):
        """5: an auth without a token that is text: 4401."""
        for frame in ({"type": "auth"}, {"type": "auth", "token": None},
                      {"type": "auth", "token": 5}, {"type": "auth", "token": [self.ada.token]}):
            self.assert_refused(frame)

    def test_another_first_frame(self):
        """5: another first frame: 4401, nothing else sent before."""
        for frame in ({"type": "ping"}, {"type": "AUTH", "token": self.ada.token}, {}, [],
                      {"type": "typing", "conversation_id": str(uuid.uuid4()), "active": True},
                      {"token": self.ada.token}, {"type": "nonsense"}, b"nonsense", b""):
            self.assert_refused(frame)

    def test_a_binary_first_frame(self):
        """5: another first frame: 4401, though it were a token in binary."""
        frame = {"type": "auth", "token": self.ada.token}
        self.assert_refused(frame, opcode=BINARY)

    def test_a_good_token_after_a_bad_one(self):
        """5: what comes behind a refused first frame is dropped."""
        good = {"type": "auth", "token": self.ada.token}
        self.assert_refused({"type": "ping"}, good)
        self.assert_refused({"type": "auth", "token": "x"}, good)

    def test_unknown_members(self):
        """1: unknown members of a frame are ignored."""
        socket = self.open()
        socket.send({"type": "auth", "token": self.ada.token, "device": {"a": 1}, "v": 2})
        self.assertEqual(socket.receive()["type"], "auth.ok")
        socket.send({"type": "ping", "nonce": 1})
        self.assertEqual(socket.receive(), {"type": "pong"})

    def test_nothing_before_auth(self):
        """5: no event reaches a socket before its auth."""
        person, peer = Person(self.server), Person(self.server)
        socket = self.open()
        peer.send(peer.direct(person))
        socket.send({"type": "auth", "token": person.token})
        self.assertEqual(socket.receive()["type"], "auth.ok")


class Live(Sockets):
    def test_ping(self):
        """5: a ping is answered by a pong, each."""
        device = self.device()
        for _ in range(3):
            device.send({"type": "ping"})
        self.assertEqual([device.receive() for _ in range(3)], [{"type": "pong"}] * 3)

    def test_auth_again(self):
        """5: the same frame again gets the same answer, with a fresh token too."""
        person = Person(self.server)
        device = self.device(person)
        device.send({"type": "auth", "token": person.token})
        again = device.receive()
        self.assertEqual({**again, "expires_in": 0}, {**device.welcome, "expires_in": 0})
        reply = call(self.server, "POST", "/auth/refresh", {"refresh_token": person.refresh_token})
        device.send({"type": "auth", "token": reply.json["access_token"]})
        self.assertEqual(device.receive()["session_id"], person.session)

    def test_a_bad_token_again(self):
        """5: a bad token closes a live socket with 4401 too."""
        for token in "nonsense", self.ada.refresh_token, expiring_in(self.ada, -40):
            device = self.device(self.ada)
            device.send({"type": "auth", "token": token})
            self.assertEqual(device.expect_close(), 4401)

    def test_a_token_of_someone_else(self):
        """5: a socket is one device's: a token of another user does not take it over."""
        device = self.device(self.ada)
        device.send({"type": "auth", "token": Person(self.server).token})
        self.assertEqual(device.expect_close(), 4401)

    def test_what_is_not_understood(self):
        """5: an object that is not understood is answered by error with code and detail."""
        device = self.device()
        for frame in ({"type": "nonsense"}, {}, {"type": None}, {"type": 5}, {"type": ["ping"]},
                      {"type": "PING"}, {"type": "auth"}, {"type": "typing"}, {"ping": 1},
                      {"type": "typing", "conversation_id": "x", "active": True},
                      {"type": "typing", "conversation_id": self.ada.id, "active": "yes"},
                      {"type": "typing", "conversation_id": self.ada.id}):
            device.send(frame)
            event = device.receive()
            with self.subTest(frame):
                self.assertEqual(event["type"], "error")
                self.assertIn(event["code"], ("bad_request", "validation_failed"))
                self.assertIsInstance(event["detail"], str)
        self.assertEqual(device.ping(), [])

    def test_control_ping(self):
        """5: a ping of the protocol below is answered with its bytes, before auth too."""
        socket = self.open()
        for payload in b"", b"hello", b"\0" * 125:
            socket.send_frame(PING, payload)
            self.assertEqual(socket.receive_frame(), (PONG, payload))
        socket.send({"type": "auth", "token": self.ada.token})
        self.assertEqual(socket.receive()["type"], "auth.ok")
        socket.send_frame(PONG, b"unasked")
        socket.send_frame(PING, b"again")
        self.assertEqual(socket.receive_frame(), (PONG, b"again"))

    def test_a_client_that_closes(self):
        """5: a close frame of the client is answered by one, and the connection ends."""
        device = self.device()
        device.send_frame(CLOSE, (1000).to_bytes(2, "big"))
        self.assertEqual(device.expect_close(5), 1000)
        self.assertEqual(device.tcp.recv(1), b"")

    def test_a_client_that_answers_the_close(self):
        """5: once the client's close frame is there, TCP closes at once."""
        device = self.device()
        device.send("nonsense")
        self.assertEqual(device.expect_close(5), 4400)
        device.tcp.settimeout(1)
        self.assertEqual(device.tcp.recv(1), b"")
