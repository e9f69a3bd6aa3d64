"""Lockout of a username and address (protocol.md, 3)."""

import time

from rest import Person
from signin import PASSWORD, ServerCase, at_once, command, free_name, login, refresh

HERE, THERE = "127.0.0.1", "127.0.0.2"


class LockoutCase(ServerCase):
    settings = {"rate_limits": "on", "limit_failed_logins": "0", "limit_registrations": "0"}

    def guess_wrong(self, name, times, address=HERE):
        for _ in range(times):
            reply = login(self.server, name, "wrong horse", address)
            self.assert_problem(reply, 401, "invalid_credentials")

    def assert_locked(self, name, address=HERE, password=PASSWORD):
        reply = login(self.server, name, password, address)
        self.assert_signed_out(reply, "invalid_credentials")

    def assert_open(self, name, address=HERE, password=PASSWORD):
        self.assertEqual(login(self.server, name, password, address).status, 200)

    def pass_minutes(self, name, minutes):
        """Moves what is known of the username's failures into the past."""
        self.server.sql("UPDATE login_failures SET "
                        f"since = since - interval '{minutes} minutes', "
                        f"recent = ARRAY(SELECT moment - interval '{minutes} minutes' "
                        "FROM unnest(recent) moment), "
                        f"locked_until = locked_until - interval '{minutes} minutes' "
                        f"WHERE username = '{name}'")


class LockoutTest(LockoutCase):
    def test_5_failures_lock(self):
        """3: five failures for one username and address lock that pair, the right one too."""
        person = Person(self.server)
        self.guess_wrong(person.name, 5)
        self.assert_locked(person.name)
        self.assert_locked(person.name)

    def test_4_failures_do_not(self):
        """3: four failures lock nothing."""
        person = Person(self.server)
        self.guess_wrong(person.name, 4)
        self.assert_open(person.name)

    def test_locked_answers_as_wrong(self):
        """3: locked gets the body of unknown and wrong, not 429."""
        person = Person(self.server)
        wrong = login(self.server, person.name, "wrong horse")
        self.guess_wrong(person.name, 4)
        for password in (PASSWORD, "wrong horse"):
            locked = login(self.server, person.name, password)
            self.assertEqual((locked.status, locked.body), (401, wrong.body))
            self.assertEqual(set(locked.headers), set(wrong.headers))
        self.assertEqual(login(self.server, free_name()).body, wrong.body)

    def test_the_pair_alone(self):
        """3: the lock is for that username and that address, no other of either."""
        person, neighbour = Person(self.server), Person(self.server)
        self.guess_wrong(person.name, 5)
        self.assert_locked(person.name)
        self.assert_open(person.name, THERE)
        self.assert_open(neighbour.name)

    def test_failures_of_two_addresses_do_not_add_up(self):
        """3: failures are counted for each address."""
        person = Person(self.server)
        self.guess_wrong(person.name, 4, HERE)
        self.guess_wrong(person.name, 4, THERE)
        self.assert_open(person.name, HERE)
        self.assert_open(person.name, THERE)

    def test_name_in_any_case(self):
        """2: upper case is folded: each spelling of a username counts for the same."""
        person = Person(self.server)
        self.guess_wrong(person.name.upper(), 3)
        self.guess_wrong(person.name, 2)
        self.assert_locked(person.name)
        self.assert_locked(person.name.upper())

    def test_sessions_go_on(self):
        """3: a lockout ends no session."""
        person = Person(self.server)
        self.guess_wrong(person.name, 6)
        self.assert_alive(person)
        self.assertEqual(refresh(self.server, person.refresh_token).status, 200)

    def test_for_15_minutes(self):
        """3: the lock is for 15 minutes."""
        person = Person(self.server)
        self.guess_wrong(person.name, 5)
        self.pass_minutes(person.name, 14)
        self.assert_locked(person.name)
        self.pass_minutes(person.name, 1)
        self.assert_open(person.name)

    def test_knocking_does_not_prolong_it(self):
        """3: attempts while locked do not make the 15 minutes longer."""
        person = Person(self.server)
        self.guess_wrong(person.name, 5)
        self.pass_minutes(person.name, 14)
        self.guess_wrong(person.name, 5)
        self.pass_minutes(person.name, 1)
        self.assert_open(person.name)

    def test_within_15_minutes(self):
        """3: failures of more than 15 minutes ago do not count."""
        person = Person(self.server)
        self.guess_wrong(person.name, 4)
        self.pass_minutes(person.name, 15)
        self.guess_wrong(person.name, 4)
        self.assert_open(person.name)

    def test_failures_14_minutes_ago_count(self):
        """3: failures of up to 15 minutes ago count."""
        person = Person(self.server)
        self.guess_wrong(person.name, 4)
        self.pass_minutes(person.name, 14)
        self.guess_wrong(person.name, 1)
        self.assert_locked(person.name)

    def test_a_restart_forgets_none(self):
        """3: lockouts live in PostgreSQL: kill -9 forgets none, and no failure."""
        locked, warned = Person(self.server), Person(self.server)
        self.guess_wrong(locked.name, 5)
        self.guess_wrong(warned.name, 4)
        self.server.kill()
        self.server.start()
        self.assert_locked(locked.name)
        self.guess_wrong(warned.name, 1)
        self.assert_locked(warned.name)

    def test_failures_at_once_all_count(self):
        """3: five failures at once lock as five in a row."""
        person = Person(self.server)
        replies = at_once(5, lambda _: login(self.server, person.name, "wrong horse"))
        self.assertEqual({reply.status for reply in replies}, {401})
        self.assert_locked(person.name)

    def test_strange_names(self):
        """3: failures for names that nobody can have are answered as any other."""
        for name in ("", " ", "x" * 5000, "'; DROP TABLE users; --", "😀"):
            with self.subTest(name[:20]):
                self.guess_wrong(name, 6)

    def test_command_sets_a_new_password(self):
        """operations: after user reset-password the person signs in with the new one."""
        person = Person(self.server)
        self.guess_wrong(person.name, 5)
        done = command(self.server, "reset-password", person.name, typed="yet another horse\n")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assert_open(person.name, THERE, "yet another horse")


class ConfiguredLockoutTest(LockoutCase):
    settings = {**LockoutCase.settings, "lockout_failures": "2", "lockout_window": "3",
                "lockout_duration": "1"}

    def test_number_window_and_duration(self):
        """3: the failures, their window and the lock's duration are configurable."""
        person = Person(self.server)
        self.guess_wrong(person.name, 1)
        self.pass_minutes(person.name, 3)
        self.guess_wrong(person.name, 1)
        self.pass_minutes(person.name, 2)
        self.guess_wrong(person.name, 1)
        self.assert_locked(person.name)
        self.pass_minutes(person.name, 1)
        self.assert_open(person.name)


class GuessesAtOnceTest(LockoutCase):
    settings = {**LockoutCase.settings, "argon2_passes": "30", "argon2_memory_mib": "16",
                "hashing_threads": "1"}

    def test_the_lock_holds_for_those_who_wait(self):
        """3: of guesses that wait together no more than five are answered by the password."""
        person = Person(self.server)

        def guess(index):
            time.sleep(0.02 * index)
            word = PASSWORD if index >= 8 else "wrong horse"
            return login(self.server, person.name, word).status

        self.assertEqual(at_once(10, guess), [401] * 10)
