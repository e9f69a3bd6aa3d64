"""protocol.md, 3 to 5, in rough weather: calls that cross, clients that churn, and one that stops."""

import json
import socket as sockets
import threading
import time
import unittest

from rest import Person, acquaint, new_nonce
from server import Server
from signin import at_once
from socketclient import CLOSE, Device


class Rough(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server()
        cls.addClassCleanup(cls.server.stop)

    def test_an_account_that_ends_writes_nothing_more(self):
        """4.1: after DELETE /users/me the name and the groups stay as they were left."""
        for _ in range(8):
            person, other, third = (Person(self.server) for _ in range(3))
            calls = [lambda: person.delete("/users/me", {"password": person.password})]
            for i in range(6):
                calls += [
                    lambda i=i: person.patch("/users/me", {"display_name": f"still here {i}"}),
                    lambda: person.post("/conversations", {"kind": "group", "title": "x",
                                                           "member_ids": [other.id]}),
                    lambda: person.put(f"/blocks/{third.id}"),
                ]
            replies = at_once(len(calls), lambda i: calls[i]())
            self.assertEqual(replies[0].status, 204)
            for reply in replies[1:]:
                self.assertIn(reply.status, (200, 201, 204, 401), reply.body)
            found = other.get(f"/users/{person.id}").json
            self.assertEqual((found["display_name"], found["deleted"]), ("Deleted account", True))
            groups = other.get("/conversations").json["conversations"]
            members = [member["user"]["id"] for each in groups for member in each["members"]]
            self.assertNotIn(person.id, members)
            blocks = self.server.sql("SELECT count(*) FROM blocks b JOIN users u ON u.id IN "
                                     "(b.blocker_id, b.blocked_id) WHERE u.deleted_at IS NOT NULL")
            self.assertEqual(blocks, ["0"])

    def test_someone_leaves_while_another_churns(self):
        """5: the last socket is told after 5 s of grace, however many come and go meanwhile."""
        watching, leaving, churning = (Person(self.server) for _ in range(3))
        acquaint(watching, leaving)
        stopped = threading.Event()

        def churn():
            while not stopped.wait(0.1):
                Device(churning).close()

        with Device(watching) as device:
            Device(leaving).close()
            device.wait_for("presence", user_id=leaving.id, online=True)
            thread = threading.Thread(target=churn)
            thread.start()
            try:
                device.wait_for("presence", 9, user_id=leaving.id, online=False)
            finally:
                stopped.set()
                thread.join()

    def test_who_does_not_read_and_closes_is_let_go(self):
        """5: the server waits for the client's close at most 2 s, then closes TCP."""
        one, other = Person(self.server), Person(self.server)
        conversation = acquaint(one, other)
        device = Device(other)
        self.addCleanup(device.close)
        device.tcp.setsockopt(sockets.SOL_SOCKET, sockets.SO_RCVBUF, 4096)
        port = device.tcp.getsockname()[1]
        body = "x" * 8000
        for _ in range(600):
            one.post(f"/conversations/{conversation}/messages",
                     {"nonce": new_nonce(), "body": body})
            if self.is_clogged(port):
                break
        device.send_frame(CLOSE, (1000).to_bytes(2, "big"))
        end = time.monotonic() + 10
        while self.is_open(port) and time.monotonic() < end:
            time.sleep(0.2)
        self.assertFalse(self.is_open(port))

    def connections(self, port):
        """The server's ends of the connection, as /proc/net/tcp has them."""
        with open("/proc/net/tcp", encoding="ascii") as table:
            rows = [line.split() for line in table]
        return [row for row in rows if row[2].endswith(f":{port:04X}")]

    def is_clogged(self, port):
        """Much is waiting on the server's side."""
        return any(int(row[4].split(":")[0], 16) > 2_000_000 for row in self.connections(port))

    def is_open(self, port):
        return any(row[3] == "01" for row in self.connections(port))  # ESTABLISHED

    def test_fragments_count_as_frames(self):
        """5: over 50 frames in 10 s close with 4429, fragments too."""
        server = Server(rate_limits="on")
        self.addCleanup(server.stop)
        with Device(Person(server)) as device:
            text = json.dumps({"type": "ping"}).encode()
            device.send_frame(0x1, b"", final=False)
            for _ in range(60):
                device.send_frame(0x0, b"", final=False)
            device.send_frame(0x0, text)
            self.assertEqual(device.expect_close(), 4429)
