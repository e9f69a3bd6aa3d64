"""Passwords: their hashes, the cost of a guess, and their change (protocol.md, 3)."""

import http.client
import json
import statistics
import time

import rest
from rest import BASE, Person
from server import Server, eventually
from signin import (PASSWORD, ServerCase, at_once, command, free_name, login, new_account,
                    post_from, refresh)
from socketclient import Device

NEW = "a quite different horse"


class CostServer(Server):
    """At the costs that a server has by default."""

    DEFAULTS = {name: value for name, value in Server.DEFAULTS.items()
                if not name.startswith("argon2")}


def stored_hash(server, person):
    (line,) = server.sql(f"SELECT password_hash FROM users WHERE id = '{person.id}'")
    return line


class HashTest(ServerCase):
    @classmethod
    def setUpClass(cls):
        cls.server = CostServer(hashing_threads="1", rate_limits="on", limit_failed_logins="0",
                                limit_registrations="0")
        cls.addClassCleanup(cls.server.stop)

    def seconds_of(self, name, password):
        begun = time.monotonic()
        self.assertEqual(login(self.server, name, password).status, 401)
        return time.monotonic() - begun

    def test_argon2id_by_default(self):
        """3: passwords are kept as argon2id, by default with t=3, m=64 MiB, p=1."""
        person = Person(self.server)
        self.assertRegex(stored_hash(self.server, person),
                         r"^\$argon2id\$v=19\$m=65536,t=3,p=1\$")
        self.assertNotIn(PASSWORD, stored_hash(self.server, person))

    def test_each_has_its_salt(self):
        """3: one password of two people makes two hashes."""
        self.assertNotEqual(stored_hash(self.server, Person(self.server)),
                            stored_hash(self.server, Person(self.server)))

    def test_one_timing(self):
        """3: unknown, wrong, locked and disabled take the same time."""
        person, disabled, locked = (Person(self.server) for _ in range(3))
        self.assertEqual(command(self.server, "disable", disabled.name).returncode, 0)
        for _ in range(5):
            self.seconds_of(locked.name, NEW)
        guesses = [(free_name(), PASSWORD), ("no such name!", PASSWORD), (person.name, NEW),
                   (disabled.name, PASSWORD), (locked.name, PASSWORD), (locked.name, NEW)]
        times = [[] for _ in guesses]
        for _ in range(4):
            for taken, guess in zip(times, guesses):
                taken.append(self.seconds_of(*guess))
        least = [min(taken) for taken in times]
        self.assertGreater(min(least), 0.6 * max(least), least)

    def test_hashing_holds_nobody_up(self):
        """3: passwords are hashed off the I/O threads: other calls do not wait for them."""
        person = Person(self.server)
        waits = []

        def act(index):
            if index:
                return login(self.server, person.name).status
            for _ in range(10):
                begun = time.monotonic()
                self.assertEqual(person.get("/users/me").status, 200)
                waits.append(time.monotonic() - begun)
            return 200

        begun = time.monotonic()
        self.assertEqual(set(at_once(9, act)), {200})
        self.assertLess(statistics.median(waits), (time.monotonic() - begun) / 4)


class ChangedCostTest(ServerCase):
    def test_rehashed_at_login(self):
        """3: a password is rehashed at login when the parameters have changed."""
        person, absent = Person(self.server), Person(self.server)
        before = stored_hash(self.server, person)
        self.assertIn("$m=8192,t=1,p=1$", before)
        self.server.terminate()
        self.server.start(argon2_passes="2", argon2_memory_mib="16")
        self.assertEqual(login(self.server, person.name, NEW).status, 401)
        self.assertEqual(stored_hash(self.server, person), before)
        self.assertEqual(login(self.server, person.name).status, 200)
        after = stored_hash(self.server, person)
        self.assertIn("$m=16384,t=2,p=1$", after)
        self.assertEqual(login(self.server, person.name).status, 200)
        self.assertEqual(stored_hash(self.server, person), after)
        self.assertIn("$m=8192,t=1,p=1$", stored_hash(self.server, absent))


class FullQueueTest(ServerCase):
    settings = {"argon2_passes": "40", "argon2_memory_mib": "16", "hashing_threads": "1",
                "rate_limits": "on", "limit_registrations": "2",
                "limit_failed_logins": "10000"}

    def ask(self, name, address):
        """A login whose answer is not awaited."""
        connection = http.client.HTTPConnection(self.server.host, self.server.port, timeout=60,
                                                source_address=(address, 0))
        self.addCleanup(connection.close)
        connection.request("POST", BASE + "/auth/login",
                           json.dumps({"username": name, "password": NEW}),
                           {"Content-Type": "application/json"})
        return connection

    def crowd(self, name):
        """More than may wait, and no more from one address than may connect."""
        return [self.ask(name, f"127.0.3.{index % 4 + 1}") for index in range(200)]

    def test_full_queue_and_who_left(self):
        """3: a full queue answers 503 with Retry-After; who has left is not hashed for."""
        person = Person(self.server)
        begun = time.monotonic()
        self.assertEqual(login(self.server, person.name).status, 200)
        one_hash = time.monotonic() - begun
        crowd = self.crowd(person.name)
        reply = eventually(lambda: self.refused(person))
        self.assert_problem(reply, 503, "unavailable")
        self.assertRegex(reply.headers["retry-after"], r"^\d+$")
        for connection in crowd:
            connection.close()
        begun = time.monotonic()
        eventually(lambda: login(self.server, person.name).status == 200, 20 * one_hash + 5)
        self.assertLess(time.monotonic() - begun, 20 * one_hash)

    def test_a_registration_that_was_not_made_does_not_count(self):
        """3: registrations that a full queue answers with 503 do not count for the limit."""
        person = Person(self.server)
        crowd = self.crowd(person.name)
        eventually(lambda: self.refused(person))
        statuses = [self.register_from("127.0.2.1") for _ in range(5)]
        self.assertEqual(statuses, [503] * 5)
        for connection in crowd:
            connection.close()
        eventually(lambda: login(self.server, person.name).status == 200, 60)
        self.assertEqual([self.register_from("127.0.2.1") for _ in range(3)], [201, 201, 429])

    def register_from(self, address):
        return post_from(address, self.server, "/auth/register", new_account()).status

    def refused(self, person):
        reply = login(self.server, person.name)
        return reply if reply.status == 503 else None


