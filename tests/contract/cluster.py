"""Several nodes on one PostgreSQL and one Redis, each of which comes and goes as a test wants."""

import base64
import copy
import os
import socket
import subprocess
import tempfile
import threading
import unittest

from outage import Postgres
from rest import Person, call
from server import Server, eventually, launcher
from socketclient import Device


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Redis:
    """A Redis that keeps nothing on disk, on a port of its own. `parent` is where it may make its
    directory."""

    def __init__(self, parent="/tmp"):
        self.directory = tempfile.TemporaryDirectory(prefix="letschat-contract-", dir=parent)
        self.port = free_port()
        self.start()

    @property
    def url(self):
        return f"redis://127.0.0.1:{self.port}"

    def start(self):
        """Returns when it answers."""
        with open(os.path.join(self.directory.name, "log"), "ab") as log:
            self.process = subprocess.Popen(
                [*launcher, "redis-server", "--port", str(self.port), "--bind", "127.0.0.1",
                 "--save", "", "--dir", self.directory.name], stdout=log, stderr=log)
        eventually(self.answers)

    def answers(self):
        try:
            return self.ask("PING") == "PONG"
        except OSError:
            return False

    def ask(self, *words):
        """What redis-cli prints."""
        done = subprocess.run(["redis-cli", "-p", str(self.port), *words], check=False,
                              capture_output=True, text=True)
        if done.returncode:
            raise OSError(done.stderr)
        return done.stdout.strip()

    def kill(self):
        self.process.kill()
        self.process.wait()

    def stop(self):
        if self.process.poll() is None:
            self.kill()
        self.directory.cleanup()


class Cable:
    """A way to a port (or a Unix socket) that can be cut: then bytes go nowhere, and nobody is told
    of it, as with a machine that is gone."""

    def __init__(self, target):
        self.target = target
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.is_whole = threading.Event()
        self.is_whole.set()
        self.pairs = []
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self):
        while True:
            try:
                near, _ = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=self._join, args=(near,), daemon=True).start()

    def _join(self, near):
        self.is_whole.wait()
        try:
            if isinstance(self.target, str):
                far = socket.socket(socket.AF_UNIX)
                far.connect(self.target)
            else:
                far = socket.create_connection(("127.0.0.1", self.target))
        except OSError:
            near.close()
            return
        self.pairs.append((near, far))
        for source, sink in ((near, far), (far, near)):
            threading.Thread(target=self._carry, args=(source, sink), daemon=True).start()

    def _carry(self, source, sink):
        try:
            while data := source.recv(65536):
                self.is_whole.wait()
                sink.sendall(data)
        except OSError:
            pass
        for end in (source, sink):
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass

    def cut(self):
        self.is_whole.clear()

    def mend(self):
        self.is_whole.set()

    def stop(self):
        self.mend()
        self.listener.close()
        for pair in self.pairs:
            for end in pair:
                end.close()


class ClusterCase(unittest.TestCase):
    """A PostgreSQL, a Redis and some nodes for all tests of a class."""

    nodes_wanted = 2
    settings = {}

    @classmethod
    def setUpClass(cls):
        cls.postgres = Postgres()
        cls.addClassCleanup(cls.postgres.stop)
        cls.redis = Redis()
        cls.addClassCleanup(cls.redis.stop)
        keys = tempfile.NamedTemporaryFile("w", prefix="letschat-contract-", dir="/tmp",
                                           suffix=".keys")
        cls.addClassCleanup(keys.close)
        keys.write("k1:" + base64.b64encode(os.urandom(32)).decode() + "\n")
        keys.flush()
        cls.keys = keys.name
        cls.nodes = [cls.node() for _ in range(cls.nodes_wanted)]
        for node in cls.nodes:
            cls.await_bus(node)

    @classmethod
    def node(cls, **settings):
        node = Server(**{"database_url": cls.postgres.url, "redis_url": cls.redis.url,
                         "jwt_secret_file": cls.keys, **cls.settings, **settings})
        cls.addClassCleanup(node.stop)
        return node

    @staticmethod
    def bus(node):
        """What /readyz says of the bus: ok, or degraded; else its status."""
        reply = call(node, "GET", "/readyz")
        return reply.json.get("bus") if reply.status == 200 else reply.status

    @classmethod
    def await_bus(cls, node, state="ok", patience=10.0):
        eventually(lambda: cls.bus(node) == state, patience)

    def device(self, person, node=None):
        device = Device(person if node is None else at(person, node))
        self.addCleanup(device.close)
        return device

    def acquainted(self):
        """Ada on the first node, Grace on the second, who have written to one another."""
        ada, grace = Person(self.nodes[0]), Person(self.nodes[1])
        conversation = ada.direct(grace)
        ada.send(conversation)
        grace.send(conversation)
        return ada, grace, conversation


def at(person, node):
    """The same session, calling another node."""
    other = copy.copy(person)
    other.server = node
    return other
