"""protocol.md, 4.5: health, readiness, and the admin address with its metrics."""

import os
import re
import unittest

from rest import BASE, Person, call
from server import Server, eventually
from socketclient import Device
from wire import ME, Problems, Wire

SAMPLE = re.compile(r"([a-zA-Z_:][a-zA-Z0-9_:]*)"
                    r'(\{(?:[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\]|\\.)*",?)*\})?'
                    r" (-?[0-9.]+(?:e[+-]?[0-9]+)?|\+Inf|NaN)(?: [0-9]+)?")


class Metrics:
    """One reading of /metrics; that it is Prometheus text is asserted on the way."""

    def __init__(self, text):
        self.types, self.samples = {}, []
        for line in text.splitlines():
            if line.startswith("# TYPE "):
                _, _, name, kind = line.split(" ")
                assert name not in self.types, f"{name} twice"
                self.types[name] = kind
            elif line and not line.startswith("#"):
                found = SAMPLE.fullmatch(line)
                assert found, f"not a sample: {line!r}"
                self.samples.append((found[1], found[2] or "", float(found[3])))

    def family(self, name):
        base = re.sub(r"_(bucket|sum|count)$", "", name)
        return base if base in self.types else name

    def total(self, pattern):
        """The sum of what matches in name and labels; None where nothing does."""
        found = [value for name, labels, value in self.samples
                 if re.search(pattern, name + labels)]
        return sum(found) if found else None

    def names(self):
        return {name for name, _, _ in self.samples}


