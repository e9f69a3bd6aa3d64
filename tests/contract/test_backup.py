"""letschatd backup and restore: all that a server is, in one file, and back."""

import glob
import hashlib
import io
import json
import os
import signal
import stat
import subprocess
import tarfile
import threading
import unittest
from urllib.parse import quote

from commands import CHEAP, Folder, launch, run
from outage import Postgres, binaries
from rest import Person, acquaint, call
from server import Server, eventually


PASSWORD = r"p'w \%&?"


class Arguments:
    """Looks at the arguments of all programs of PostgreSQL that run meanwhile."""

    def __init__(self):
        self.seen, self.is_over = set(), threading.Event()
        self.thread = threading.Thread(target=self.watch)

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.is_over.set()
        self.thread.join()

    def watch(self):
        while not self.is_over.is_set():
            for path in glob.glob("/proc/[0-9]*/cmdline"):
                try:
                    with open(path, "rb") as file:
                        arguments = file.read()
                except OSError:
                    continue
                program = arguments.split(b"\0")[0].rsplit(b"/")[-1]
                if program in (b"pg_dump", b"pg_restore", b"psql", b"sh"):
                    self.seen.add(arguments)


def files_of(path):
    """{name: bytes} of a backup, by a program that has nothing of the project."""
    with tarfile.open(path) as archive:
        return {each.name: archive.extractfile(each).read() for each in archive}


def pack(path, files):
    """A backup with these files and the sums that belong to them."""
    files = {name: data for name, data in files.items() if name != "SHA256SUMS"}
    sums = "".join(f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in files.items())
    with tarfile.open(path, "w", format=tarfile.USTAR_FORMAT) as archive:
        for name, data in {**files, "SHA256SUMS": sums.encode()}.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))


class BackupCase(unittest.TestCase):
    def setUp(self):
        self.folder = Folder()
        self.addCleanup(self.folder.cleanup)
        self.file = self.folder.name + "/letschat.backup"

    def serve(self, **settings):
        server = Server(**settings)
        self.addCleanup(server.stop)
        return server

    def command(self, name, file, *more, data_dir):
        return run(name, file, *more, "--data-dir", data_dir, **CHEAP)

    def back_up(self, server, *more):
        done = self.command("backup", self.file, *more, data_dir=server.settings["data_dir"])
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        return done.stdout

    def restore(self, *more, data_dir, file=None):
        done = self.command("restore", file or self.file, *more, data_dir=data_dir)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def assert_refused(self, done, status, *named):
        self.assertEqual((done.returncode, done.stdout), (status, ""), done.stderr)
        last = done.stderr.strip().splitlines()[-1]
        for each in named:
            self.assertIn(each, last)

    def new_home(self):
        folder = Folder()
        self.addCleanup(folder.cleanup)
        return folder.name + "/data"


