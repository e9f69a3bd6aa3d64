"""protocol.md, 5: frames, their sizes and numbers, and the close codes."""

import json
import socket as sockets
import struct
import time
import unittest

from rest import Person
from server import Server
from socketclient import BINARY, CLOSE, PING, PONG, TEXT, Closed, Device, Socket

CONTINUATION = 0x0
FRAME = 16 * 1024
UNCAPPED = {"limit_registrations": 0, "limit_requests": 0, "connections_per_address": 0}


def filled(size):
    """A ping of exactly so many bytes."""
    bare = len(json.dumps({"type": "ping", "filler": ""}))
    frame = json.dumps({"type": "ping", "filler": "x" * (size - bare)}).encode()
    assert len(frame) == size
    return frame


class Limits(unittest.TestCase):
    settings = {}

    @classmethod
    def setUpClass(cls):
        cls.server = Server(**cls.settings)
        cls.addClassCleanup(cls.server.stop)
        cls.ada = Person(cls.server)

    def device(self, person=None):
        device = Device(person or Person(self.server))
        self.addCleanup(device.close)
        return device

    def assert_closes(self, code, *frames):
        """The frames, as arguments of send_frame, make the server close so."""
        device = self.device()
        for opcode, payload, final in frames:
            device.send_frame(opcode, payload, final=final)
        self.assertEqual(device.expect_close(), code)


