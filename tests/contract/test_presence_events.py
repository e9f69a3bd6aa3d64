"""protocol.md, 4.1 and 5: presence events to exactly those who may see it, and the same by REST."""

import unittest

from rest import Person, acquaint
from server import Server
from socketclient import Device
from together import side_by_side


@side_by_side
class PresenceEvents(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server()
        cls.addClassCleanup(cls.server.stop)

    def device(self, person):
        device = Device(person)
        self.addCleanup(device.close)
        return device

    def pair(self):
        one, other = Person(self.server), Person(self.server)
        acquaint(one, other)
        return one, other

    def heard(self, device, seconds=0.5):
        """The presence that a device hears within that time, as (user, online)."""
        return [(event["user_id"], event["online"]) for event in device.events_within(seconds)
                if event["type"] == "presence"]

    def seen(self, viewer, person):
        user = viewer.get("/users/" + person.id).json
        return user["online"], user["last_seen_at"]

    def test_online_has_exactly_its_members(self):
        """5: presence has user_id, online and last_seen_at, which is null while online."""
        one, other = self.pair()
        watcher = self.device(one)
        self.device(other)
        self.assertEqual(watcher.wait_for("presence"), {
            "type": "presence", "user_id": other.id, "online": True, "last_seen_at": None})
        self.assertEqual(self.seen(one, other), (True, None))

    def test_sockets_of_several_sessions(self):
        """5: on the first and the last socket only, of whichever session."""
        one, other = self.pair()
        watcher, first = self.device(one), self.device(other)
        watcher.wait_for("presence", user_id=other.id, online=True)
        self.device(other.sign_in())
        first.close()
        self.assertEqual(self.heard(watcher, 6.5), [])
        self.assertEqual(self.seen(one, other), (True, None))

    def test_told_before_a_ping_is_answered(self):
        """5: who has signed in was announced: what a friend sends afterwards is answered after that."""
        one, other = Person(self.server), Person(self.server)
        acquaint(one, other)
        with Device(one) as device:
            for _ in range(20):
                friend = Person(self.server)
                acquaint(one, friend)
                device.ping()
                with Device(friend):
                    self.assertIn({"type": "presence", "user_id": friend.id, "online": True,
                                   "last_seen_at": None}, device.ping())

    def test_only_one_has_written(self):
        """4.1: presence is for those who have both written: not after one of them has."""
        one, other = Person(self.server), Person(self.server)
        conversation = one.direct(other)
        one.send(conversation)
        watcher, there = self.device(one), self.device(other)
        self.assertEqual((watcher.welcome["online"], there.welcome["online"]), ([], []))
        self.assertEqual(self.heard(watcher), [])
        self.assertEqual(self.seen(one, other), (False, None))
        other.send(conversation)
        self.assertEqual(self.seen(one, other), (True, None))

    def test_nobody_else_hears(self):
        """5: presence goes to those who may see it: a friend of a friend hears nothing."""
        one, other = self.pair()
        third = Person(self.server)
        acquaint(other, third)
        watcher, outside = self.device(other), self.device(third)
        watcher.wait_for("presence", user_id=third.id, online=True)
        there = self.device(one)
        watcher.wait_for("presence", user_id=one.id, online=True)
        self.assertEqual(self.heard(outside), [])
        there.close()
        watcher.wait_for("presence", user_id=one.id, online=False)
        self.assertEqual(self.heard(outside), [])

    def test_in_search(self):
        """2: every user object says the same of presence: in search as by id."""
        one, other = self.pair()
        self.device(other)
        found = one.get("/users", query={"query": other.name}).json["users"]
        self.assertEqual([(each["online"], each["last_seen_at"]) for each in found],
                         [(True, None)])

    def test_calls_make_nobody_online(self):
        """5: presence is of sockets: calls alone make nobody online, nor a socket before auth."""
        one, other = self.pair()
        watcher = self.device(one)
        other.send(other.direct(one))
        other.get("/users/me")
        self.assertEqual(self.heard(watcher), [])
        self.assertEqual(self.seen(one, other), (False, None))