class ChangeTest(ServerCase):
    def change(self, person, current=PASSWORD, new=NEW):
        return person.post("/auth/password", {"current_password": current, "new_password": new})

    def test_change(self):
        """3: password answers 204; from then on the new one signs in, and the old one does not."""
        person = Person(self.server)
        reply = self.change(person)
        self.assertEqual((reply.status, reply.body), (204, b""))
        self.assert_problem(login(self.server, person.name), 401, "invalid_credentials")
        self.assertEqual(login(self.server, person.name, NEW).status, 200)

    def test_every_other_session_ends(self):
        """3: at a change of password every other session ends, with its sockets."""
        person = Person(self.server)
        others = [person.sign_in(), person.sign_in()]
        with Device(person) as kept, Device(others[0]) as device:
            self.assertEqual(self.change(person).status, 204)
            self.assertEqual(device.expect_close(), 4401)
            kept.ping()
        for other in others:
            self.assert_over(other)
        self.assert_alive(person)
        self.assertEqual(refresh(self.server, person.refresh_token).status, 200)

    def test_wrong_current_password(self):
        """3: a wrong current password is 401 invalid_credentials and changes nothing."""
        person = Person(self.server)
        other = person.sign_in()
        for wrong in ("wrong horse", "", "x", PASSWORD + "\n", "x" * 257, "x" * 5000):
            with self.subTest(length=len(wrong)):
                self.assert_signed_out(self.change(person, wrong), "invalid_credentials")
        self.assertEqual(login(self.server, person.name).status, 200)
        self.assert_alive(other)
        self.assert_alive(person)

    def test_new_password_of_8_to_256(self):
        """2: the new password has 8 to 256 characters."""
        person = Person(self.server)
        for wrong in ("", "x" * 7, "x" * 257, "😀" * 7, "nul\0nul nul", "half\udc00half"):
            with self.subTest(ascii(wrong[:20])):
                self.assert_invalid(self.change(person, PASSWORD, wrong), "new_password")
        self.assertEqual(self.change(person, PASSWORD, "x" * 8).status, 204)
        self.assertEqual(self.change(person, "x" * 8, "😀" * 256).status, 204)
        self.assertEqual(login(self.server, person.name, "😀" * 256).status, 200)

    def test_members_missing_null_or_of_another_type(self):
        """1: a member missing, null or of the wrong type is 422."""
        person = Person(self.server)
        right = {"current_password": PASSWORD, "new_password": NEW}
        for member in right:
            without = {name: value for name, value in right.items() if name != member}
            self.assert_invalid(person.post("/auth/password", without), member)
            for wrong in (None, 12345678, ["abcdefgh"]):
                self.assert_invalid(person.post("/auth/password", {**right, member: wrong}),
                                    member)

    def test_of_two_changes_at_once_one_wins(self):
        """3: of changes at once from one password to others, one succeeds."""
        person = Person(self.server)
        words = [f"new password {index}" for index in range(4)]
        replies = at_once(4, lambda index: self.change(person, PASSWORD, words[index]))
        statuses = [reply.status for reply in replies]
        self.assertEqual(sorted(statuses), [204, 401, 401, 401])
        good = [login(self.server, person.name, word).status for word in words]
        self.assertEqual(good.index(200), statuses.index(204))

    def test_same_again(self):
        """3: the new password may be the old one; the other sessions end all the same."""
        person = Person(self.server)
        other = person.sign_in()
        self.assertEqual(self.change(person, PASSWORD, PASSWORD).status, 204)
        self.assert_over(other)
        self.assertEqual(login(self.server, person.name).status, 200)

    def test_survives_a_restart(self):
        """4.3: 2xx means durable: the new password holds after kill -9."""
        person = Person(self.server)
        self.assertEqual(self.change(person).status, 204)
        self.server.kill()
        self.server.start()
        self.assertEqual(login(self.server, person.name, NEW).status, 200)
        self.assertEqual(login(self.server, person.name).status, 401)

    def test_bearer_is_checked_first(self):
        """1: the token is checked before the body."""
        reply = rest.call(self.server, "POST", "/auth/password", {"new_password": "x"})
        self.assert_signed_out(reply, "unauthenticated")
