"""What a cluster is made of, each on a port of its own: nodes, their bus, a proxy before them.

Database and bus are those of tests/contract. Everything ends with this program, in whatever way
that ends.
"""

import base64
import json
import os
import pathlib
import re
import socket
import subprocess
import urllib.error
import urllib.request

from cluster import Redis, free_port
from rest import BASE
from server import Server, eventually, launcher

ROOT = pathlib.Path(__file__).resolve().parents[2]
HOST = "127.0.0.1"


def is_open(port):
    with socket.socket() as probe:
        return probe.connect_ex((HOST, port)) == 0


def look_at(port, path):
    """(status, text) of what stands there; (0, "") where nobody answers."""
    try:
        with urllib.request.urlopen(f"http://{HOST}:{port}{path}", timeout=5) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()
    except OSError:
        return 0, ""


class Node(Server):
    """One letschatd of several: its data is its own, database, bus and keys are everyone's."""

    def __init__(self, number, place, **shared):
        self.name = f"node {number}"
        folder = place / f"node-{number}"
        folder.mkdir(exist_ok=True)
        super().__init__(log_path=place / f"node-{number}.log", data_dir=folder, log_level="info",
                         trusted_proxies=HOST, **shared)

    def is_running(self):
        return self.process.poll() is None

    def sockets(self):
        """How many sockets are signed in here; 0 where it is down."""
        _, text = look_at(self.admin_port, "/metrics") if self.is_running() else (0, "")
        found = re.search(r"(?m)^letschat_sockets (\S+)$", text)
        return int(float(found[1])) if found else 0

    def bus(self):
        """What it says of its bus: "ok", "degraded", or None where it is not ready at all."""
        status, text = look_at(self.port, BASE + "/readyz")
        return json.loads(text).get("bus", "ok") if status == 200 else None


def sample_of_haproxy(port, servers):
    """packaging/proxy/haproxy.cfg on that port and for those servers, without TLS."""
    text = (ROOT / "packaging/proxy/haproxy.cfg").read_text(encoding="utf-8")
    text = re.sub(r"(?m)^ +(bind :443|http-request) .*\n", "", text)
    text = text.replace("bind :80", f"bind {HOST}:{port}")
    text = re.sub(r"(?m)^ +server letschatd-2 .*\n", "", text)

    def lines(found):
        return "".join(found[0].replace("letschatd-1", f"letschatd-{number}")
                       .replace("192.0.2.11:8080", f"{HOST}:{each.port}")
                       for number, each in enumerate(servers, 1))
    return re.sub(r"(?m)^ +server letschatd-1 .*\n", lines, text)


class Proxy:
    """haproxy with the file of packaging/proxy, but for the addresses."""

    def __init__(self, place, nodes):
        self.host, self.port = HOST, free_port()
        path = place / "haproxy.cfg"
        path.write_text(sample_of_haproxy(self.port, nodes), encoding="utf-8")
        with open(place / "proxy.log", "ab") as log:
            self.process = subprocess.Popen([*launcher, "haproxy", "-db", "-f", path],
                                            stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        eventually(lambda: is_open(self.port))

    def stop(self):
        self.process.terminate()
        self.process.wait()


class Cluster:
    """Three nodes on one database and one bus; `host` and `port` are those of the proxy."""

    def __init__(self, place, postgres, count=3):
        keys = place / "jwt-secret"
        keys.touch(0o600)
        keys.write_bytes(b"demo:" + base64.b64encode(os.urandom(64)) + b"\n")
        self.nodes, self.proxy = [], None
        self.redis = Redis(place)
        for number in range(1, count + 1):
            self.nodes.append(Node(number, place, database_url=postgres.url,
                                   redis_url=self.redis.url, jwt_secret_file=keys))
        self.proxy = Proxy(place, self.nodes)
        self.host, self.port = self.proxy.host, self.proxy.port

    def end(self):
        """All at once: each node drains for some seconds."""
        self.proxy.stop()
        for node in self.nodes:
            node.process.terminate()
        for node in self.nodes:
            node.stop()
        self.redis.stop()
