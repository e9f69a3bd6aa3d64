"""operations.md: settings, where they come from, and how wrong ones are told."""

import socket
import unittest

from commands import Folder, end, launch, run
from rest import call
from server import Server


class Settings(unittest.TestCase):
    def setUp(self):
        self.folder = Folder()
        self.addCleanup(self.folder.cleanup)
        self.data = ["--data-dir", self.folder.name]

    def check(self, *flags, file=None, **variables):
        if file is not None:
            flags += ("--config", self.folder.write("letschatd.toml", file))
        return run("check-config", *flags, *self.data, **variables)

    def assert_refused(self, done, status, *words):
        """Exit with that status, and one sentence on stderr that has these words."""
        self.assertEqual(done.returncode, status, done.stderr)
        self.assertEqual(done.stdout, "")
        self.assertEqual(len(done.stderr.strip().splitlines()), 1, done.stderr)
        for word in words:
            self.assertIn(word, done.stderr)
        self.assertNotIn("Traceback", done.stderr)

    def assert_good(self, done):
        self.assertEqual(done.returncode, 0, done.stderr)


class Wrong(Settings):
    def test_unknown_flags(self):
        """operations: an unknown flag is an error, exit 2, with the nearest known name."""
        for flag, near in {"--lisen": "--listen", "--data-dri": "--data-dir",
                           "--admin-listn": "--admin-listen",
                           "--rate-limit": "--rate-limits"}.items():
            for command in "serve", "check-config":
                self.assert_refused(run(command, flag, "x", *self.data), 2, flag, near)

    def test_unknown_keys(self):
        """operations: an unknown key in a file is an error, exit 2, with the nearest name."""
        for key, near in {"lisen": "listen", "log_levle": "log_level",
                          "registrations": "registration", "LISTEN": "listen"}.items():
            self.assert_refused(self.check(file=f'{key} = "x"\n'), 2, key, near)

    def test_unknown_variables(self):
        """operations: an unknown LETSCHAT_… in the environment is a warning."""
        done = self.check(LETSCHAT_LISEN="x")
        self.assert_good(done)
        self.assertIn("LETSCHAT_LISEN", done.stderr)
        self.assertIn("LETSCHAT_LISTEN", done.stderr)
        done = self.check(LETSCHAT_CLIENT_SERVER="http://x", LETSCHAT_CLIENT_PROFILE="y")
        self.assertEqual((done.returncode, done.stderr), (0, ""))

    def test_wrong_values(self):
        """operations: a wrong setting: one clear sentence naming the setting, exit 2."""
        for setting, values in {
                "listen": ("nowhere", "127.0.0.1:99999", "127.0.0.1", "127.0.0.1:-1", ""),
                "admin_listen": ("on", "x:y"), "registration": ("maybe", ""),
                "rate_limits": ("perhaps",), "log_format": ("xml",), "log_level": ("loud",),
                "database_url": ("mysql://x", "nonsense"), "redis_url": ("http://x",),
                "io_threads": ("0", "-1", "x", "1.5"), "database_threads": ("0", "many"),
                "argon2_passes": ("0",), "argon2_memory_mib": ("0", "x"),
                "limit_calls": ("-1", "x"), "lockout_window": ("x",),
                "trusted_proxies": ("nonsense", "127.0.0.1/33", "10.0.0.0/8,x")}.items():
            for value in values:
                flag = "--" + setting.replace("_", "-")
                with self.subTest(f"{setting}={value}"):
                    self.assert_refused(self.check(f"{flag}={value}"), 2,
                                        setting if value else flag[2:4])

    def test_wrong_files(self):
        """operations: a file that is not there or is no TOML: exit 2, naming it."""
        done = self.check("--config", self.folder.name + "/none.toml")
        self.assert_refused(done, 2, "none.toml")
        for text in "listen", "listen = ", "= 1", "[listen", "listen = {a = 1}", "[listen]\na = 1":
            self.assert_refused(self.check(file=text), 2, "letschatd.toml")

    def test_wrong_keys(self):
        """operations, jwt_secret_file: kid:base64 a line, 32 bytes or more, else exit 2."""
        for text in "", "\n", "kid\n", "kid:\n", "kid:AAAA\n", "kid:!!!!\n", ":" + "A" * 44 + "\n":
            path = self.folder.write("keys", text)
            with self.subTest(text):
                self.assert_refused(self.check("--jwt-secret-file", path), 2, "jwt_secret_file")
        missing = self.check("--jwt-secret-file", self.folder.name + "/none")
        self.assert_refused(missing, 2, "jwt_secret_file")
        good = "one:" + "A" * 43 + "=\ntwo:" + "B" * 86 + "==\n"
        self.assert_good(self.check("--jwt-secret-file", self.folder.write("keys", good)))

    def test_wrong_tls(self):
        """operations: tls_certificate and tls_key that cannot be read: exit 2, naming them."""
        path = self.folder.write("pem", "nonsense")
        self.assert_refused(self.check("--tls-key", path), 2, "tls_certificate")
        self.assert_refused(self.check("--tls-certificate", path), 2, "tls_key")
        both = self.check("--tls-certificate", path, "--tls-key", path)
        self.assert_refused(both, 2, "tls_")

    def test_unknown_commands(self):
        """operations: an unknown command is told with the nearest known one, exit 2."""
        self.assert_refused(run("serv"), 2, "serv")
        self.assert_refused(run("migrat"), 2, "migrate")
        self.assert_refused(run("check-confg"), 2, "check-config")

    def test_no_database(self):
        """operations: no database: one clear sentence naming the setting, exit 3."""
        done = run("serve", *self.data, "--listen", "127.0.0.1:0", "--admin-listen", "off",
                   "--log-level", "error", "--database-url", "postgresql://nobody@127.0.0.1:1/x")
        self.assertEqual(done.returncode, 3, done.stderr)
        self.assertIn("database_url", done.stderr.strip().splitlines()[-1])
        self.assertEqual(done.stdout, "")

    def test_a_port_in_use(self):
        """operations: a port in use: one clear sentence naming the setting, exit 4."""
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            address = "127.0.0.1:%d" % taken.getsockname()[1]
            for setting, other in ("listen", "admin_listen"), ("admin_listen", "listen"):
                done = run("serve", *self.data, "--" + setting.replace("_", "-"), address,
                           "--" + other.replace("_", "-"), "127.0.0.1:0")
                self.assertEqual((done.returncode, done.stdout), (4, ""), done.stderr)
                self.assertIn(setting + ":", done.stderr.strip().splitlines()[-1])