class BackupTest(BackupCase):
    def test_there_and_back(self):
        """4.4: people, messages and sessions are there again, in another life of the database."""
        server = self.serve()
        ada, grace = Person(server), Person(server, display_name="Grace Hopper 🎉")
        conversation = acquaint(ada, grace)
        ada.send(conversation, "before 'it'; \\ \t Grüße 😀")
        epoch = ada.sync()["epoch"]
        self.assertIn("2 accounts", self.back_up(server))
        ada.send(conversation, "after")
        Person(server)
        home = self.new_home()
        self.assertIn("2 accounts", self.restore(data_dir=home))
        ada.server = grace.server = self.serve(data_dir=home)
        self.assertEqual(grace.get("/users/me").json["display_name"], "Grace Hopper 🎉")
        bodies = [each["body"] for each in ada.get(f"/conversations/{conversation}/messages")
                  .json["messages"]]
        self.assertIn("before 'it'; \\ \t Grüße 😀", bodies)
        self.assertEqual(len(bodies), 3)
        self.assertNotEqual(ada.sync()["epoch"], epoch)
        renewed = call(ada.server, "POST", "/auth/refresh", {"refresh_token": ada.refresh_token})
        self.assertEqual(renewed.status, 200, renewed.body)
        ada.sign_in()
        self.assertEqual(len(grace.server.sql("SELECT name FROM schema_migrations")),
                         len(server.sql("SELECT name FROM schema_migrations")))

    def test_while_people_write(self):
        """A backup is of one moment: every conversation in it is whole up to its last message."""
        server = self.serve()
        ada, grace = Person(server), Person(server)
        conversation = acquaint(ada, grace)
        is_over = threading.Event()

        def write():
            while not is_over.is_set():
                ada.send(conversation, "x" * 500)

        writer = threading.Thread(target=write)
        writer.start()
        self.back_up(server)
        is_over.set()
        writer.join()
        home = self.new_home()
        self.restore(data_dir=home)
        again = self.serve(data_dir=home)
        self.assertEqual(again.sql("SELECT count(*) = max(seq), max(seq) = max(c.last_seq) "
                                   "FROM messages JOIN conversations c ON c.id = conversation_id"),
                         ["t|t"])

    def test_without_a_server(self):
        """It starts the private cluster for as long as it takes."""
        server = self.serve()
        Person(server)
        server.terminate()
        self.back_up(server)
        self.assertIsNone(server.postgres_pid)

    def test_the_file(self):
        """Only its owner may read it; ordinary programs look into it and check it."""
        server = self.serve()
        os.umask(0o022)
        self.back_up(server)
        self.assertEqual(stat.S_IMODE(os.stat(self.file).st_mode), 0o600)
        files = files_of(self.file)
        self.assertEqual(list(files), ["backup.json", "jwt-secret", "database.dump", "SHA256SUMS"])
        for line in files["SHA256SUMS"].decode().splitlines():
            digest, name = line.split("  ")
            self.assertEqual(hashlib.sha256(files[name]).hexdigest(), digest)
        listed = subprocess.run([binaries() + "/pg_restore", "--list"], check=True,
                                input=files["database.dump"], capture_output=True).stdout
        self.assertIn(b"TABLE DATA public messages", listed)

    def test_it_has_its_name_once_it_is_whole(self):
        """What fails leaves the file of last time, and nothing beside it."""
        server = self.serve()
        Person(server)
        self.back_up(server)
        before = files_of(self.file)
        server.sql("CREATE ROLE poor LOGIN")
        server.sql("GRANT SELECT ON schema_migrations, users TO poor")
        [socket_dir] = server.sql("SHOW unix_socket_directories")
        done = run("backup", self.file, "--data-dir", self.folder.name + "/none", "--database-url",
                   f"postgresql://poor@/postgres?host={socket_dir}", **CHEAP)
        self.assert_refused(done, 1, "pg_dump", "denied")
        self.assertEqual(files_of(self.file), before)
        self.assertEqual([each for each in os.listdir(self.folder.name) if "backup" in each],
                         ["letschat.backup"])

    def test_interrupted(self):
        """Ctrl-C or a kill leaves no part of a file, and no pg_dump behind."""
        server = self.serve()
        [socket_dir] = server.sql("SHOW unix_socket_directories")
        holding = "BEGIN; LOCK TABLE messages IN ACCESS EXCLUSIVE MODE; SELECT pg_sleep(60)"
        dumping = "SELECT pid FROM pg_stat_activity WHERE application_name = 'pg_dump'"
        with subprocess.Popen([binaries() + "/psql", "-h", socket_dir, "-U", "letschat", "-d",
                               "postgres", "-c", holding], stdout=subprocess.DEVNULL,
                              stderr=subprocess.DEVNULL) as psql:
            self.addCleanup(psql.kill)
            eventually(lambda: server.sql("SELECT 1 FROM pg_locks WHERE granted AND mode = "
                                          "'AccessExclusiveLock' AND relation = "
                                          "'messages'::regclass"))
            for number in signal.SIGINT, signal.SIGTERM, signal.SIGKILL:
                process = launch("backup", self.file, "--data-dir", server.settings["data_dir"])
                self.addCleanup(process.kill)
                eventually(lambda: server.sql(dumping))
                process.send_signal(number)
                process.communicate(timeout=10)
                self.assertNotEqual(process.returncode, 0)
                self.assertEqual(os.listdir(self.folder.name), [])
                server.sql("SELECT pg_cancel_backend(pid) FROM pg_stat_activity "
                           "WHERE application_name = 'pg_dump'")
                eventually(lambda: not server.sql(dumping))
            psql.kill()

    def test_nothing_to_back_up(self):
        """A directory without a database is told, and nothing is made in it."""
        home = self.new_home()
        self.assert_refused(self.command("backup", self.file, data_dir=home), 1, home)
        self.assertFalse(os.path.exists(home) or os.path.exists(self.file))

    def test_where_it_cannot_be_written(self):
        """One sentence that names the file."""
        server = self.serve()
        path = self.folder.name + "/none/letschat.backup"
        done = self.command("backup", path, data_dir=server.settings["data_dir"])
        self.assert_refused(done, 1, path)


