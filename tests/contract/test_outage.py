"""protocol.md, 1 and 4.5; operations: PostgreSQL goes and comes back while the server serves."""

import http.client
import os
import threading
import time
import unittest

from outage import Postgres
from rest import Person, acquaint, call, new_nonce
from server import Server, eventually
from socketclient import Device, Socket
from wire import Problems, Wire

INTERNALS = ("postgres", "sql", "libpq", "/tmp", "psql", "qt", ".cpp", "select", "::")


class Outage(Problems, unittest.TestCase):
    """A database elsewhere, given by database_url."""

    @classmethod
    def setUpClass(cls):
        cls.postgres = Postgres()
        cls.addClassCleanup(cls.postgres.stop)
        cls.server = Server(database_url=cls.postgres.url)
        cls.addClassCleanup(cls.server.stop)

    def setUp(self):
        self.ada, self.grace = Person(self.server), Person(self.server)
        self.conversation = acquaint(self.ada, self.grace)
        self.path = f"/conversations/{self.conversation}/messages"
        self.devices = Device(self.ada), Device(self.grace)
        for device in self.devices:
            self.addCleanup(device.close)

    def take_away(self):
        self.postgres.kill()
        self.addCleanup(self.bring_back)

    def bring_back(self):
        if self.postgres.process.poll() is not None:
            self.postgres.start()
        eventually(lambda: call(self.server, "GET", "/readyz").status == 200)

    def write(self, text="hello"):
        return self.grace.post(self.path, {"nonce": new_nonce(), "body": text})

    def calls(self):
        """Calls of every kind, each of which needs the database."""
        register = {"username": "x" + new_nonce()[:12], "display_name": "x",
                    "password": "correct horse"}
        return [lambda: self.ada.get("/users/me"), lambda: self.ada.get("/conversations"),
                lambda: self.ada.get(self.path), lambda: self.write(),
                lambda: self.ada.post("/sync", {"conversations": {}}),
                lambda: self.ada.put(f"/conversations/{self.conversation}/read", {"seq": 1}),
                lambda: self.ada.patch("/users/me", {"about": "x"}),
                lambda: self.ada.get("/auth/sessions"),
                lambda: call(self.server, "POST", "/auth/register", register),
                lambda: call(self.server, "POST", "/auth/login",
                             {"username": self.ada.name, "password": self.ada.password}),
                lambda: call(self.server, "POST", "/auth/refresh",
                             {"refresh_token": self.grace.refresh_token})]

    def test_calls_meanwhile(self):
        """1: 503 unavailable with Retry-After while the database is away, without internals."""
        self.take_away()
        for i, ask in enumerate(self.calls()):
            begin = time.monotonic()
            reply = ask()
            with self.subTest(i):
                problem = self.assert_problem(reply, 503, "unavailable")
                self.assertGreaterEqual(int(reply.headers["retry-after"]), 1)
                self.assertLess(time.monotonic() - begin, 5)
                for word in INTERNALS:
                    self.assertNotIn(word, str(problem).lower())

    def test_refusals_meanwhile(self):
        """1: what needs no database is refused as ever: 401, 404, 405, 400, 413."""
        self.take_away()
        self.assertEqual(call(self.server, "GET", "/users/me").status, 401)
        self.assertEqual(call(self.server, "GET", "/users/me", token="nonsense").status, 401)
        self.assertEqual(call(self.server, "PUT", "/users/me").status, 405)
        self.assertEqual(call(self.server, "GET", "/nowhere").status, 404)
        self.assertEqual(self.ada.post("/sync", b"{", headers={
            "Content-Type": "application/json"}).status, 400)

    def test_health_meanwhile(self):
        """4.5: healthz stays 200; readyz is 503 naming what is not there, on both addresses."""
        self.take_away()
        self.assertEqual(call(self.server, "GET", "/healthz").status, 200)
        reply = call(self.server, "GET", "/readyz")
        self.assert_problem(reply, 503, "unavailable")
        self.assertIn("database", reply.body.decode().lower())
        with Wire(self.server, self.server.admin_port) as wire:
            self.assertEqual(wire.ask("GET", "/healthz").status, 200)
            reply = wire.ask("GET", "/readyz")
            self.assertEqual(reply.status, 503)
            self.assertIn("database", reply.body.decode().lower())
            self.assertEqual(wire.ask("GET", "/metrics").status, 200)

    def test_sockets_stay_open(self):
        """operations: sockets stay open meanwhile, answer, and hear of what happens after it."""
        self.take_away()
        typing = {"type": "typing", "conversation_id": self.conversation, "active": True}
        for device in self.devices:
            device.send(typing)
            device.ping()
        self.assertEqual(self.write().status, 503)
        time.sleep(1)
        for device in self.devices:
            self.assertEqual(device.ping(), [])
        self.bring_back()
        sent = eventually(lambda: self.write("again").status == 201, 5)
        self.assertTrue(sent)
        for device in self.devices:
            while device.wait_for("message.new")["message"]["body"] != "again":
                pass

    def test_a_new_socket_meanwhile(self):
        """5: an outage is no reason for 4401: a client would ask for the password."""
        self.take_away()
        with Socket(self.server) as socket:
            socket.send({"type": "auth", "token": self.ada.token})
            try:
                event = socket.receive(3)
                self.assertEqual(event["type"], "auth.ok")
            except TimeoutError:
                self.bring_back()
                self.assertEqual(socket.receive(5)["type"], "auth.ok")

    def test_all_works_within_5_seconds(self):
        """operations: everything works within 5 s of the database's return, after long too."""
        self.take_away()
        end = time.monotonic() + 12
        while time.monotonic() < end:
            for ask in self.calls():
                self.assertEqual(ask().status, 503)
            time.sleep(0.5)
        self.postgres.start()
        begin = time.monotonic()
        for ask in self.calls():
            eventually(lambda ask=ask: ask().status < 300, 5, 0.1)
        self.assertLess(time.monotonic() - begin, 5)
        with Device(self.ada) as device:
            self.assertEqual(device.welcome["epoch"], self.devices[0].welcome["epoch"])

    def test_sigterm_meanwhile(self):
        """operations: SIGTERM exits 0 within 10 s, though the database is away."""
        self.take_away()
        self.assertEqual(self.write().status, 503)
        begin = time.monotonic()
        self.assertEqual(self.server.terminate(), 0)
        self.assertLess(time.monotonic() - begin, 10)
        self.postgres.start()
        self.server.start()
        self.assertEqual(self.write().status, 201)

    def test_a_call_that_was_refused_changed_nothing(self):
        """1: after a 503 the same nonce settles it: the message is there once."""
        self.take_away()
        body = {"nonce": new_nonce(), "body": "once"}
        self.assertEqual(self.ada.post(self.path, body).status, 503)
        self.bring_back()
        self.assertIn(self.ada.post(self.path, body).status, (200, 201))
        self.assertEqual(self.ada.post(self.path, body).status, 200)
        found = [each for each in self.ada.get(self.path).json["messages"]
                 if each["nonce"] == body["nonce"]]
        self.assertEqual(len(found), 1)