class Frames(Limits):
    def test_frames_of_16_kib(self):
        """5: a frame of exactly 16 KiB passes, whole or in pieces; known or not."""
        device = self.device()
        device.send_frame(TEXT, filled(FRAME))
        self.assertEqual(device.receive(), {"type": "pong"})
        whole = filled(FRAME)
        device.send_frame(TEXT, whole[:10_000], final=False)
        device.send_frame(CONTINUATION, whole[10_000:])
        self.assertEqual(device.receive(), {"type": "pong"})

    def test_frames_beyond_16_kib(self):
        """5: over 16 KiB: 1009, in one frame or in pieces, before auth too."""
        self.assert_closes(1009, (TEXT, filled(FRAME + 1), True))
        self.assert_closes(1009, (TEXT, filled(FRAME), False), (CONTINUATION, b" ", True))
        self.assert_closes(1009, *[(CONTINUATION if i else TEXT, b" " * 1000, False)
                                   for i in range(17)])
        with Socket(self.server) as socket:
            socket.send_frame(TEXT, filled(FRAME + 1))
            self.assertEqual(socket.expect_close(), 1009)

    def test_a_frame_that_says_it_is_huge(self):
        """5: over 16 KiB is told by the head of the frame: 1009 before its bytes came."""
        for size in 1 << 20, 1 << 40, (1 << 63) - 1:
            device = self.device()
            device.tcp.sendall(b"\x81\xff" + struct.pack("!Q", size) + b"\0\0\0\0")
            self.assertEqual(device.expect_close(), 1009)

    def test_fragments(self):
        """5: a text in fragments is one frame; control frames may come between them."""
        device = self.device()
        device.send_frame(TEXT, b'{"type"', final=False)
        device.send_frame(PING, b"between")
        self.assertEqual(device.receive_frame(), (PONG, b"between"))
        device.send_frame(CONTINUATION, b"", final=False)
        device.send_frame(CONTINUATION, b':"ping"}')
        self.assertEqual(device.receive(), {"type": "pong"})

    def test_fragments_of_a_character(self):
        """5: a fragment may end within a character (RFC 6455, 5.6)."""
        device = self.device()
        text = '{"type":"ping","x":"é👋"}'.encode()
        for i, byte in enumerate(text):
            device.send_frame(CONTINUATION if i else TEXT, bytes([byte]), final=i == len(text) - 1)
        self.assertEqual(device.receive(), {"type": "pong"})

    def test_frames_that_are_none(self):
        """5: frames that RFC 6455 forbids close with 1002."""
        too_long = (PING, b"x" * 126, True)
        for name, frames in {"long control": [too_long], "split control": [(PING, b"", False)],
                             "no beginning": [(CONTINUATION, b"x", True)],
                             "two beginnings": [(TEXT, b"{", False), (TEXT, b"}", True)],
                             "unknown data": [(0x3, b"", True)],
                             "unknown control": [(0xB, b"", True)]}.items():
            with self.subTest(name):
                self.assert_closes(1002, *frames)

    def test_unmasked_frames(self):
        """5: a client that does not mask is closed with 1002 (RFC 6455, 5.1)."""
        device = self.device()
        device.send_frame(TEXT, b'{"type":"ping"}', masked=False)
        self.assertEqual(device.expect_close(3), 1002)

    def test_reserved_bits(self):
        """5: reserved bits without an extension close with 1002 (RFC 6455, 5.2)."""
        device = self.device()
        device.send_frame(TEXT | 0x40, b'{"type":"ping"}')
        self.assertEqual(device.expect_close(), 1002)

    def test_not_json(self):
        """5: 4400: not JSON, not an object, not text."""
        for text in (b"nonsense", b"[]", b'"ping"', b"1", b"null", b"", b"{", b'{"type":"ping"}}',
                     b"{'type':'ping'}"):
            with self.subTest(text):
                self.assert_closes(4400, (TEXT, text, True))
        self.assert_closes(4400, (BINARY, b'{"type":"ping"}', True))

    def test_not_utf8(self):
        """5: text that is no UTF-8 is not text: 4400, or 1007 as RFC 6455 has it."""
        device = self.device()
        device.send_frame(TEXT, b'{"type":"\xff\xfe"}')
        self.assertIn(device.expect_close(), (4400, 1007))

    def test_nesting(self):
        """1: JSON deeper than 32 is malformed in a frame too: 4400."""
        deep = b'{"type":"ping","x":' + b"[" * 32 + b"]" * 32 + b"}"
        self.assert_closes(4400, (TEXT, deep, True))

    def test_a_closed_socket_stays_closed(self):
        """5: after its close frame the server drops what comes: no answer, one close frame."""
        device = self.device()
        for _ in range(20):
            device.send("nonsense")
        device.send({"type": "ping"})
        with self.assertRaises(Closed) as closed:
            self.fail(device.receive_frame(5))
        self.assertEqual(closed.exception.code, 4400)
        with self.assertRaises(Closed) as closed:
            self.fail(device.receive_frame(5))
        self.assertIsNone(closed.exception.code)

    def test_a_close_frame_of_nothing(self):
        """5: a client may close without a code."""
        device = self.device()
        device.send_frame(CLOSE)
        self.assertIn(device.expect_close(5), (None, 1000, 1005))


class Numbers(Limits):
    def test_20_sockets(self):
        """5: 20 sockets of one user, of any sessions, are fine; nobody else's count."""
        other = self.ada.sign_in()
        devices = [self.device(each) for each in [self.ada, other] * 10]
        stranger = self.device()
        for device in [*devices, stranger]:
            self.assertEqual(device.ping(), [])
        for device in devices:
            device.close()

    def test_the_21st_socket(self):
        """5: 4409 over 20 sockets of one user: the oldest closes, all others stay."""
        person, peer = Person(self.server), Person(self.server)
        devices = [self.device(person) for _ in range(22)]
        self.assertEqual([device.expect_close() for device in devices[:2]], [4409, 4409])
        conversation = person.direct(peer)
        person.send(conversation)
        for device in devices[2:]:
            device.wait_for("message.new")

    def test_21_sockets_at_once(self):
        """5: 4409 over 20 sockets: of more at once exactly 20 stay."""
        person = Person(self.server)
        opened = [Socket(self.server) for _ in range(24)]
        for socket in opened:
            self.addCleanup(socket.close)
            socket.send({"type": "auth", "token": person.token})
        codes = []
        for socket in opened:
            try:
                while socket.receive(3)["type"] != "pong":
                    socket.send({"type": "ping"})
            except Closed as closed:
                codes.append(closed.code)
        for socket in opened:
            try:
                socket.send({"type": "ping"})
                socket.wait_for("pong", 2)
            except (Closed, OSError) as end:
                codes += [end.code] if getattr(end, "code", None) else []
        self.assertEqual(codes, [4409] * 4)

    def test_sockets_that_went_do_not_count(self):
        """5: sockets that closed make room, at once."""
        person = Person(self.server)
        kept = self.device(person)
        for _ in range(25):
            device = self.device(person)
            device.send_frame(CLOSE, b"\x03\xe8")
            device.expect_close()
            device.close()
        self.assertEqual(kept.ping(), [])

    def test_no_flood_without_limits(self):
        """operations, rate_limits: off means no 4429."""
        device = self.device()
        for _ in range(300):
            device.send({"type": "ping"})
        self.assertEqual([device.receive() for _ in range(300)], [{"type": "pong"}] * 300)


