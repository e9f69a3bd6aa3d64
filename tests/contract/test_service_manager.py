"""operations.md, the ready line: what the service manager is told, as systemd's sd_notify(3) has it."""

import os
import socket
import struct
import unittest

from commands import Folder, end, launch

#: struct ucred of unix(7): the pid of who sent a datagram, its user and its group.
CREDENTIALS = struct.Struct("3i")


class ServiceManager(unittest.TestCase):
    def setUp(self):
        self.folder = Folder()
        self.addCleanup(self.folder.cleanup)
        self.manager = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.addCleanup(self.manager.close)
        self.manager.bind(self.folder.name + "/notify")
        os.chmod(self.folder.name + "/notify", 0o777)  # PostgreSQL's user could speak as well
        self.manager.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)
        self.manager.settimeout(30)

    def serve(self, **variables):
        process = launch("serve", "--listen", "127.0.0.1:0", "--admin-listen", "off",
                         "--data-dir", self.folder.name + "/data",
                         NOTIFY_SOCKET=self.folder.name + "/notify", **variables)
        self.addCleanup(process.kill)
        return process

    def hear(self, process):
        """The next thing said, which only the server itself may say."""
        said, ancillary, _, _ = self.manager.recvmsg(1024, socket.CMSG_SPACE(CREDENTIALS.size))
        self.assertEqual(CREDENTIALS.unpack(ancillary[0][2])[0], process.pid, said)
        return said.decode().strip()

    def hear_the_rest(self, process):
        self.manager.setblocking(False)
        said = []
        while True:
            try:
                said.append(self.hear(process))
            except BlockingIOError:
                return said

    def test_a_life(self):
        """operations: READY=1 once it serves, pings within the time that is set, STOPPING=1."""
        process = self.serve(WATCHDOG_USEC="400000")
        self.assertEqual(self.hear(process), "READY=1")
        self.assertTrue(process.stdout.readline().startswith("letschatd ready on "))
        self.manager.settimeout(0.4)  # it is killed when a ping comes later than that
        for _ in range(5):
            self.assertEqual(self.hear(process), "WATCHDOG=1")
        self.assertEqual(end(process)[0], 0)
        rest = self.hear_the_rest(process)
        self.assertEqual([each for each in rest if each != "WATCHDOG=1"], ["STOPPING=1"])

    def test_without_a_watchdog(self):
        """sd_notify: no pings where no time is set, or where it is set for another process."""
        for variables in {}, {"WATCHDOG_USEC": "100000", "WATCHDOG_PID": "1"}:
            process = self.serve(**variables)
            self.assertEqual(self.hear(process), "READY=1")
            self.manager.settimeout(0.5)
            self.assertRaises(TimeoutError, self.hear, process)
            self.assertEqual(end(process)[0], 0)
            self.assertEqual(self.hear_the_rest(process), ["STOPPING=1"])
            self.manager.settimeout(30)