class Writer(threading.Thread):
    """Writes on and on, and repeats what is not acknowledged."""

    def __init__(self, person, path):
        super().__init__(daemon=True)
        self.person, self.path = person, path
        self.acknowledged, self.statuses, self.ending = {}, set(), threading.Event()
        self.start()

    def run(self):
        while not self.ending.is_set():
            body = {"nonce": new_nonce(), "body": "x"}
            while (seq := self.write(body)) is None:
                time.sleep(0.05)
            self.acknowledged[body["nonce"]] = seq

    def write(self, body):
        """The number of the message; None where it was refused, or nothing was heard."""
        try:
            reply = self.person.post(self.path, body)
        except (OSError, http.client.HTTPException):
            return None
        self.statuses.add(reply.status)
        return reply.json["seq"] if reply.status in (200, 201) else None

    def finish(self):
        self.ending.set()
        self.join()


class PrivateOutage(unittest.TestCase):
    """The private cluster: the server brings it back itself."""

    @classmethod
    def setUpClass(cls):
        cls.server = Server()
        cls.addClassCleanup(cls.server.stop)

    def history(self, person, path):
        found, after = [], 0
        while True:
            page = person.get(f"{path}?after_seq={after}&limit=100").json
            found += page["messages"]
            if not page["has_newer"]:
                return found
            after = found[-1]["seq"]

    def test_nothing_acknowledged_is_lost(self):
        """4.3: 2xx means durable: kill -9 of PostgreSQL loses no acknowledged message."""
        people = [Person(self.server) for _ in range(3)]
        path = f"/conversations/{people[0].group(*people[1:])}/messages"
        device = Device(people[0])
        self.addCleanup(device.close)
        writers = [Writer(person, path) for person in people]
        for _ in range(3):
            eventually(lambda: all(writer.acknowledged for writer in writers))
            pid = self.server.postgres_pid
            os.kill(pid, 9)
            self.wait_for_return(people[0], pid)
        for writer in writers:
            writer.finish()
            self.assertLessEqual(writer.statuses, {200, 201, 503})
        found = self.history(people[0], path)
        self.assertEqual([each["seq"] for each in found], list(range(1, len(found) + 1)))
        stored = {each["nonce"]: each["seq"] for each in found}
        self.assertEqual(len(stored), len(found))
        for writer in writers:
            for nonce, seq in writer.acknowledged.items():
                self.assertEqual(stored.get(nonce), seq)
        self.assertEqual([e for e in device.ping() if e["type"] == "error"], [])

    def wait_for_return(self, person, pid):
        """Until another PostgreSQL runs; within 5 s of that everything works."""
        eventually(lambda: self.server.postgres_pid not in (pid, None), 20)
        eventually(lambda: person.get("/users/me").status == 200, 10)

    def test_kill_of_the_server(self):
        """4.3: 2xx means durable: kill -9 of the server right after it loses nothing."""
        ada, grace = Person(self.server), Person(self.server)
        conversation = acquaint(ada, grace)
        writer = Writer(ada, f"/conversations/{conversation}/messages")
        eventually(lambda: len(writer.acknowledged) > 20)
        last = ada.send(conversation, "the last")
        self.server.kill()
        self.server.start()
        writer.finish()
        found = self.history(grace, f"/conversations/{conversation}/messages")
        self.assertIn(last["id"], [each["id"] for each in found])
        self.assertLessEqual(set(writer.acknowledged), {each["nonce"] for each in found})
