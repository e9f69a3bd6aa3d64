"""Presence: who sees whom, and when (protocol.md, 4.1 and 5)."""

import time
from datetime import datetime

from rest import Person, acquaint
from signin import ServerCase, at_once, refresh, together
from socketclient import Device

GRACE = 5.0


def seconds(text):
    return datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp()


class PresenceCase(ServerCase):
    def friends(self):
        one, other = Person(self.server), Person(self.server)
        acquaint(one, other)
        return one, other

    def seen(self, viewer, person):
        user = viewer.get(f"/users/{person.id}").json
        return user["online"], user["last_seen_at"]

    def presences(self, events, person):
        return [event for event in events
                if event["type"] == "presence" and event["user_id"] == person.id]


class ComingAndGoingTest(PresenceCase):
    def test_waits_of_the_grace(self):
        """5: presence comes with the first and the last socket only, the last after 5 s."""
        together(self.first_and_last, self.back_within_the_grace, self.one_of_two_goes,
                 self.thrown_out, self.looked_up)

    def first_and_last(self):
        person, friend = self.friends()
        with Device(friend) as watching:
            with Device(person):
                event = watching.wait_for("presence", user_id=person.id)
                self.assertEqual((event["online"], event["last_seen_at"]), (True, None))
                self.assertLessEqual({"type", "user_id", "online", "last_seen_at"}, set(event))
            left = time.time()
            event = watching.wait_for("presence", user_id=person.id)
            self.assertFalse(event["online"])
            self.assertGreater(time.time() - left, GRACE - 0.2)
            self.assertLess(time.time() - left, GRACE + 3)
            self.assertGreater(seconds(event["last_seen_at"]), left - 1)
            self.assertLess(seconds(event["last_seen_at"]), time.time() + 1)
        self.assertEqual(self.seen(friend, person), (False, event["last_seen_at"]))

    def back_within_the_grace(self):
        person, friend = self.friends()
        with Device(friend) as watching:
            with Device(person):
                watching.wait_for("presence", user_id=person.id, online=True)
            time.sleep(1)
            with Device(person):
                events = watching.events_within(GRACE + 1)
                self.assertEqual(self.presences(events, person), [])

    def one_of_two_goes(self):
        person, friend = self.friends()
        with Device(friend) as watching, Device(person.sign_in()) as kept:
            watching.wait_for("presence", user_id=person.id, online=True)
            with Device(person):
                kept.ping()
            events = watching.events_within(GRACE + 1)
            self.assertEqual(self.presences(events, person), [])
            self.assertEqual(self.seen(friend, person), (True, None))

    def thrown_out(self):
        person, friend = self.friends()
        with Device(friend) as watching, Device(person) as device:
            watching.wait_for("presence", user_id=person.id, online=True)
            person.post("/auth/logout")
            self.assertEqual(device.expect_close(), 4401)
            watching.wait_for("presence", user_id=person.id, online=False)

    def looked_up(self):
        person, friend = self.friends()
        self.assertEqual(self.seen(friend, person), (False, None))
        with Device(person):
            self.assertEqual(self.seen(friend, person), (True, None))
        left = time.time()
        time.sleep(GRACE - 1.5)
        self.assertEqual(self.seen(friend, person), (True, None))
        time.sleep(3.5)
        online, last_seen = self.seen(friend, person)
        self.assertFalse(online)
        self.assertAlmostEqual(seconds(last_seen), left, delta=GRACE + 1)

    def test_second_socket_says_nothing(self):
        """5: a second socket, or a fresh token on the first, brings no event."""
        person, friend = self.friends()
        with Device(friend) as watching, Device(person) as device:
            watching.wait_for("presence", user_id=person.id, online=True)
            fresh = refresh(self.server, person.refresh_token).json["access_token"]
            device.send({"type": "auth", "token": fresh})
            self.assertEqual(device.receive()["type"], "auth.ok")
            with Device(person.sign_in()) as second:
                second.ping()
                self.assertEqual(self.presences(watching.ping(), person), [])

    def test_not_to_the_own_sockets(self):
        """5: presence goes not to the user's own sockets."""
        person, friend = self.friends()
        with Device(person) as first, Device(friend), Device(person.sign_in()) as second:
            first.wait_for("presence", user_id=friend.id)
            for device in (first, second):
                self.assertEqual(self.presences(device.ping(), person), [])

    def test_last_seen_survives_a_restart(self):
        """4.1: the last-seen time is kept over kill -9."""
        person, friend = self.friends()
        with Device(friend) as watching:
            with Device(person):
                watching.wait_for("presence", user_id=person.id, online=True)
            last = watching.wait_for("presence", user_id=person.id, online=False)
        self.server.kill()
        self.server.start()
        self.assertEqual(self.seen(friend, person), (False, last["last_seen_at"]))