class Flood(Limits):
    settings = {"rate_limits": "on", **UNCAPPED}

    def test_50_frames(self):
        """5: 50 frames in 10 s, the auth among them, are no flood."""
        device = self.device()
        for _ in range(49):
            device.send({"type": "ping"})
        self.assertEqual([device.receive() for _ in range(49)], [{"type": "pong"}] * 49)

    def test_over_50_frames(self):
        """5: 4429 over 50 frames in 10 s; other sockets of the user stay."""
        person = Person(self.server)
        calm, busy = self.device(person), self.device(person)
        for _ in range(51):
            busy.send({"type": "ping"})
        self.assertEqual(busy.expect_close(), 4429)
        self.assertEqual(calm.ping(), [])

    def test_what_is_not_understood_counts(self):
        """5: 4429 over 50 frames, whatever they say."""
        device = self.device()
        for _ in range(52):
            device.send({"type": "nonsense"})
        self.assertEqual(device.expect_close(), 4429)


class Unsent(Limits):
    """A socket that does not read, with small buffers of its own."""

    def lazy(self):
        person, peer = Person(self.server), Person(self.server)
        conversation = peer.direct(person)
        real = sockets.create_connection

        def narrow(address, timeout):
            tcp = sockets.socket()
            tcp.setsockopt(sockets.SOL_SOCKET, sockets.SO_RCVBUF, 4096)
            tcp.settimeout(timeout)
            tcp.connect(address)
            return tcp

        sockets.create_connection = narrow
        self.addCleanup(setattr, sockets, "create_connection", real)
        device = self.device(person)
        sockets.create_connection = real
        return device, peer, conversation

    def fill(self, peer, conversation, count):
        """So many events of over 32 KiB."""
        for _ in range(count):
            peer.send(conversation, "👋" * 8_192)

    def test_below_1_mib(self):
        """5: less than 1 MiB unsent waits for the client, and all of it arrives."""
        device, peer, conversation = self.lazy()
        self.fill(peer, conversation, 30)
        for i in range(30):
            self.assertEqual(device.wait_for("message.new")["message"]["seq"], i + 1)
        self.assertEqual(device.ping(), [])

    def test_over_1_mib(self):
        """5: 4430 over 1 MiB unsent; /sync then gives what was missed, and others got all."""
        device, peer, conversation = self.lazy()
        own = self.device(peer)
        begin = time.monotonic()
        for i in range(180):  # the system takes up to 4 MiB before it lets anybody wait
            self.fill(peer, conversation, 1)
            self.assertEqual(own.wait_for("message.new")["message"]["seq"], i + 1)
        is_late = time.monotonic() > begin + 2
        self.assertIn(device.expect_close(), (4430, None) if is_late else (4430,))
        again = self.device(device.person)
        self.assertEqual(again.person.sync()["conversations"][0]["last_seq"], 180)
        peer.send(conversation)
        self.assertEqual(again.wait_for("message.new")["message"]["seq"], 181)
