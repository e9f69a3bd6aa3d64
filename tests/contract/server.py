"""A letschatd of the test's own, as a process: the program is all that is shared with the project."""

import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from urllib.parse import urlsplit

#: The letschatd under test; main.py sets it.
program = None
#: What starts every process, such as one that lets it end with this one.
launcher = []


class Server:
    """One server on the embedded default, in a directory of its own.

    Settings are given as in its configuration file: Server(rate_limits="on"). Passwords are cheap
    and limits off unless a test wants them.
    """

    DEFAULTS = {
        "listen": "127.0.0.1:0",
        "admin_listen": "127.0.0.1:0",
        "argon2_passes": "1",
        "argon2_memory_mib": "8",
        "rate_limits": "off",
        "log_level": "debug",
    }

    def __init__(self, environment=None, log_path=None, **settings):
        """`environment`: variables beside those of the test. `log_path`: elsewhere than in its
        directory, which goes with it."""
        self.environment = environment or {}
        self.directory = tempfile.TemporaryDirectory(prefix="letschat-contract-", dir="/tmp")
        os.chmod(self.directory.name, 0o755)  # under root, PostgreSQL's user passes through
        self.settings = {**self.DEFAULTS, "data_dir": self.directory.name, **settings}
        self.log_path = log_path or os.path.join(self.directory.name, "letschatd.log")
        self.start()

    def start(self, **changed):
        """Starts it, again on the port that it had; returns when it is ready."""
        self.settings.update(changed)
        flags = [word for name, value in self.settings.items()
                 for word in ("--" + name.replace("_", "-"), str(value))]
        clean = {name: value for name, value in os.environ.items()
                 if not name.startswith("LETSCHAT_")}
        clean.update(self.environment)
        with open(self.log_path, "ab") as log:
            self.process = subprocess.Popen([*launcher, program, "serve", *flags], env=clean,
                                            stderr=log, stdout=subprocess.PIPE)
        line = self.process.stdout.readline().decode()
        if not line.startswith("letschatd ready on "):
            raise RuntimeError(f"letschatd did not start: {line}{self.log()}")
        address = urlsplit(line.split()[-1])
        self.host, self.port = address.hostname, address.port
        self.settings["listen"] = f"{self.host}:{self.port}"

    @property
    def admin_port(self):
        """The port of admin_listen, as the log tells it."""
        found = re.findall(r"admin_listen: http://\S+:(\d+)", self.log())
        return int(found[-1])

    def log(self):
        with open(self.log_path, encoding="utf-8", errors="replace") as log:
            return log.read()

    def kill(self):
        """kill -9."""
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()

    def terminate(self, patience=15):
        """SIGTERM; the exit status."""
        self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(patience)
        finally:
            if self.process.poll() is None:
                self.process.kill()
                self.process.wait()
            self.process.stdout.close()

    def stop(self):
        if self.process.poll() is None:
            self.terminate()
        self.directory.cleanup()

    # The private PostgreSQL.

    @property
    def postgres_pid(self):
        """Of the postmaster; None when none is noted."""
        for found, _, names in os.walk(self.directory.name):
            if "postmaster.pid" in names:
                with open(os.path.join(found, "postmaster.pid"), encoding="ascii") as file:
                    return int(file.readline())
        return None

    def sql(self, statement):
        """Runs SQL in the private cluster, past the server; the rows as lines of text."""
        socket_dir = None
        for found, _, names in os.walk(self.settings["data_dir"]):
            if any(name.startswith(".s.PGSQL.") and not name.endswith(".lock") for name in names):
                socket_dir = found
        done = subprocess.run(
            ["psql", "-X", "-A", "-t", "-q", "-v", "ON_ERROR_STOP=1", "-h", socket_dir, "-U",
             "letschat", "-d", "postgres", "-c", statement],
            check=False, capture_output=True, text=True)
        if done.returncode:
            raise RuntimeError(done.stderr)
        return done.stdout.splitlines()


def eventually(condition, patience=10.0, pause=0.05):
    """The first true value of condition(); fails when none comes in time."""
    end = time.monotonic() + patience
    while True:
        value = condition()
        if value:
            return value
        if time.monotonic() > end:
            raise AssertionError(f"still {value!r} after {patience} s")
        time.sleep(pause)


def say(text):
    print(text, file=sys.stderr, flush=True)
