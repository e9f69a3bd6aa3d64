"""One server and its people: who they are, and how a scenario of the load generator is run on them."""

import json
import os
import re
import subprocess
import tempfile
import time
import urllib.request
from dataclasses import dataclass

import server as contract
from peopling import Peopling
from table import say


@dataclass
class Size:
    """How many people there are, and what they do."""
    talkers: int  # in pairs
    writers: int  # each has direct conversations with its share of the clients
    idle: int  # whose sockets are silent; the first `clients` of them take part in the storm
    clients: int
    members: int  # of the group; the last of the idle ones


FULL = Size(talkers=100, writers=100, idle=18_000, clients=10_000, members=1_000)
QUICK = Size(talkers=100, writers=20, idle=1_200, clients=1_000, members=200)


class House:
    """A server on an embedded cluster of its own, peopled past the server with SQL."""

    def __init__(self, programs, size):
        self.programs = programs
        self.size = size
        contract.program = programs.letschatd
        self.server = contract.Server(log_level="info")
        self.settings = dict(self.server.settings)
        try:
            self.people = Peopling(self.server, size)
        except BaseException:
            self.server.stop()
            raise
        say(f"   {len(self.people.ids)} people")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.server.stop()

    @property
    def pid(self):
        return self.server.process.pid

    def restart(self, **settings):
        """The same server anew, on the same database, with these settings beside its own: nothing of
        the last row is in its memory."""
        self.server.terminate()
        self.server.settings = {**self.settings, **settings}
        self.server.start()

    # The load generator.

    def command(self, scenario, options):
        words = [self.programs.load, scenario]
        for name, value in options.items():
            words += ["--" + name.replace("_", "-"), str(value)]
        return words

    def plan_file(self, lines):
        file = tempfile.NamedTemporaryFile("w", prefix="bench-plan-", encoding="ascii")
        file.write("\n".join([f"server {self.server.host} {self.server.port}",
                              *self.people.person_lines(), *lines]) + "\n")
        file.flush()
        return file

    def load(self, scenario, lines, **options):
        """Runs a scenario to its end; what it measured."""
        with self.plan_file(lines) as plan:
            done = subprocess.run(self.command(scenario, {"plan": plan.name, **options}),
                                  check=False, stdout=subprocess.PIPE, text=True)
        return result_of(done.stdout)

    def hold(self, count, seconds):
        """Starts idle sockets; returns once they are in. The process prints its result later."""
        with self.plan_file(self.people.idle_lines()) as plan:
            holding = subprocess.Popen(
                self.command("hold", {"plan": plan.name, "count": count, "seconds": seconds}),
                stdout=subprocess.PIPE, text=True)
            line = holding.stdout.readline()
        if line != "holding\n":
            holding.wait()
            raise RuntimeError(f"bench_load hold: {line}")
        return holding

    # What the server's process costs.

    def cpu_seconds(self):
        with open(f"/proc/{self.pid}/stat", encoding="ascii") as file:
            fields = file.read().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def cpu_share_over(self, seconds):
        start, before = time.monotonic(), self.cpu_seconds()
        time.sleep(seconds)
        return (self.cpu_seconds() - before) / (time.monotonic() - start)

    def pss(self):
        """In bytes; under root, or for one's own process."""
        with open(f"/proc/{self.pid}/smaps_rollup", encoding="ascii") as file:
            return int(re.search(r"^Pss:\s+(\d+) kB", file.read(), re.M).group(1)) * 1024

    def batches(self):
        """How many transactions stored messages so far, and how many messages."""
        url = f"http://127.0.0.1:{self.server.admin_port}/metrics"
        with urllib.request.urlopen(url, timeout=10) as answer:
            text = answer.read().decode()
        numbers = dict(re.findall(r"^letschat_message_batch_size_(count|sum) (\S+)", text, re.M))
        return float(numbers.get("count", 0)), float(numbers.get("sum", 0))


def result_of(text):
    try:
        return json.loads(text.splitlines()[-1])
    except (IndexError, ValueError) as fault:
        raise RuntimeError(f"bench_load printed no result: {text[-500:]!r}") from fault
