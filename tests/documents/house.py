"""The real letschatd as a process of its own, and plain HTTP to it."""

import http.client
import json
import os
import subprocess
import tempfile
from dataclasses import dataclass, field
from urllib.parse import urlsplit

BASE = "/api/v1"


@dataclass
class Reply:
    status: int
    headers: dict
    body: bytes

    def json(self):
        return json.loads(self.body)


@dataclass
class House:
    """One server on the embedded default, in a directory of its own."""

    program: str
    directory: tempfile.TemporaryDirectory = field(init=False)

    def __post_init__(self):
        self.directory = tempfile.TemporaryDirectory(prefix="letschat-test-", dir="/tmp")
        os.chmod(self.directory.name, 0o755)  # under root, PostgreSQL's user passes through
        flags = {
            "--listen": "127.0.0.1:0",
            "--data-dir": self.directory.name,
            "--argon2-passes": "1",
            "--argon2-memory-mib": "8",
            "--connections-per-address": "0",
        }
        # More calls in a minute than people make. A server without limits only warns of the name.
        environment = {**os.environ, "LETSCHAT_RATE_LIMITS": "off", "LETSCHAT_ADMIN_LISTEN": "off"}
        self.log = open(os.path.join(self.directory.name, "log"), "w+b")
        self.process = subprocess.Popen(
            [self.program, "serve", *[word for flag in flags.items() for word in flag]],
            stdout=subprocess.PIPE,
            stderr=self.log,
            env=environment,
        )
        line = self.process.stdout.readline().decode()
        if not line.startswith("letschatd ready on "):
            self.log.seek(0)
            raise RuntimeError(f"letschatd did not start: {line}{self.log.read().decode()}")
        self.address = urlsplit(line.split()[-1]).netloc

    def stop(self):
        self.process.terminate()
        try:
            self.process.wait(15)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process.stdout.close()
        self.log.close()
        self.directory.cleanup()

    def ask(self, method, target, body=None, headers=None):
        """One request on a connection of its own. `target` is below /api/v1."""
        connection = http.client.HTTPConnection(self.address, timeout=30)
        try:
            connection.request(method, BASE + target, body, headers or {})
            answer = connection.getresponse()
            names = {name.lower(): value for name, value in answer.getheaders()}
            return Reply(answer.status, names, answer.read())
        finally:
            connection.close()
