"""operations.md: the log, and the commands beside serve that look at a server."""

import json
import re
import unittest

from commands import CHEAP, Folder, run
from rest import BASE, Person, acquaint, call
from server import Server
from socketclient import Device
from wire import ME, once


class Logs(unittest.TestCase):
    def serve(self, **settings):
        server = Server(**settings)
        self.addCleanup(server.stop)
        return server

    def lead_a_life(self, server):
        """Everything that is secret, in good and bad requests; the secrets."""
        ada, grace = Person(server, password="a secret password"), Person(server)
        conversation = acquaint(ada, grace)
        ada.send(conversation, "a secret sentence")
        call(server, "POST", "/auth/login", {"username": ada.name, "password": "a wrong secret"})
        call(server, "POST", "/auth/register", b'{"username":"x","password":"broken secret"',
             headers={"Content-Type": "application/json"})
        ada.post(f"/conversations/{conversation}/messages", {"nonce": "x", "body": "bad secret"})
        renewed = call(server, "POST", "/auth/refresh", {"refresh_token": ada.refresh_token}).json
        once(server, "GET", ME + "?token=" + ada.token, authorization="Bearer " + ada.token + "x")
        once(server, "GET", BASE + "/users?query=secret-search", token=ada.token)
        with Device(ada) as device:
            device.send({"type": "nonsense", "text": "socket secret", "token": ada.token})
            device.receive()
            device.send("broken socket secret")
            device.expect_close()
        return ["a secret password", "a secret sentence", "a wrong secret", "broken secret",
                "bad secret", "socket secret", "secret-search", ada.token, ada.refresh_token,
                renewed["access_token"], renewed["refresh_token"], ada.token.split(".")[2]]

    def test_no_secrets(self):
        """operations: never a token, password or message body, in text or in JSON, at debug."""
        for form in "json", "text":
            server = self.serve(log_format=form)
            secrets = self.lead_a_life(server)
            self.assertEqual(server.terminate(), 0)
            log = server.log()
            self.assertGreater(len(log.splitlines()), 10)
            for secret in secrets:
                self.assertNotIn(secret, log, form)

    def test_json(self):
        """operations, log_format: json is one object a line, with the time and the level."""
        server = self.serve(log_format="json")
        self.lead_a_life(server)
        once(server, "GET", ME, x_request_id="find-me-1")
        self.assertEqual(server.terminate(), 0)
        lines = [json.loads(line) for line in server.log().splitlines()]
        for line in lines:
            self.assertIsInstance(line, dict)
            self.assertTrue(any(re.match(r"\d{4}-\d\d-\d\dT", str(value))
                                for value in line.values()), line)
            self.assertTrue({"debug", "info", "warning", "error"}
                            & {str(value).lower() for value in line.values()}, line)
        self.assertIn("find-me-1", server.log())

    def test_a_client_cannot_write_lines(self):
        """operations: what a client sends does not forge lines of the log."""
        server = self.serve(log_format="json")
        call(server, "GET", "/users/%0A%7B%22forged%22%3A1%7D")
        call(server, "GET", "/nowhere%0Aforged", headers={"User-Agent": "x\\n{\"forged\":1}"})
        self.assertEqual(server.terminate(), 0)
        for line in server.log().splitlines():
            self.assertNotIn("forged", json.loads(line))

    def test_levels(self):
        """operations, log_level: error leaves out what an ordinary life writes."""
        server = self.serve(log_level="error", rate_limits="on")
        Person(server)
        self.assertEqual(server.terminate(), 0)
        self.assertEqual(server.log(), "")


class Commands(unittest.TestCase):
    def setUp(self):
        self.folder = Folder()
        self.addCleanup(self.folder.cleanup)

    def command(self, *arguments, **more):
        return run(*arguments, "--data-dir", self.folder.name + "/data", **CHEAP, **more)

    def test_version(self):
        """operations: version says it, and starts nothing."""
        done = run("version")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertRegex(done.stdout, r"^letschatd \d+\.\d+\.\d+\S*\n$")

    def test_migrate(self):
        """operations: migrate --status tells what is pending; migrate applies it, once."""
        before = self.command("migrate", "--status")
        self.assertEqual(before.returncode, 0, before.stderr)
        pending = re.findall(r"^pending +(\S+\.sql)$", before.stdout, re.M)
        self.assertTrue(pending, before.stdout)
        done = self.command("migrate")
        self.assertEqual(done.returncode, 0, done.stderr)
        after = self.command("migrate", "--status")
        self.assertEqual(re.findall(r"(\S+\.sql)", after.stdout), pending)
        self.assertNotIn("pending", after.stdout)
        self.assertEqual(self.command("migrate").returncode, 0)

    def test_doctor(self):
        """operations: doctor says a line each, ok or what to do; it changes nothing."""
        done = self.command("doctor", "--admin-listen", "off", "--listen", "127.0.0.1:0")
        self.assert_lines(done)
        self.assertEqual(done.returncode, 0, done.stdout)
        bad = self.command("doctor", "--database-url", "postgresql://x@127.0.0.1:1/x",
                           "--listen", "127.0.0.1:0", "--admin-listen", "off")
        self.assert_lines(bad)
        self.assertNotEqual(bad.returncode, 0)
        self.assertNotRegex(bad.stdout, r"(?m)^ok +database")

    def assert_lines(self, done):
        for topic in "database", "schema", "clock", "disk", "port", "redis", "proxy":
            self.assertRegex(done.stdout, rf"(?im)^\S+ +{topic}s?:", done.stdout)

    def test_doctor_beside_a_server(self):
        """operations: doctor looks at a running server without disturbing it."""
        server = Server()
        self.addCleanup(server.stop)
        done = run("doctor", "--data-dir", server.directory.name, "--admin-listen", "off",
                   "--listen", f"127.0.0.1:{server.port}")
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assert_lines(done)
        Person(server)