class Sources(Settings):
    def test_precedence(self):
        """operations: flag before environment before file before default."""
        bad_file, good_file = 'registration = "maybe"', 'registration = "closed"'
        good, bad = {"LETSCHAT_REGISTRATION": "open"}, {"LETSCHAT_REGISTRATION": "maybe"}
        self.assert_good(self.check(file=bad_file, **good))
        self.assert_good(self.check("--registration", "open", file=bad_file))
        self.assert_good(self.check("--registration", "open", **bad))
        self.assert_good(self.check("--registration", "open", file=bad_file, **bad))
        self.assertEqual(self.check(file=good_file, **bad).returncode, 2)
        self.assertEqual(self.check("--registration", "maybe", file=good_file).returncode, 2)
        self.assertEqual(self.check("--registration", "maybe", **good).returncode, 2)

    def test_the_winner_is_in_force(self):
        """operations: what wins is what the server does; closed registration is 403 forbidden."""
        file = self.folder.write("letschatd.toml", 'registration = "open"\nlog_level = "error"\n')
        server = Server(config=file, registration="closed")
        self.addCleanup(server.stop)
        body = {"username": "ada", "display_name": "x", "password": "correct horse"}
        reply = call(server, "POST", "/auth/register", body)
        self.assertEqual((reply.status, reply.code), (403, "forbidden"))

    def test_flags_in_both_forms(self):
        """operations: flags are --kebab-case, their value behind a space or an equals sign."""
        self.assert_good(self.check("--log-level", "debug", "--log-format=json"))

    def test_lists(self):
        """operations: lists are TOML arrays, or comma-separated."""
        for text in ('trusted_proxies = ["10.0.0.1", "192.168.0.0/16", "::1"]',
                     'trusted_proxies = "10.0.0.1,192.168.0.0/16"', "trusted_proxies = []"):
            self.assert_good(self.check(file=text))
        self.assert_good(self.check(LETSCHAT_TRUSTED_PROXIES="10.0.0.1, ::1"))
        wrong = self.check(file='trusted_proxies = ["10.0.0.1", "x"]')
        self.assert_refused(wrong, 2, "trusted_proxies")

    def test_toml_types(self):
        """operations: the same names in TOML; numbers may be numbers."""
        text = 'io_threads = 2\nlimit_calls = 0\nlisten = "127.0.0.1:0"\n# a comment\n'
        self.assert_good(self.check(file=text))

    def test_check_config_starts_nothing(self):
        """operations: check-config says that it is good, and makes nothing."""
        folder = Folder()
        self.addCleanup(folder.cleanup)
        done = run("check-config", "--data-dir", folder.name + "/data")
        self.assert_good(done)
        self.assertTrue(done.stdout.strip())
        self.assertRaises(FileNotFoundError, open, folder.name + "/data")

    def test_state_directory(self):
        """operations, data_dir: $STATE_DIRECTORY where it is set."""
        process = launch("--listen", "127.0.0.1:0", "--admin-listen", "off",
                         STATE_DIRECTORY=self.folder.name)
        self.addCleanup(process.kill)
        self.assertTrue(process.stdout.readline().startswith("letschatd ready on "))
        self.assertEqual(end(process)[0], 0)
        with open(self.folder.name + "/jwt-secret", encoding="ascii") as file:
            self.assertIn(":", file.readline())
