"""A PostgreSQL of the test's own, which comes and goes as the test wants."""

import glob
import os
import signal
import subprocess
import tempfile

from server import eventually, launcher


def binaries():
    """The directory of the newest PostgreSQL."""
    found = glob.glob("/usr/lib/postgresql/*/bin")
    return max(found, key=lambda path: float(path.split("/")[4]))


class Postgres:
    """Its user is letschat, its address a Unix socket. `parent` is where it may make its directory."""

    def __init__(self, parent="/tmp"):
        self.directory = tempfile.TemporaryDirectory(prefix="letschat-contract-", dir=parent)
        self.as_user = []
        if os.geteuid() == 0:
            subprocess.run(["chown", "postgres", self.directory.name], check=True)
            os.chmod(self.directory.name, 0o755)
            self.as_user = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
        self.data = os.path.join(self.directory.name, "data")
        subprocess.run([*self.as_user, binaries() + "/initdb", "-D", self.data, "-U", "letschat",
                        "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"],
                       check=True, capture_output=True, cwd="/")
        self.start()

    @property
    def url(self):
        return f"postgresql://letschat@/postgres?host={self.directory.name}"

    def start(self):
        """Returns when it answers."""
        with open(os.path.join(self.directory.name, "log"), "ab") as log:
            self.process = subprocess.Popen(
                [*self.as_user, *launcher, binaries() + "/postgres", "-D", self.data, "-k",
                 self.directory.name, "-c", "listen_addresses="], stdout=log, stderr=log, cwd="/")
        eventually(self.is_ready)

    def is_ready(self):
        done = subprocess.run([binaries() + "/pg_isready", "-q", "-h", self.directory.name],
                              check=False)
        return done.returncode == 0

    def sql(self, statement):
        """Runs SQL in it, past the server; the rows as lines of text."""
        done = subprocess.run(
            ["psql", "-X", "-A", "-t", "-q", "-v", "ON_ERROR_STOP=1", "-h", self.directory.name,
             "-U", "letschat", "-d", "postgres", "-c", statement],
            check=False, capture_output=True, text=True)
        if done.returncode:
            raise RuntimeError(done.stderr)
        return done.stdout.splitlines()

    def kill(self):
        """kill -9 of the postmaster; returns when its children are gone too."""
        self.process.kill()
        self.process.wait()
        eventually(lambda: not self.children())

    def children(self):
        """Processes that work in its directory."""
        found = []
        for path in glob.glob("/proc/[0-9]*/cwd"):
            try:
                if os.readlink(path) == self.data:
                    found.append(path)
            except OSError:
                pass
        return found

    def stop(self):
        self.process.send_signal(signal.SIGQUIT)
        self.process.wait()
        self.directory.cleanup()
