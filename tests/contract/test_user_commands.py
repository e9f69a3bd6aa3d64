"""letschatd user …, beside a running server and without one (operations.md)."""

import os
import pty
import select
import subprocess
import time

import server
from rest import Person, acquaint
from server import eventually
from signin import PASSWORD, ServerCase, command, free_name, login, refresh
from socketclient import Device

NEW = "a quite different horse"


class CommandCase(ServerCase):
    def run_command(self, *words, **more):
        done = command(self.server, *words, **more)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def assert_refused(self, *words, status=None, **more):
        done = command(self.server, *words, **more)
        self.assertNotEqual(done.returncode, 0)
        self.assertEqual((done.stdout, len(done.stderr.splitlines())), ("", 1), done.stderr)
        if status:
            self.assertEqual(done.returncode, status)
        return done.stderr

    def line_of(self, name):
        found = [line for line in self.run_command("list").splitlines() if name in line.split()]
        self.assertLessEqual(len(found), 1)
        return found[0] if found else None


class UserCommandTest(CommandCase):
    def test_create(self):
        """operations: user create makes an account with the password from standard input."""
        name = free_name()
        self.run_command("create", name, typed=PASSWORD + "\n")
        reply = login(self.server, name)
        self.assertEqual((reply.status, reply.json["user"]["username"]), (200, name))

    def test_password_is_the_line(self):
        """operations: the password is the line as typed, spaces too, with or without its end."""
        for typed, password in (("  with spaces  \n", "  with spaces  "), ("no newline", None),
                                ("Grüße 😀 you\n", "Grüße 😀 you"), ("windows line\r\n", None)):
            name = free_name()
            self.run_command("create", name, typed=typed)
            expected = password or typed.rstrip("\r\n")
            self.assertEqual(login(self.server, name, expected).status, 200, typed)

    def test_create_by_the_same_rules(self):
        """2: the limits of names and passwords hold for the command as well."""
        for name in ("ab", "x" * 33, "_abc", "a b", "äbc"):
            with self.subTest(name):
                self.assert_refused("create", name, typed=PASSWORD + "\n")
        for password in ("", "x" * 7, "x" * 257):
            with self.subTest(password):
                self.assert_refused("create", free_name(), typed=password + "\n")
        self.assert_refused("create", free_name(), typed="")
        name = free_name()
        self.run_command("create", name.upper(), typed="x" * 8 + "\n")
        self.assertEqual(login(self.server, name, "x" * 8).status, 200)

    def test_create_what_is_taken(self):
        """3: a username that is taken is refused; the account stays as it was."""
        person = Person(self.server)
        self.assertIn(person.name, self.assert_refused("create", person.name, typed=NEW + "\n"))
        self.assertEqual(login(self.server, person.name).status, 200)

    def test_password_is_never_an_argument(self):
        """operations: a password as an argument is refused, exit 2."""
        name = free_name()
        self.assert_refused("create", name, PASSWORD, status=2)
        done = command(self.server, "create", name, "--password", PASSWORD)
        self.assertEqual(done.returncode, 2)
        self.assertNotIn(name, self.run_command("list"))

    def test_list(self):
        """operations: user list has a line for each account, disabled ones marked."""
        active, disabled, deleted = (Person(self.server) for _ in range(3))
        self.run_command("disable", disabled.name)
        self.run_command("delete", deleted.name)
        self.assertNotIn("disabled", self.line_of(active.name))
        self.assertIn("disabled", self.line_of(disabled.name))
        self.assertIsNone(self.line_of(deleted.name))
        self.assertNotIn("argon2", self.run_command("list"))

    def test_disable(self):
        """3: disabling ends every session within 5 s, and nobody signs in."""
        person = Person(self.server)
        other = person.sign_in()
        with Device(person) as device:
            self.run_command("disable", person.name)
            self.assertEqual(device.expect_close(5.0), 4401)
        eventually(lambda: other.get("/users/me").status == 401, 5.0)
        self.assert_over(person)
        self.assert_over(other)
        self.assertEqual(login(self.server, person.name).code, "invalid_credentials")

    def test_enable(self):
        """operations: enabling lets the person sign in again; ended sessions stay so."""
        person = Person(self.server)
        self.run_command("disable", person.name)
        self.run_command("disable", person.name)
        self.run_command("enable", person.name)
        self.assertEqual(login(self.server, person.name).status, 200)
        eventually(lambda: person.get("/users/me").status == 401, 5.0)
        self.assertEqual(refresh(self.server, person.refresh_token).status, 401)
        self.run_command("enable", person.name)

    def test_reset_password(self):
        """operations: reset-password sets the password from standard input; sessions end."""
        person = Person(self.server)
        with Device(person) as device:
            self.run_command("reset-password", person.name, typed=NEW + "\n")
            self.assertEqual(login(self.server, person.name).status, 401)
            self.assertEqual(login(self.server, person.name, NEW).status, 200)
            self.assertEqual(device.expect_close(5.0), 4401)
        self.assert_over(person)

    def test_reset_to_what_is_no_password(self):
        """2: the limits of passwords hold; a refusal changes nothing."""
        person = Person(self.server)
        for typed in ("short\n", "x" * 257, ""):
            self.assert_refused("reset-password", person.name, typed=typed)
        self.assertEqual(login(self.server, person.name).status, 200)
        self.assert_alive(person)

    def test_delete(self):
        """4.1: user delete leaves what DELETE /users/me leaves, and messages stay."""
        person, friend = Person(self.server), Person(self.server)
        conversation = acquaint(person, friend)
        group = person.group(friend)
        with Device(person) as device:
            self.run_command("delete", person.name)
            self.assertEqual(device.expect_close(5.0), 4401)
        self.assert_over(person)
        user = friend.get(f"/users/{person.id}").json
        self.assertEqual((user["deleted"], user["username"], user["display_name"]),
                         (True, None, "Deleted account"))
        messages = friend.get(f"/conversations/{conversation}/messages").json["messages"]
        self.assertEqual(len(messages), 2)
        self.assertEqual(friend.get_conversation(group)["mine"]["role"], "owner")
        self.assertEqual(Person(self.server, name=person.name).get("/users/me").status, 200)

    def test_unknown_name(self):
        """operations: a command about nobody says so in a sentence and fails."""
        for word in ("disable", "enable", "reset-password", "delete"):
            name = free_name()
            self.assertIn(name, self.assert_refused(word, name, typed=NEW + "\n"))

    def test_name_in_any_case(self):
        """2: upper case in a username is folded for the commands as well."""
        person = Person(self.server)
        self.run_command("disable", person.name.upper())
        self.assertIn("disabled", self.line_of(person.name))

    def test_words_missing_or_unknown(self):
        """operations: a command that is not understood fails with exit 2."""
        for words in ((), ("create",), ("disable",), ("befriend", "x"), ("list", "x")):
            with self.subTest(words):
                self.assert_refused(*words, status=2)

    def test_prompt(self):
        """operations: at a terminal the password is asked for, twice, and not shown."""
        name = free_name()
        self.assertEqual(self.at_terminal(name, NEW, NEW)[0], 0)
        self.assertEqual(login(self.server, name, NEW).status, 200)
        name = free_name()
        status, shown = self.at_terminal(name, NEW, PASSWORD)
        self.assertNotEqual(status, 0)
        self.assertNotIn(NEW, shown)
        self.assertNotIn(name, self.run_command("list"))

    def at_terminal(self, name, *lines):
        """user create at a terminal: its status, and what stood on the screen."""
        main, side = pty.openpty()
        process = subprocess.Popen(
            [server.program, "user", "create", name, "--data-dir",
             self.server.settings["data_dir"], "--argon2-passes", "1", "--argon2-memory-mib", "8"],
            stdin=side, stdout=side, stderr=side, start_new_session=True)
        os.close(side)
        self.addCleanup(os.close, main)
        self.addCleanup(process.kill)
        shown = ""
        for line in lines:
            shown += read_until(main, b": ")
            os.write(main, line.encode() + b"\n")
        shown += read_until(main, None)
        return process.wait(20), shown


