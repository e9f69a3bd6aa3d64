"""operations: killed in any way, the next start recovers, and ends nothing that is not its own."""

import os
import shutil
import subprocess
import unittest

import server as program
from outage import Postgres
from rest import Person
from server import Server


class Survival(unittest.TestCase):
    def test_a_process_number_that_is_anothers_by_now(self):
        """operations: no PostgreSQL of its own is left behind; that of others is left alone."""
        others = Postgres()
        self.addCleanup(others.stop)
        server = Server()
        self.addCleanup(server.stop)
        name = Person(server).name
        server.kill()
        path = f"{server.settings['data_dir']}/postgres/postmaster.pid"
        program.eventually(lambda: not os.path.exists(path) or not is_alive(server.postgres_pid))
        with open(path, "w", encoding="ascii") as file:
            file.write(f"{others.process.pid}\n{server.settings['data_dir']}/postgres\n")
        shutil.chown(path, "postgres") if os.geteuid() == 0 else None
        server.start()
        self.assertIsNone(others.process.poll())
        self.assertIn("1", server.sql(f"SELECT count(*) FROM users WHERE username = '{name}'"))

    @unittest.skipUnless(os.geteuid() == 0, "namespaces of processes need root")
    def test_the_same_process_number_again(self):
        """operations: in a container it is process 1 at every start, also after kill -9."""
        server = Server()
        self.addCleanup(server.stop)
        server.terminate()
        flags = ["--data-dir", server.settings["data_dir"], "--listen", "127.0.0.1:0",
                 "--admin-listen", "off", "--argon2-memory-mib", "8", "--argon2-passes", "1"]
        for _ in range(2):
            with subprocess.Popen(["unshare", "--pid", "--fork", "--mount-proc", program.program,
                                   "serve", *flags], stdout=subprocess.PIPE,
                                  stderr=subprocess.DEVNULL) as process:
                self.assertIn(b"letschatd ready on", process.stdout.readline())
                children = f"/proc/{process.pid}/task/{process.pid}/children"
                with open(children, encoding="ascii") as file:
                    os.kill(int(file.read().split()[0]), 9)


def is_alive(pid):
    return pid is not None and os.path.exists(f"/proc/{pid}")
