"""A WebSocket client of 100 lines, which can also do what clients must not (RFC 6455)."""

import base64
import json
import os
import socket
import struct
import threading
import time

TEXT, BINARY, CLOSE, PING, PONG = 0x1, 0x2, 0x8, 0x9, 0xA


class Closed(Exception):
    """The server closed; `code` is that of its close frame, None where TCP just ended."""

    def __init__(self, code):
        super().__init__(f"closed with {code}")
        self.code = code


class Socket:
    """One WebSocket. Nothing is sent or answered by itself, but for the close frame."""

    def __init__(self, server, path="/api/v1/ws", headers=None):
        self.tcp = socket.create_connection((server.host, server.port), timeout=30)
        key = base64.b64encode(os.urandom(16)).decode()
        lines = [f"GET {path} HTTP/1.1", f"Host: {server.host}:{server.port}",
                 "Connection: Upgrade", "Upgrade: websocket", "Sec-WebSocket-Version: 13",
                 f"Sec-WebSocket-Key: {key}"]
        lines += [f"{name}: {value}" for name, value in (headers or {}).items()]
        self.tcp.sendall(("\r\n".join(lines) + "\r\n\r\n").encode())
        self.buffer = b""
        while b"\r\n\r\n" not in self.buffer:
            chunk = self.tcp.recv(4096)
            if not chunk:
                raise AssertionError(f"no handshake: {self.buffer!r}")
            self.buffer += chunk
        self.has_closed = False
        self.handshake, _, self.buffer = self.buffer.partition(b"\r\n\r\n")
        assert b" 101 " in self.handshake.splitlines()[0], self.handshake

    def send_frame(self, opcode, payload=b"", masked=True, final=True):
        head = bytes([(0x80 if final else 0) | opcode])
        mask_bit = 0x80 if masked else 0
        size = len(payload)
        if size < 126:
            head += bytes([mask_bit | size])
        elif size < 65536:
            head += bytes([mask_bit | 126]) + struct.pack("!H", size)
        else:
            head += bytes([mask_bit | 127]) + struct.pack("!Q", size)
        if masked:
            mask = os.urandom(4)
            payload = bytes(byte ^ mask[i % 4] for i, byte in enumerate(payload))
            head += mask
        self.has_closed = self.has_closed or opcode == CLOSE
        self.tcp.sendall(head + payload)

    def send(self, value):
        """A text frame: an object as JSON, or text as it is."""
        text = value if isinstance(value, str) else json.dumps(value)
        self.send_frame(TEXT, text.encode())

    def _take(self, size, deadline):
        while len(self.buffer) < size:
            left = deadline - time.monotonic()
            if left <= 0:
                raise TimeoutError
            self.tcp.settimeout(left)
            try:
                chunk = self.tcp.recv(65536)
            except ConnectionResetError:
                chunk = b""
            if not chunk:
                raise Closed(None)
            self.buffer += chunk
        taken, self.buffer = self.buffer[:size], self.buffer[size:]
        return taken

    def receive_frame(self, patience=10.0):
        """(opcode, payload); TimeoutError when none comes. Bytes of half a frame are kept."""
        deadline = time.monotonic() + patience
        before = self.buffer
        try:
            head = self._take(2, deadline)
            size = head[1] & 0x7F
            if size == 126:
                (size,) = struct.unpack("!H", self._take(2, deadline))
            elif size == 127:
                (size,) = struct.unpack("!Q", self._take(8, deadline))
            payload = self._take(size, deadline)
        except TimeoutError:
            self.buffer = before if len(before) > len(self.buffer) else self.buffer
            raise
        if head[0] & 0x0F == CLOSE:
            code = struct.unpack("!H", payload[:2])[0] if len(payload) >= 2 else None
            try:
                if not self.has_closed:
                    self.send_frame(CLOSE, payload[:2])
            except OSError:
                pass
            raise Closed(code)
        return head[0] & 0x0F, payload

    def receive(self, patience=10.0):
        """The next event as an object; Closed when the server closed."""
        while True:
            opcode, payload = self.receive_frame(patience)
            if opcode == TEXT:
                return json.loads(payload)

    def wait_for(self, type_, patience=10.0, **members):
        """The next event of that type (and with those members); others are passed over."""
        deadline = time.monotonic() + patience
        while True:
            try:
                event = self.receive(max(deadline - time.monotonic(), 0.01))
            except TimeoutError:
                raise AssertionError(f"no {type_} {members} came") from None
            if event["type"] == type_ and all(event.get(k) == v for k, v in members.items()):
                return event

    def events_within(self, seconds):
        """Everything that comes in that time."""
        deadline, events = time.monotonic() + seconds, []
        while (left := deadline - time.monotonic()) > 0:
            try:
                events.append(self.receive(left))
            except TimeoutError:
                break
        return events

    def expect_close(self, patience=10.0):
        """The code with which the server closes; other frames are passed over."""
        deadline = time.monotonic() + patience
        try:
            while True:
                self.receive_frame(max(deadline - time.monotonic(), 0.01))
        except Closed as closed:
            return closed.code

    def close(self):
        try:
            self.tcp.close()
        except OSError:
            pass

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


class Device(Socket):
    """A socket that is signed in; `welcome` is its auth.ok."""

    def __init__(self, person):
        super().__init__(person.server)
        self.person = person
        self.send({"type": "auth", "token": person.token})
        self.welcome = self.receive()
        assert self.welcome["type"] == "auth.ok", self.welcome

    def ping(self):
        """Sends a ping and waits for its pong; what came before it."""
        self.send({"type": "ping"})
        events = []
        while (event := self.receive())["type"] != "pong":
            events.append(event)
        return events


class Beating:
    """Keeps a device alive with pings in a thread, for tests that take longer than its patience."""

    def __init__(self, device, pause=20.0):
        self.stopped = threading.Event()
        self.thread = threading.Thread(target=self._beat, args=(device, pause), daemon=True)
        self.thread.start()

    def _beat(self, device, pause):
        while not self.stopped.wait(pause):
            try:
                device.send({"type": "ping"})
            except OSError:
                return

    def stop(self):
        self.stopped.set()
        self.thread.join()
