"""operations.md: how the server starts, stops, is killed, and what it leaves behind."""

import base64
import glob
import http.client
import os
import re
import socket
import stat
import threading
import time
import unittest

from commands import Folder, end, launch, run
from rest import BASE, Person, acquaint, call, new_nonce
from server import Server, eventually
from socketclient import Device, Socket
from wire import ME, Problems, Wire, request


def processes_in(directory):
    """The pids of processes that work below a directory: its PostgreSQL's."""
    found = set()
    for path in glob.glob("/proc/[0-9]*/cwd"):
        try:
            if os.readlink(path).startswith(directory):
                found.add(int(path.split("/")[2]))
        except OSError:
            pass
    return found


class Running(Problems, unittest.TestCase):
    def serve(self, **settings):
        server = Server(**settings)
        self.addCleanup(server.stop)
        return server

    def folder(self):
        folder = Folder()
        self.addCleanup(folder.cleanup)
        return folder

    def gone(self, server):
        """Fails unless nothing of the server's PostgreSQL is left soon."""
        eventually(lambda: not processes_in(server.directory.name))


class Start(Running):
    def test_the_ready_line(self):
        """operations: stdout carries one line, flushed, when the server is ready."""
        process = launch("--listen", "127.0.0.1:0", "--admin-listen", "off", "--data-dir",
                         self.folder().name)
        self.addCleanup(process.kill)
        line = process.stdout.readline()
        found = re.fullmatch(r"letschatd ready on http://127\.0\.0\.1:(\d+)\n", line)
        self.assertTrue(found, line)
        with socket.create_connection(("127.0.0.1", int(found[1]))):
            pass
        status, rest, _ = end(process)
        self.assertEqual((status, rest), (0, ""))

    def test_the_service_manager_is_told(self):
        """operations: READY=1 goes to the service manager with the line."""
        folder = self.folder()
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
            manager.bind(folder.name + "/notify")
            manager.settimeout(30)
            process = launch("serve", "--listen", "127.0.0.1:0", "--admin-listen", "off",
                             "--data-dir", folder.name + "/data",
                             NOTIFY_SOCKET=folder.name + "/notify")
            self.addCleanup(process.kill)
            self.assertIn(b"READY=1", manager.recv(1024).split(b"\n"))
            self.assertEqual(end(process)[0], 0)

    def test_a_directory_that_is_not_there(self):
        """operations: it makes its data directory, however long its path (107 bytes)."""
        deep = "/".join([self.folder().name, *["d" * 40] * 3])
        server = self.serve(data_dir=deep)
        Person(server)
        self.assertEqual(server.terminate(), 0)
        self.assertEqual(processes_in(deep), set())

    def test_the_signing_key(self):
        """operations: its signing key is kid:base64 with 32 bytes or more, 0600."""
        server = self.serve()
        path = server.directory.name + "/jwt-secret"
        self.assertEqual(stat.S_IMODE(os.stat(path).st_mode), 0o600)
        with open(path, encoding="ascii") as file:
            for line in file:
                _, _, secret = line.strip().partition(":")
                self.assertGreaterEqual(len(base64.b64decode(secret, validate=True)), 32)

    def test_the_private_cluster(self):
        """operations: UTF8 and C.UTF-8, fsync on, a Unix socket and never a TCP port."""
        server = self.serve()
        self.assertEqual(server.sql("SHOW listen_addresses"), [""])
        self.assertEqual(server.sql("SHOW fsync"), ["on"])
        self.assertEqual(server.sql("SHOW server_encoding"), ["UTF8"])
        # SHOW lc_ctype is no more from PostgreSQL 16.
        self.assertEqual(server.sql("SELECT datcollate || ' ' || datctype FROM pg_database "
                                    "WHERE datname = current_database()"), ["C.UTF-8 C.UTF-8"])
        self.assertNotEqual(server.sql("SHOW synchronous_commit"), ["off"])
        if os.geteuid() == 0:
            self.assertNotEqual(os.stat(f"/proc/{server.postgres_pid}").st_uid, 0)

    def test_a_second_server_on_the_same_data(self):
        """operations: no PostgreSQL is started twice: a second server is refused, named why."""
        server = self.serve()
        pid = server.postgres_pid
        done = run("serve", "--listen", "127.0.0.1:0", "--admin-listen", "off", "--data-dir",
                   server.directory.name)
        self.assertIn(done.returncode, (2, 3, 4))
        self.assertIn("data_dir", done.stderr.strip().splitlines()[-1])
        self.assertEqual(done.stdout, "")
        Person(server)
        self.assertEqual(server.postgres_pid, pid)