class Service(Problems, unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server()
        cls.addClassCleanup(cls.server.stop)
        cls.ada = Person(cls.server)

    def admin(self, path, method="GET"):
        with Wire(self.server, self.server.admin_port) as wire:
            return wire.ask(method, path)

    def metrics(self):
        reply = self.admin("/metrics")
        self.assertEqual(reply.status, 200)
        return Metrics(reply.body.decode())

    def test_healthz(self):
        """4.5: healthz is 200 while the process lives, without a token."""
        for token in None, "nonsense":
            reply = call(self.server, "GET", "/healthz", token=token)
            self.assertEqual(reply.status, 200)
            self.assertIn("x-request-id", reply.headers)

    def test_readyz(self):
        """4.5: readyz is 200 when the database answers, without a token."""
        reply = call(self.server, "GET", "/readyz")
        self.assertEqual(reply.status, 200)
        self.assertIsInstance(reply.json, dict)
        self.assertNotEqual(reply.json.get("bus"), "degraded")

    def test_other_methods(self):
        """1: 405 with Allow on healthz and readyz; HEAD is GET without the body."""
        with Wire(self.server) as wire:
            for path in "/healthz", "/readyz":
                self.assert_problem(wire.ask("POST", BASE + path), 405, "method_not_allowed")
                self.assertEqual(wire.ask("HEAD", BASE + path).status, 200)

    def test_admin_health(self):
        """4.5: the admin address has /healthz and /readyz."""
        for path in "/healthz", "/readyz":
            self.assertEqual(self.admin(path).status, 200)

    def test_addresses_are_apart(self):
        """4.5: metrics are on the admin address alone, and the API is not there."""
        for path in "/metrics", BASE + "/metrics":
            with Wire(self.server) as wire:
                self.assert_problem(wire.ask("GET", path), 404, "not_found")
        with Wire(self.server, self.server.admin_port) as wire:
            self.assertEqual(wire.ask("GET", ME, token=self.ada.token).status, 404)

    def test_admin_refusals(self):
        """1: the admin address refuses unknown paths and methods too."""
        self.assertEqual(self.admin("/nowhere").status, 404)
        self.assertEqual(self.admin("/metrics", "POST").status, 405)
        self.assertEqual(self.admin("/metrics", "HEAD").status, 200)

    def test_metrics_are_prometheus_text(self):
        """4.5: metrics are Prometheus text: typed, no sample twice, histograms that add up."""
        reply = self.admin("/metrics")
        self.assertRegex(reply.headers["content-type"], r"^text/plain; version=(0\.0\.4|1\.0\.0)")
        metrics = Metrics(reply.body.decode())
        keys = [(name, labels) for name, labels, _ in metrics.samples]
        self.assertEqual(len(keys), len(set(keys)))
        for name in metrics.names():
            self.assertIn(metrics.family(name), metrics.types, name)
        for name, kind in metrics.types.items():
            self.assertIn(kind, {"counter", "gauge", "histogram", "summary"})
            if kind == "histogram":
                whole = metrics.total(rf'^{name}_bucket\{{.*le="\+Inf"')
                self.assertEqual(whole, metrics.total(rf"^{name}_count"), name)
                self.assertIsNotNone(metrics.total(rf"^{name}_sum"))

    def test_what_is_measured(self):
        """4.5: requests, latencies, sockets, deliveries, database pool, batches, sync sizes."""
        self.ada.send(self.ada.direct(Person(self.server)))
        self.ada.sync()
        names = self.metrics().names()
        for topic in (r"request", r"(seconds|duration|latency).*_bucket", r"socket", r"deliver",
                      r"database|pool", r"batch", r"sync"):
            self.assertTrue([name for name in names if re.search(topic, name)], topic)

    def test_requests_are_counted(self):
        """4.5: requests are counted as they come, by route, and not by id."""
        pattern = r"request.*(_total|_count)"
        before = self.metrics().total(pattern)
        for _ in range(5):
            self.ada.get("/users/" + self.ada.id)
        metrics = self.metrics()
        self.assertGreaterEqual(metrics.total(pattern), before + 5)
        labels = "".join(labels for _, labels, _ in metrics.samples)
        self.assertNotIn(self.ada.id, labels)
        self.assertNotIn(self.ada.name, labels)

    def test_sockets_are_counted(self):
        """4.5: sockets are counted while they are open."""
        gauges = [name for name, kind in self.metrics().types.items()
                  if kind == "gauge" and "socket" in name]
        self.assertTrue(gauges)

        def count():
            metrics = self.metrics()
            return max(metrics.total(rf"^{name}(\{{|$)") or 0 for name in gauges)

        before = count()
        devices = [Device(Person(self.server)) for _ in range(3)]
        eventually(lambda: count() >= before + 3)
        for device in devices:
            device.close()
        eventually(lambda: count() <= before)

    def test_deliveries_are_counted(self):
        """4.5: deliveries are counted for each socket that gets an event."""
        grace = Person(self.server)
        conversation = self.ada.direct(grace)
        with Device(grace) as device, Device(self.ada) as own:
            before = self.metrics().total(r"deliver.*_total") or 0
            self.ada.send(conversation)
            device.wait_for("message.new")
            own.wait_for("message.new")
            eventually(lambda: (self.metrics().total(r"deliver.*_total") or 0) >= before + 2)

    def test_metrics_tell_no_secrets(self):
        """operations, log: never a token, password or message body, here neither."""
        self.ada.send(self.ada.direct(Person(self.server)), "a very private sentence")
        text = self.admin("/metrics").body.decode()
        for secret in "a very private sentence", self.ada.token, self.ada.password:
            self.assertNotIn(secret, text)


class AdminOff(unittest.TestCase):
    def test_off(self):
        """operations, admin_listen: off turns it off; the public port serves on."""
        server = Server(admin_listen="off")
        self.addCleanup(server.stop)
        self.assertNotIn("admin_listen: http", server.log())
        self.assertEqual(call(server, "GET", "/healthz").status, 200)
        with open(f"/proc/{server.process.pid}/net/tcp", encoding="ascii") as file:
            listening = {line.split()[9] for line in file if line.split()[3] == "0A"}
        self.assertEqual(len(listening & sockets_of(server.process.pid)), 1)


def sockets_of(pid):
    """The inodes of the sockets that a process holds."""
    found = set()
    for number in os.listdir(f"/proc/{pid}/fd"):
        target = os.readlink(f"/proc/{pid}/fd/{number}")
        if target.startswith("socket:["):
            found.add(target[8:-1])
    return found