class AudienceTest(PresenceCase):
    def assert_seen(self, viewer, person):
        """Whoever is online and may be seen is so in an object and in auth.ok."""
        self.assertEqual(self.seen(viewer, person), (True, None))
        with Device(viewer) as device:
            self.assertIn(person.id, device.welcome["online"])

    def assert_not_seen(self, viewer, person):
        self.assertEqual(self.seen(viewer, person), (False, None))
        with Device(viewer) as device:
            self.assertNotIn(person.id, device.welcome["online"])

    def test_strangers(self):
        """4.1: others see online:false and no last-seen time, and get no event."""
        person, stranger = Person(self.server), Person(self.server)
        with Device(stranger) as device:
            with Device(person):
                self.assert_not_seen(stranger, person)
                self.assertEqual(self.presences(device.ping(), person), [])
            (found,) = stranger.get("/users", query={"query": person.name}).json["users"]
            self.assertEqual((found["online"], found["last_seen_at"]), (False, None))
            self.assertEqual(self.presences(device.ping(), person), [])

    def test_both_have_to_write(self):
        """4.1: presence is for those who have both written to one another."""
        person, other = Person(self.server), Person(self.server)
        conversation = person.direct(other)
        with Device(person):
            self.assert_not_seen(other, person)
            person.send(conversation)
            person.send(conversation)
            self.assert_not_seen(other, person)
            other.send(conversation)
            self.assert_seen(other, person)

    def test_both_ways(self):
        """4.1: who has been written to is as hidden from the writer as the other way round."""
        person, writer = Person(self.server), Person(self.server)
        conversation = writer.direct(person)
        writer.send(conversation)
        with Device(person):
            self.assert_not_seen(writer, person)
            person.send(conversation)
            self.assert_seen(writer, person)

    def test_a_deleted_message_was_written(self):
        """4.1: to have written is enough, also when the message is deleted."""
        person, friend = self.friends()
        conversation = person.direct(friend)
        for each in (person, friend):
            for message in each.get(f"/conversations/{conversation}/messages").json["messages"]:
                if message["sender_id"] == each.id:
                    each.delete(f"/conversations/{conversation}/messages/{message['id']}")
        with Device(person):
            self.assert_seen(friend, person)

    def test_group(self):
        """4.1: who share a group of up to 50 see one another, with no word said."""
        owner, member, outsider = (Person(self.server) for _ in range(3))
        owner.group(member)
        with Device(owner) as watching, Device(member):
            event = watching.wait_for("presence", user_id=member.id)
            self.assertTrue(event["online"])
            self.assert_seen(owner, member)
            self.assert_not_seen(outsider, member)

    def test_group_of_50_and_51(self):
        """4.1: a group of 50 shows presence, one of 51 does not, until it shrinks again."""
        people = at_once(51, lambda _: Person(self.server))
        owner, second, last = people[0], people[1], people[-1]
        group = owner.group(*people[1:-1])
        with Device(second):
            self.assert_seen(owner, second)
            reply = owner.post(f"/conversations/{group}/members", {"user_ids": [last.id]})
            self.assertEqual(reply.status, 200)
            self.assert_not_seen(owner, second)
            self.assert_not_seen(last, second)
            reply = owner.delete(f"/conversations/{group}/members/{last.id}")
            self.assertEqual(reply.status, 204)
            self.assert_seen(owner, second)
            self.assert_not_seen(last, second)

    def test_no_event_in_a_group_of_51(self):
        """4.1: in a group of 51 nobody hears who comes."""
        people = at_once(51, lambda _: Person(self.server))
        people[0].group(*people[1:])
        with Device(people[0]) as watching, Device(people[1]) as device:
            device.ping()
            self.assertEqual(self.presences(watching.ping(), people[1]), [])

    def test_who_left_the_group(self):
        """4.1: who shares a group no longer sees nothing any more."""
        owner, member = Person(self.server), Person(self.server)
        group = owner.group(member)
        with Device(owner):
            self.assert_seen(member, owner)
            member.delete(f"/conversations/{group}/members/{member.id}")
            self.assert_not_seen(member, owner)

    def test_auth_ok_has_all_of_them(self):
        """5: online of auth.ok is the snapshot of those whose presence the caller may see."""
        person, away, stranger = (Person(self.server) for _ in range(3))
        here = [Person(self.server) for _ in range(3)]
        for friend in (*here[:2], away):
            acquaint(person, friend)
        person.group(here[0], here[2])
        devices = [Device(each) for each in (*here, stranger)]
        for device in devices:
            self.addCleanup(device.close)
        with Device(person) as device:
            online = device.welcome["online"]
        self.assertEqual(sorted(online), sorted(each.id for each in here))

    def test_never_seen(self):
        """2: last_seen_at is null for a friend who was never online."""
        person, friend = self.friends()
        self.assertEqual(self.seen(friend, person), (False, None))