class Stop(Running):
    @staticmethod
    def wait_for(server):
        """The exit status, which must come within 10 s."""
        status = server.process.wait(10)
        server.process.stdout.close()
        return status

    def test_sigterm(self):
        """operations: SIGTERM drains and exits 0 within 10 s, and leaves no PostgreSQL."""
        server = self.serve()
        ada = Person(server)
        idle, begun, used = Wire(server), Wire(server), Wire(server)
        begun.send(b"POST /api/v1/sync HTTP/1.1\r\nHost: test\r\nContent-Len")
        self.assertEqual(used.ask("GET", ME, token=ada.token).status, 200)
        device, silent = Device(ada), Socket(server)
        begin = time.monotonic()
        self.assertEqual(server.terminate(), 0)
        self.assertLess(time.monotonic() - begin, 10)
        self.gone(server)
        self.assertTrue(idle.has_ended() and used.has_ended())
        self.assert_drained(begun)
        for connection in idle, begun, used, device, silent:
            connection.close()

    def assert_drained(self, wire):
        """A request that had begun to come: 503 with Retry-After, or the end."""
        try:
            self.assert_problem(wire.answer(), 503, "unavailable")
        except EOFError as end:
            self.assertEqual(end.args[0], b"")

    def test_sockets_close_with_1001(self):
        """5: 1001, the server is going; a client that does not answer holds nothing up."""
        server = self.serve()
        ada = Person(server)
        devices = [Device(ada) for _ in range(3)]
        server.process.terminate()
        for device in devices[:2]:
            self.assertEqual(device.expect_close(), 1001)
        self.assertEqual(self.wait_for(server), 0)
        for device in devices:
            device.close()

    def test_what_is_under_way_is_answered(self):
        """operations: SIGTERM drains: what is under way gets its answer, or 503, and is kept."""
        server = self.serve(argon2_passes=20, argon2_memory_mib=64)
        ada = Person(server)
        with Wire(server, patience=12) as wire:
            body = {"username": ada.name, "password": ada.password}
            wire.send(request("POST", BASE + "/auth/login", body))
            time.sleep(0.1)
            server.process.terminate()
            reply = wire.answer()
            self.assertIn(reply.status, (200, 503))
            self.assertTrue(wire.has_ended())
        self.assertEqual(self.wait_for(server), 0)

    def test_acknowledged_while_going(self):
        """4.3: what is acknowledged while the server drains is kept."""
        server = self.serve()
        ada, grace = Person(server), Person(server)
        path = f"/conversations/{acquaint(ada, grace)}/messages"
        acknowledged = []

        def write():
            while (seq := self.sent(ada, path)) is not None:
                acknowledged.append(seq)

        writer = threading.Thread(target=write)
        writer.start()
        eventually(lambda: len(acknowledged) > 10)
        self.assertEqual(server.terminate(), 0)
        writer.join()
        server.start()
        last = ada.get(path + "?limit=1").json["messages"][0]["seq"]
        self.assertGreaterEqual(last, acknowledged[-1])

    def sent(self, person, path):
        """The number of a new message; None once the server is going."""
        try:
            reply = person.post(path, {"nonce": new_nonce(), "body": "x"})
        except (OSError, http.client.HTTPException):
            return None
        return reply.json["seq"] if reply.status == 201 else None

    def test_kill(self):
        """operations: nothing of PostgreSQL is left after kill -9; the next start recovers."""
        server = self.serve()
        ada = Person(server)
        for _ in range(2):
            self.assertTrue(processes_in(server.directory.name))
            server.kill()
            self.gone(server)
            server.start()
            self.assertEqual(ada.get("/users/me").status, 200)
        masters = [pid for pid in processes_in(server.directory.name)
                   if pid == server.postgres_pid]
        self.assertEqual(len(masters), 1)

    def test_kill_and_start_at_once(self):
        """operations: killed in any way, the next start recovers, even at once."""
        server = self.serve()
        ada = Person(server)
        server.kill()
        server.start()
        self.assertEqual(ada.get("/users/me").status, 200)
        self.assertEqual(server.terminate(), 0)
        self.gone(server)

    def test_kill_while_starting(self):
        """operations: killed while it makes its cluster, the next start recovers."""
        folder = self.folder()
        for pause in 0.1, 0.4, 0.8, 1.2:
            process = launch("--listen", "127.0.0.1:0", "--admin-listen", "off", "--data-dir",
                             folder.name + "/data")
            time.sleep(pause)
            process.kill()
            process.communicate()
        server = self.serve(data_dir=folder.name + "/data")
        Person(server)
        self.assertEqual(server.terminate(), 0)
        eventually(lambda: not processes_in(folder.name))

    def test_sigint(self):
        """operations: Ctrl-C ends a server as SIGTERM does."""
        server = self.serve()
        server.process.send_signal(2)
        self.assertEqual(self.wait_for(server), 0)
        self.gone(server)
        self.assertRaises(OSError, call, server, "GET", "/healthz")