class RestoreTest(BackupCase):
    def make(self):
        """A backup of a server with one person, which is ended."""
        server = self.serve()
        person = Person(server)
        self.back_up(server)
        server.terminate()
        return server, person

    def test_a_file_that_is_not_whole(self):
        """Whatever is wrong with the file, nothing is made and nothing changed."""
        self.make()
        with open(self.file, "rb") as file:
            good = file.read()
        home = self.new_home()
        bad = self.folder.name + "/bad"
        dump = good.index(b"PGDMP")
        cases = {"empty": b"", "text": b"hello\n" * 1000, "half": good[:len(good) // 2],
                 "no end": good[:-2048], "dump alone": good[dump:]}
        for at in (600, dump + 20, dump + 5000, len(good) - 1500, 3):
            cases[f"byte {at}"] = good[:at] + bytes([good[at] ^ 1]) + good[at + 1:]
        for name, data in cases.items():
            with self.subTest(name):
                with open(bad, "wb") as file:
                    file.write(data)
                self.assert_refused(self.command("restore", bad, data_dir=home), 1, bad)
                self.assertFalse(os.path.exists(home))
        missing = self.folder.name + "/missing"
        self.assert_refused(self.command("restore", missing, data_dir=home), 1, missing)

    def test_a_dump_that_ends_early(self):
        """In one transaction: what PostgreSQL cannot read to its end leaves all as it was."""
        server, person = self.make()
        files = files_of(self.file)
        dump = files["database.dump"]
        for name, data in {"cut": dump[:-len(dump) // 4], "other": b"PGDMP nonsense",
                           "empty": b""}.items():
            with self.subTest(name):
                pack(self.file, {**files, "database.dump": data})
                done = self.command("restore", self.file, "--force",
                                    data_dir=server.settings["data_dir"])
                self.assert_refused(done, 1, "Nothing was changed")
        server.start()
        self.assertEqual(person.get("/users/me").status, 200)

    def test_a_newer_one(self):
        """A backup with a migration that this program does not know is refused by name."""
        self.make()
        files = files_of(self.file)
        about = json.loads(files["backup.json"])
        for change in {"schema": "9999_future.sql"}, {"format": 99}:
            pack(self.file, {**files, "backup.json": json.dumps({**about, **change}).encode()})
            home = self.new_home()
            self.assert_refused(self.command("restore", self.file, data_dir=home), 1, "newer")
            self.assertFalse(os.path.exists(home))

    def test_people_are_not_replaced_unasked(self):
        """A database that holds people is left alone, unless --force says so."""
        server, ada = self.make()
        server.start()
        grace = Person(server)
        epoch = ada.sync()["epoch"]
        server.sql("CREATE TABLE of_a_newer_schema (id uuid)")
        server.terminate()
        home = server.settings["data_dir"]
        self.assert_refused(self.command("restore", self.file, data_dir=home), 1, "--force")
        server.start()
        self.assertEqual(grace.get("/users/me").status, 200)
        server.terminate()
        self.restore("--force", data_dir=home)
        server.start()
        self.assertEqual(ada.get("/users/me").status, 200)
        self.assertEqual(call(server, "POST", "/auth/login", {
            "username": grace.name, "password": grace.password}).status, 401)
        self.assertNotEqual(ada.sync()["epoch"], epoch)
        self.assertEqual(server.sql("SELECT to_regclass('of_a_newer_schema') IS NULL"), ["t"])
        server.terminate()
        epoch = server.start() or ada.sync()["epoch"]
        server.terminate()
        server.start()
        self.assertEqual(ada.sync()["epoch"], epoch)

    def test_an_empty_server_is_nobody(self):
        """A server that was started once and has no people needs no --force."""
        _, ada = self.make()
        empty = self.serve()
        empty.terminate()
        self.restore(data_dir=empty.settings["data_dir"])
        empty.start()
        ada.server = empty
        self.assertEqual(ada.get("/users/me").status, 200)

    def test_beside_a_running_server(self):
        """A server that runs is not robbed of its database, even with --force."""
        server, _ = self.make()
        server.start()
        done = self.command("restore", self.file, "--force", data_dir=server.settings["data_dir"])
        self.assert_refused(done, 2, "data_dir")
        self.assertEqual(call(server, "GET", "/healthz").status, 200)

    def test_the_keys_have_their_mode(self):
        """The signing keys come back readable by their owner only."""
        self.make()
        home = self.new_home()
        self.restore(data_dir=home)
        path = home + "/jwt-secret"
        self.assertEqual(stat.S_IMODE(os.stat(path).st_mode), 0o600)
        with open(path, "rb") as file:
            self.assertEqual(file.read(), files_of(self.file)["jwt-secret"])


class ElsewhereTest(BackupCase):
    """The same with database_url."""

    def setUp(self):
        super().setUp()
        self.postgres = Postgres()
        self.addCleanup(self.postgres.stop)

    def url(self, database):
        return f"postgresql://letschat@/{database}?host={self.postgres.directory.name}"

    def make_database(self, name):
        subprocess.run([binaries() + "/createdb", "-h", self.postgres.directory.name, "-U",
                        "letschat", name], check=True)

    def test_into_another_database(self):
        """database_url: from one database into another, with keys of the administrator's."""
        keys = self.folder.write("keys", "one:" + "A" * 43 + "=\n")
        server = self.serve(database_url=self.url("postgres"), jwt_secret_file=keys)
        ada = Person(server)
        said = self.back_up(server, "--database-url", self.url("postgres"), "--jwt-secret-file",
                            keys)
        self.assertIn(keys, said)
        self.assertNotIn("jwt-secret", files_of(self.file))
        self.make_database("second")
        home = self.new_home()
        self.restore("--database-url", self.url("second"), data_dir=home)
        ada.server = self.serve(database_url=self.url("second"), jwt_secret_file=keys)
        self.assertEqual(ada.get("/users/me").status, 200)

    def test_beside_a_server_elsewhere(self):
        """database_url: a letschatd of another machine counts as one of this."""
        for more in "", "&application_name=chat":
            url = self.url("postgres") + more
            server = self.serve(database_url=url)
            ada = Person(server)
            self.back_up(server, "--database-url", url)
            done = self.command("restore", self.file, "--force", "--database-url", url,
                                data_dir=self.new_home())
            self.assert_refused(done, 1, "database_url")
            self.assertEqual(ada.get("/users/me").status, 200)
            server.terminate()

    def test_a_password_is_not_shown(self):
        """operations: a password is never an argument, of PostgreSQL's programs neither."""
        self.make_database("locked")
        psql = [binaries() + "/psql", "-h", self.postgres.directory.name, "-U", "letschat", "-c"]
        for sql in (r"CREATE ROLE app LOGIN PASSWORD 'p''w \%&?'", "ALTER DATABASE locked OWNER TO app"):
            subprocess.run([*psql, sql, "postgres"], check=True, capture_output=True)
        with open(self.postgres.data + "/pg_hba.conf", "w", encoding="ascii") as file:
            file.write("local all letschat trust\nlocal all all scram-sha-256\n")
        subprocess.run([*psql, "SELECT pg_reload_conf()", "postgres"], check=True,
                       capture_output=True)
        url = (f"postgresql://app:{quote(PASSWORD, safe='')}@/locked?host="
               f"{self.postgres.directory.name}&keepalives=1")
        variables = {"LETSCHAT_DATABASE_URL": url}
        Person(self.serve(database_url=url)).server.terminate()
        with Arguments() as shown:
            home = self.new_home()
            for words in ("backup",), ("restore", "--force"):
                done = run(*words, self.file, "--data-dir", home, **variables, **CHEAP)
                self.assertEqual(done.returncode, 0, done.stderr)
        for program in b"pg_dump", b"pg_restore", b"psql":
            self.assertTrue(any(program in each for each in shown.seen), program)
        for each in shown.seen:
            self.assertNotIn(PASSWORD.encode(), each)
            self.assertNotIn(quote(PASSWORD, safe="").encode(), each)

    def test_a_database_of_somebody_elses(self):
        """database_url: tables that are not LetsChat's stay as they are."""
        server = self.serve()
        Person(server)
        self.back_up(server)
        self.make_database("shop")
        psql = [binaries() + "/psql", "-h", self.postgres.directory.name, "-U", "letschat", "-Atc"]
        subprocess.run([*psql, "CREATE TABLE users AS SELECT 7 AS customer", "shop"], check=True,
                       capture_output=True)
        done = self.command("restore", self.file, "--database-url", self.url("shop"),
                            data_dir=self.new_home())
        self.assert_refused(done, 1, "already exists", "Nothing was changed")
        left = subprocess.run([*psql, "SELECT customer FROM users", "shop"], check=True,
                              capture_output=True, text=True).stdout
        self.assertEqual(left, "7\n")

    def test_a_database_that_is_away(self):
        """operations: no database: one clear sentence, exit 3."""
        done = run("backup", self.file, "--database-url", "postgresql://x@127.0.0.1:1/x",
                   "--log-level", "error", "--data-dir", self.new_home())
        self.assert_refused(done, 3, "database_url")
        self.assertFalse(os.path.exists(self.file))
