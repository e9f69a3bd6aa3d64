"""Sections 2 to 5, where the clocks of nodes' machines are 5 minutes ahead and behind."""

import itertools
import os
import subprocess
import time
import uuid
from datetime import datetime, timezone

import commands
from cluster import ClusterCase, at
from rest import Person, acquaint, call
from tokens import claims_of

#: How far what a node says of time may be from PostgreSQL's, which is this machine's here, in
#: seconds: clocks that differ by half a one count as one, and tokens know whole ones.
CLOSE = 2.5
LOCKED_FOR = 15 * 60


def faked(offset):
    """The variables under which a program sees another time, but waits as long as ever."""
    preloaded = subprocess.run(["faketime", "-m", "-f", offset, "printenv", "LD_PRELOAD"],
                               check=True, capture_output=True, text=True).stdout.strip()
    return {"LD_PRELOAD": preloaded, "FAKETIME": offset, "FAKETIME_DONT_FAKE_MONOTONIC": "1",
            "DONT_FAKE_MONOTONIC": "1", "NO_FAKE_STAT": "1"}


class SetClock:
    """The clock of a program's machine, to be set while it runs."""

    def __init__(self):
        self.folder = commands.Folder()
        self.path = self.folder.write("clock", "+0")
        self.environment = {**faked("+0"), "FAKETIME_TIMESTAMP_FILE": self.path,
                            "FAKETIME_NO_CACHE": "1"}
        del self.environment["FAKETIME"]

    def set(self, offset):
        self.folder.write("clock.new", offset)
        os.rename(self.path + ".new", self.path)


def seconds_of(text):
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%fZ").replace(
        tzinfo=timezone.utc).timestamp()


OFFSETS = ("+5m", "-5m")


