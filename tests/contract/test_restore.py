"""protocol.md, 4.4: epoch names the life of the database, and a restore begins another."""

import subprocess
import unittest

from outage import Postgres, binaries
from rest import Person, acquaint
from server import Server
from socketclient import Device


class Restore(unittest.TestCase):
    def setUp(self):
        self.postgres = Postgres()
        self.addCleanup(self.postgres.stop)

    def run_on(self, database, *command, text=None):
        done = subprocess.run([f"{binaries()}/{command[0]}", "-h", self.postgres.directory.name,
                               "-U", "letschat", *command[1:], database], input=text,
                              capture_output=True, text=True, check=True)
        return done.stdout

    def serve(self, database):
        url = f"postgresql://letschat@/{database}?host={self.postgres.directory.name}"
        server = Server(database_url=url)
        self.addCleanup(server.stop)
        return server

    def test_a_restored_dump_has_another_epoch(self):
        """4.4: after a restore from a backup the epoch differs, on the socket too."""
        server = self.serve("postgres")
        ada, grace = Person(server), Person(server)
        conversation = acquaint(ada, grace)
        epoch = ada.sync()["epoch"]
        dump = self.run_on("postgres", "pg_dump")
        ada.send(conversation, "after the backup")
        server.terminate()
        server.start()
        self.assertEqual(ada.sync()["epoch"], epoch)
        server.terminate()
        self.run_on("restored", "createdb")
        self.run_on("restored", "psql", "-q", "-v", "ON_ERROR_STOP=1", text=dump)
        with open(f"{server.settings['data_dir']}/jwt-secret", encoding="ascii") as keys:
            secret = keys.read()
        restored = Server(database_url=f"postgresql://letschat@/restored?host="
                                       f"{self.postgres.directory.name}",
                          jwt_secret_file=self.secret_file(secret))
        self.addCleanup(restored.stop)
        ada.server = restored
        reply = ada.sync()
        self.assertNotEqual(reply["epoch"], epoch)
        self.assertEqual(len(reply["messages"]), 2)
        with Device(ada) as device:
            self.assertEqual(device.welcome["epoch"], reply["epoch"])

    def secret_file(self, secret):
        path = f"{self.postgres.directory.name}/jwt-secret"
        with open(path, "w", encoding="ascii") as file:
            file.write(secret)
        return path