def read_until(terminal, end, patience=20.0):
    """What comes up to the prompt's end, or up to the end of the program."""
    seen, deadline = b"", time.monotonic() + patience
    while end is None or not seen.endswith(end):
        readable, _, _ = select.select([terminal], [], [], max(deadline - time.monotonic(), 0))
        if not readable:
            raise AssertionError(f"the terminal shows {seen!r} and waits")
        try:
            chunk = os.read(terminal, 1024)
        except OSError:
            chunk = b""
        if not chunk:
            break
        seen += chunk
    return seen.decode()


class WithoutServerTest(CommandCase):
    def test_without_a_server(self):
        """operations: the commands work without a running server, and leave no PostgreSQL."""
        person = Person(self.server)
        self.server.terminate()
        name = free_name()
        self.run_command("create", name, typed=PASSWORD + "\n")
        self.run_command("disable", person.name)
        self.assertIsNone(self.server.postgres_pid)
        self.assertIn("disabled", self.line_of(person.name))
        self.server.start()
        self.assertEqual(login(self.server, name).status, 200)
        self.assert_over(person)

    def test_after_a_crash(self):
        """operations: the commands work after kill -9 of the server as well."""
        person = Person(self.server)
        self.server.kill()
        self.run_command("reset-password", person.name, typed=NEW + "\n")
        self.server.start()
        self.assertEqual(login(self.server, person.name, NEW).status, 200)
        self.assert_over(person)