class ClocksApart(ClusterCase):
    """Three nodes: one that is right, one of each offset."""

    settings = {"rate_limits": "on", "limit_failed_logins": "0", "limit_registrations": "0"}
    nodes_wanted = 1

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.nodes += [cls.node(environment=faked(offset)) for offset in OFFSETS]
        for node in cls.nodes:
            cls.await_bus(node)

    def pairs(self):
        return itertools.permutations(self.nodes, 2)

    def three(self):
        """People on each of the nodes, each of whom has written to the others."""
        people = [Person(node) for node in self.nodes]
        for one, other in itertools.combinations(people, 2):
            acquaint(one, other)
        return people

    def assert_since(self, began, *moments):
        """Between then and now; in seconds, or as the contract writes it."""
        for moment in moments:
            seconds = seconds_of(moment) if isinstance(moment, str) else moment
            self.assertGreater(seconds, began - CLOSE)
            self.assertLess(seconds, time.time() + CLOSE)

    def test_nodes_know_that_their_clocks_are_wrong(self):
        """Else nothing here holds anything: their logs tell how far they are off."""
        said = "The clock of this machine is "
        for node, offset in zip(self.nodes[1:], OFFSETS):
            apart = int(offset.rstrip("m")) * 60
            line = next(each for each in node.log().splitlines() if said in each)
            self.assertLess(abs(int(line.split(said)[1].split()[0]) / 1000 - apart), 2)
            self.assertLess(abs(seconds_of(line.split()[0]) - time.time() - apart), 200)
        self.assertNotIn(said, self.nodes[0].log())

    def test_tokens_of_each_node_are_good_on_the_others(self):
        """3: access and refresh tokens, on calls and sockets, wherever they are from."""
        for here, there in self.pairs():
            began = time.time()
            ada = Person(here)
            self.assert_since(began, *(claims_of(token)["iat"]
                                       for token in (ada.token, ada.refresh_token)))
            self.assertEqual(at(ada, there).get("/users/me").status, 200)
            self.device(ada, there).ping()
            for node in (there, here, there):
                reply = call(node, "POST", "/auth/refresh", {"refresh_token": ada.refresh_token})
                self.assertEqual(reply.status, 200, reply.body)
                ada.adopt(reply.json)
                for other in self.nodes:
                    self.assertEqual(at(ada, other).get("/users/me").status, 200)
            sessions = at(ada, there).get("/auth/sessions").json["sessions"]
            self.assertEqual([each["id"] for each in sessions], [ada.session])
            self.assert_since(began, sessions[0]["last_used_at"], sessions[0]["created_at"])

    def test_messages_are_of_the_databases_time(self):
        """2, 4.3: created_at in the order of seq, whoever wrote where; so are the ids."""
        began = time.time()
        ada, *others = people = [Person(node) for node in self.nodes]
        conversation = ada.group(*others)
        self.assert_since(began, ada.get_conversation(conversation)["created_at"])
        times = []
        for i in range(20):
            for person in people:
                began = time.time()
                message = person.send(conversation, f"number {i}")
                edited = person.patch(f"/conversations/{conversation}/messages/{message['id']}",
                                      {"body": "edited"}).json
                self.assert_since(began, edited["created_at"], edited["edited_at"],
                                  (uuid.UUID(message["id"]).int >> 80) / 1000)
                times += [message["created_at"], edited["edited_at"]]
        self.assertEqual(times, sorted(times))

    def test_a_session_ends_everywhere_though_redis_is_away(self):
        """3: within 5 s from the database when the bus is away."""
        self.redis.kill()
        self.addCleanup(self.redis.start)
        for node in self.nodes:
            self.await_bus(node, "degraded")
        for here in self.nodes:
            ada = Person(here)
            devices = [self.device(ada, node) for node in self.nodes]
            self.assertEqual(ada.post("/auth/logout").status, 204)
            ended = time.monotonic()
            for device in devices:
                self.assertEqual(device.expect_close(), 4401)
            self.assertLess(time.monotonic() - ended, 5)
            for node in self.nodes:
                self.assertEqual(at(ada, node).get("/users/me").status, 401)

    def test_a_command_ends_sessions_everywhere(self):
        """3: within 5 s, also where the command runs on a machine whose clock is wrong."""
        for environment in ({}, *map(faked, OFFSETS)):
            ada = Person(self.nodes[0])
            devices = [self.device(ada, node) for node in self.nodes]
            with commands.Folder() as folder:
                done = commands.run("user", "disable", ada.name, LETSCHAT_DATA_DIR=folder,
                                    LETSCHAT_DATABASE_URL=self.postgres.url, **environment)
            self.assertEqual(done.returncode, 0, done.stderr)
            ended = time.monotonic()
            for device in devices:
                self.assertEqual(device.expect_close(), 4401)
            self.assertLess(time.monotonic() - ended, 5)

    def test_a_lockout_is_of_all(self):
        """3: five failures lock, however they are spread, and for as long wherever the last was."""
        for turned in range(3):
            ada = Person(self.nodes[0])
            for i in range(5):
                node = self.nodes[(i + turned) % 3]
                self.assertEqual(self.log_in(ada, node, "wrong horse"), 401)
            for node in self.nodes:
                self.assertEqual(self.log_in(ada, node, ada.password), 401)
            (left,) = self.postgres.sql("SELECT extract(epoch FROM locked_until - now()) "
                                        f"FROM login_failures WHERE username = '{ada.name}'")
            self.assertLess(abs(float(left) - LOCKED_FOR), 30)
            self.postgres.sql("UPDATE login_failures SET locked_until = now() - interval '1 s' "
                              f"WHERE username = '{ada.name}'")
            for node in self.nodes:
                self.assertEqual(self.log_in(ada, node, ada.password), 200)

    @staticmethod
    def log_in(person, node, password):
        return call(node, "POST", "/auth/login",
                    {"username": person.name, "password": password}).status

    def test_presence_is_told_as_it_was(self):
        """4.1, 5: who comes and goes on any node, and when they were last seen."""
        people = self.three()
        devices = [self.device(each) for each in people]
        for guest, watcher in ((0, 1), (1, 2), (2, 0)):
            watching = devices[watcher]
            watching.ping()
            devices[guest].close()
            left = time.time()
            gone = watching.wait_for("presence", 12.0, user_id=people[guest].id, online=False)
            shown = people[watcher].get(f"/users/{people[guest].id}").json
            self.assert_since(left, gone["last_seen_at"], shown["last_seen_at"])
            devices[guest] = self.device(people[guest])
            watching.wait_for("presence", user_id=people[guest].id, online=True)

    def test_sockets_live_on(self):
        """5: neither the deadline of the token nor that of silence comes early."""
        people = self.three()
        devices = [self.device(person, node) for person in people for node in self.nodes]
        conversation = people[0].group(*people[1:])
        time.sleep(5) # more than two looks at the database's clock
        people[0].send(conversation, "still there")
        for device in devices:
            device.wait_for("message.new", conversation_id=conversation)
            device.ping()

    def test_a_clock_is_set_while_people_are_connected(self):
        """5: as NTP does after a while without it; nobody is sent away, no time is wrong."""
        clock = SetClock()
        self.addCleanup(clock.folder.cleanup)
        node = self.node(environment=clock.environment)
        self.await_bus(node)
        ada = Person(node)
        device = self.device(ada)
        for offset in OFFSETS:
            clock.set(offset)
            end = time.monotonic() + 5
            while time.monotonic() < end:
                device.ping()
                began = time.time()
                self.assert_since(began, claims_of(ada.sign_in().token)["iat"])
                time.sleep(0.2)
        self.assertEqual(node.terminate(), 0)
