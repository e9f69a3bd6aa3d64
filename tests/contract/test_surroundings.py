"""operations.md: behind a proxy, with TLS of its own, without its bus, and migrations."""

import http.client
import ssl
import subprocess
import unittest

from commands import Folder
from rest import BASE, Person, call
from server import Server
from wire import ME, Wire, once


class Surroundings(unittest.TestCase):
    def serve(self, **settings):
        server = Server(**settings)
        self.addCleanup(server.stop)
        return server

    def assert_refuses_to_start(self, server, *words):
        """One clear sentence with these words, and exit 3."""
        with self.assertRaises(RuntimeError):
            server.start()
        self.assertEqual(server.process.wait(10), 3)
        server.process.stdout.close()
        said = [line for line in server.log().splitlines() if line.startswith("letschatd: ")]
        self.assertEqual(len(said), 1, server.log())
        for word in words:
            self.assertIn(word, said[0])


class Proxies(Surroundings):
    def statuses(self, server, *addresses):
        with Wire(server) as wire:
            return [wire.ask("GET", ME, x_forwarded_for=each).status for each in addresses]

    def test_a_trusted_proxy(self):
        """operations, trusted_proxies: their X-Forwarded-For counts as the client's address."""
        server = self.serve(rate_limits="on", limit_requests=2, trusted_proxies="127.0.0.1")
        one, two = "192.0.2.1", "192.0.2.2"
        self.assertEqual(self.statuses(server, one, two, one, two, one, two),
                         [401] * 4 + [429] * 2)
        self.assertEqual(self.statuses(server, f"{one}, 192.0.2.3"), [401])

    def test_no_proxy_is_trusted_by_default(self):
        """operations, trusted_proxies: none by default: X-Forwarded-For says nothing."""
        server = self.serve(rate_limits="on", limit_requests=2)
        self.assertEqual(self.statuses(server, "192.0.2.1", "192.0.2.2", "192.0.2.3"),
                         [401, 401, 429])

    def test_the_address_of_a_session(self):
        """2, session: its ip is the client's behind a trusted proxy."""
        server = self.serve(trusted_proxies="127.0.0.1")
        ada = Person(server)
        body = {"username": ada.name, "password": ada.password}
        reply = once(server, "POST", BASE + "/auth/login", body, x_forwarded_for="192.0.2.7")
        sessions = ada.get("/auth/sessions").json["sessions"]
        addresses = {each["id"]: each["ip"] for each in sessions}
        self.assertEqual(addresses[reply.json["session_id"]], "192.0.2.7")
        self.assertEqual(addresses[ada.session], "127.0.0.1")


class Tls(Surroundings):
    def test_tls(self):
        """operations, tls_certificate: it serves TLS itself, REST and socket, and says https."""
        folder = Folder()
        self.addCleanup(folder.cleanup)
        certificate, key = folder.name + "/cert.pem", folder.name + "/key.pem"
        subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "30",
                        "-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1",
                        "-keyout", key, "-out", certificate], check=True, capture_output=True)
        server = self.serve(tls_certificate=certificate, tls_key=key)
        trust = ssl.create_default_context(cafile=certificate)
        connection = http.client.HTTPSConnection(server.host, server.port, context=trust)
        self.addCleanup(connection.close)
        connection.request("GET", BASE + "/healthz")
        answer = connection.getresponse()
        self.assertEqual((answer.status, bool(answer.read())), (200, True))
        connection.request("GET", BASE + "/ws", headers={
            "Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13",
            "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ=="})
        self.assertEqual(connection.getresponse().status, 101)


class Bus(Surroundings):
    def test_redis_away(self):
        """4.5: Redis away at the start: it serves, and readyz is 200 with bus degraded."""
        server = self.serve(redis_url="redis://127.0.0.1:1")
        Person(server)
        reply = call(server, "GET", "/readyz")
        self.assertEqual((reply.status, reply.json.get("bus")), (200, "degraded"))


class Migrations(Surroundings):
    def altered(self, *statements):
        """A server that stopped, and in whose list of migrations this was done since."""
        server = self.serve()
        for statement in statements:
            server.sql(statement)
        self.assertEqual(server.terminate(), 0)
        return server

    def future(self, only_adds):
        return ("INSERT INTO schema_migrations (name, checksum, only_adds) "
                f"VALUES ('9999_future.sql', 'unknown', {only_adds})")

    def test_an_edited_one(self):
        """operations: an edited migration is refused by name, exit 3."""
        server = self.altered("UPDATE schema_migrations SET checksum = reverse(checksum) "
                              "WHERE name LIKE '0001%'")
        self.assert_refuses_to_start(server, "0001_")

    def test_a_newer_database(self):
        """operations: a database that is newer than the program is refused, by name, exit 3."""
        self.assert_refuses_to_start(self.altered(self.future("false")), "9999_future")

    def test_a_newer_database_that_only_adds(self):
        """operations: newer migrations that say that they only add are no hindrance."""
        server = self.altered(self.future("true"))
        server.start()
        Person(server)
