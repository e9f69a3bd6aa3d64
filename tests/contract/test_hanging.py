"""protocol.md, 1, 4.3 and 5: a database that neither answers nor goes, and one that goes at COMMIT."""

import os
import signal
import socket
import subprocess
import time
import unittest

from outage import Postgres
from rest import Person, acquaint, call, new_nonce
from server import Server, eventually
from signin import at_once
from socketclient import Device


class Waiting:
    """A call whose answer is not awaited."""

    def __init__(self, person):
        server = person.server
        self.tcp = socket.create_connection((server.host, server.port))
        self.tcp.sendall(f"GET /api/v1/users/me HTTP/1.1\r\nHost: x\r\n"
                         f"Authorization: Bearer {person.token}\r\n\r\n".encode())


class Hanging(unittest.TestCase):
    """A PostgreSQL all of whose processes are stopped, as on a disk that does not come back."""

    def setUp(self):
        self.postgres = Postgres()
        self.addCleanup(self.postgres.stop)
        self.server = Server(database_url=self.postgres.url)
        self.addCleanup(self.server.stop)
        self.ada, self.grace = Person(self.server), Person(self.server)
        self.conversation = acquaint(self.ada, self.grace)

    def signal_all(self, number):
        postmaster = self.postgres.process.pid
        listed = subprocess.run(["ps", "-o", "pid=", "--ppid", str(postmaster)],
                                capture_output=True, text=True, check=True)
        for pid in [postmaster, *map(int, listed.stdout.split())]:
            try:
                os.kill(pid, number)
            except ProcessLookupError:
                pass

    def hang(self):
        self.signal_all(signal.SIGSTOP)
        self.addCleanup(self.signal_all, signal.SIGCONT)

    def test_calls_are_answered_and_sockets_stay(self):
        """1: 503 unavailable while the database is away, also when it only hangs."""
        with Device(self.ada) as device:
            self.hang()
            path = f"/conversations/{self.conversation}/messages"
            body = {"nonce": new_nonce(), "body": "hello"}
            replies = at_once(3, lambda i: [self.ada.get("/users/me"),
                                            self.grace.post(path, body),
                                            call(self.server, "GET", "/readyz")][i])
            for reply in replies:
                self.assertEqual((reply.status, reply.code), (503, "unavailable"))
                self.assertIn("retry-after", reply.headers)
            device.ping()
            self.signal_all(signal.SIGCONT)
            back = time.monotonic()
            eventually(lambda: call(self.server, "GET", "/readyz").status == 200)
            self.assertLess(time.monotonic() - back, 5)
            stored = eventually(lambda: [each for each in [self.grace.post(path, body)]
                                         if each.status in (200, 201)])
            self.assertEqual(stored[0].json["body"], "hello")

    def test_stopping_does_not_wait(self):
        """operations: SIGTERM drains and exits 0 within 10 s."""
        self.hang()
        waiting = [Waiting(self.ada) for _ in range(40)]
        time.sleep(0.5)
        begun = time.monotonic()
        self.assertEqual(self.server.terminate(), 0)
        self.assertLess(time.monotonic() - begun, 10)
        for each in waiting:
            each.tcp.close()


class LostAtCommit(unittest.TestCase):
    """A connection that ends in COMMIT: nobody knows whether the message is stored."""

    def test_every_socket_is_asked_to_sync(self):
        """5: {"type":"sync"} where the server may have missed events, within 10 s."""
        server = Server()
        self.addCleanup(server.stop)
        ada, grace = Person(server), Person(server)
        conversation = acquaint(ada, grace)
        server.sql("""
            CREATE FUNCTION leave() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$;
            CREATE CONSTRAINT TRIGGER leaving AFTER INSERT ON messages
                DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION leave()""")
        with Device(ada) as adas, Device(grace) as graces:
            body = {"nonce": new_nonce(), "body": "hello"}
            reply = ada.post(f"/conversations/{conversation}/messages", body)
            self.assertEqual(reply.status, 503)
            server.sql("DROP TRIGGER leaving ON messages")
            for device in adas, graces:
                device.wait_for("sync")
            reply = ada.post(f"/conversations/{conversation}/messages", body)
            self.assertEqual(reply.status, 201)
            graces.wait_for("message.new")
