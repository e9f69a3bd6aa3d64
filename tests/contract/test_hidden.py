"""What a block hides: presence, typing, read marks (protocol.md, 4.1)."""

from rest import Person, acquaint, new_nonce
from signin import ServerCase
from socketclient import Device


class HiddenCase(ServerCase):
    def pair(self):
        one, other = Person(self.server), Person(self.server)
        return one, other, acquaint(one, other)

    def seen(self, viewer, person):
        user = viewer.get(f"/users/{person.id}").json
        return user["online"], user["last_seen_at"]

    def device(self, person):
        """Closed at the end of the test."""
        device = Device(person)
        self.addCleanup(device.close)
        return device

    def read_mark(self, viewer, conversation, person):
        members = viewer.get_conversation(conversation)["members"]
        return next(m["read_seq"] for m in members if m["user"]["id"] == person.id)

    def types(self, events):
        return [event["type"] for event in events]


class PresenceTest(HiddenCase):
    def test_both_are_offline_to_each_other(self):
        """4.1: while a block stands each sees the other offline without a last-seen time."""
        one, other, _ = self.pair()
        self.device(one), self.device(other)
        self.assertEqual((self.seen(one, other), self.seen(other, one)),
                         ((True, None), (True, None)))
        one.put(f"/blocks/{other.id}")
        self.assertEqual((self.seen(one, other), self.seen(other, one)),
                         ((False, None), (False, None)))
        one.delete(f"/blocks/{other.id}")
        self.assertEqual((self.seen(one, other), self.seen(other, one)),
                         ((True, None), (True, None)))

    def test_events_at_block_and_unblock(self):
        """4.1: at the block each side that is online hears offline, at the unblock the truth."""
        one, other, _ = self.pair()
        devices = self.device(one), self.device(other)
        for device in devices:
            device.ping()
        for change, online in ((one.put, False), (one.delete, True)):
            change(f"/blocks/{other.id}")
            for device, about in zip(devices, (other, one)):
                event = device.wait_for("presence", user_id=about.id)
                self.assertEqual((event["online"], event["last_seen_at"]), (online, None))

    def test_true_state_of_who_is_away(self):
        """4.1: at the unblock the true state of one who is away has the last-seen time."""
        one, other, _ = self.pair()
        device = self.device(one)
        with Device(other):
            device.wait_for("presence", user_id=other.id, online=True)
        away = device.wait_for("presence", user_id=other.id, online=False)
        one.put(f"/blocks/{other.id}")
        self.assertIsNone(device.wait_for("presence", user_id=other.id)["last_seen_at"])
        self.assertEqual(self.seen(one, other), (False, None))
        one.delete(f"/blocks/{other.id}")
        event = device.wait_for("presence", user_id=other.id)
        self.assertEqual((event["online"], event["last_seen_at"]), (False, away["last_seen_at"]))
        self.assertEqual(self.seen(one, other), (False, away["last_seen_at"]))

    def test_second_block_keeps_it_hidden(self):
        """4.1: an unblock tells nothing while the other side blocks still."""
        one, other, _ = self.pair()
        devices = self.device(one), self.device(other)
        one.put(f"/blocks/{other.id}")
        for device, about in zip(devices, (other, one)):
            device.wait_for("presence", user_id=about.id, online=False)
        other.put(f"/blocks/{one.id}")
        one.delete(f"/blocks/{other.id}")
        for device in devices:
            online = [event for event in device.events_within(0.4) if event.get("online")]
            self.assertEqual(online, [])
        self.assertEqual((self.seen(one, other), self.seen(other, one)),
                         ((False, None), (False, None)))

    def test_no_coming_and_going(self):
        """4.1: no presence passes between the two, in a group of both neither; a third sees."""
        one, other, third = (Person(self.server) for _ in range(3))
        acquaint(one, other)
        one.group(other, third)
        one.put(f"/blocks/{other.id}")
        watching, witness = self.device(one), self.device(third)
        with Device(other) as device:
            self.assertEqual(device.welcome["online"], [third.id])
            witness.wait_for("presence", user_id=other.id, online=True)
        witness.wait_for("presence", user_id=other.id, online=False)
        told = [event for event in watching.ping() if event.get("user_id") == other.id]
        self.assertFalse([e for e in told if e["online"] or e["last_seen_at"]], told)
        self.assertIsNotNone(self.seen(third, other)[1])
        self.assertEqual(self.seen(one, other), (False, None))

    def test_not_in_auth_ok(self):
        """5: auth.ok does not name who is hidden by a block, in either direction."""
        one, other, _ = self.pair()
        with Device(one):
            with Device(other) as device:
                self.assertEqual(device.welcome["online"], [one.id])
            one.put(f"/blocks/{other.id}")
            with Device(other) as device:
                self.assertEqual(device.welcome["online"], [])
            with Device(one) as device:
                self.assertNotIn(other.id, device.welcome["online"])

    def test_search_shows_them_offline(self):
        """4.1: whom the caller blocks is offline in the search as well."""
        one, other, _ = self.pair()
        one.put(f"/blocks/{other.id}")
        with Device(other):
            (found,) = one.get("/users", query={"query": other.name}).json["users"]
        self.assertEqual((found["blocked"], found["online"], found["last_seen_at"]),
                         (True, False, None))


class TypingTest(HiddenCase):
    def type_in(self, device, conversation):
        device.send({"type": "typing", "conversation_id": conversation, "active": True})
        device.ping()

    def test_in_their_conversation(self):
        """4.1: no typing passes in the direct conversation, in either direction."""
        one, other, conversation = self.pair()
        devices = self.device(one), self.device(other)
        one.put(f"/blocks/{other.id}")
        for typist, listener in (devices, devices[::-1]):
            self.type_in(typist, conversation)
            self.assertNotIn("typing", self.types(listener.events_within(0.3)))

    def test_in_a_group(self):
        """4.1: in a group of both typing stays hidden between the two; a third sees it."""
        one, other, third = (Person(self.server) for _ in range(3))
        group = one.group(other, third)
        one.put(f"/blocks/{other.id}")
        devices, witness = (self.device(one), self.device(other)), self.device(third)
        for typist, listener in (devices, devices[::-1]):
            self.type_in(typist, group)
            witness.wait_for("typing", user_id=typist.person.id)
            self.assertNotIn("typing", self.types(listener.ping()))

    def test_before_and_after(self):
        """4.1: without the block typing passes."""
        one, other, conversation = self.pair()
        one.put(f"/blocks/{other.id}")
        one.delete(f"/blocks/{other.id}")
        with Device(one) as device, Device(other) as typist:
            self.type_in(typist, conversation)
            device.wait_for("typing", user_id=other.id)


class ReadMarkTest(HiddenCase):
    def test_in_their_conversation(self):
        """4.1: read marks are hidden from the other, in events and objects, not from oneself."""
        one, other, conversation = self.pair()
        last = one.send(conversation)["seq"]
        one.put(f"/blocks/{other.id}")
        with Device(one) as device, Device(other) as own:
            reply = other.put(f"/conversations/{conversation}/read", {"seq": last})
            self.assertEqual(reply.status, 204)
            own.wait_for("read", user_id=other.id, seq=last)
            self.assertNotIn("read", self.types(device.events_within(0.3)))
        self.assertIsNone(self.read_mark(one, conversation, other))
        self.assertIsNone(self.read_mark(other, conversation, one))
        self.assertEqual(self.read_mark(other, conversation, other), last)
        self.assertEqual(other.get_conversation(conversation)["mine"]["read_seq"], last)

    def test_after_the_unblock(self):
        """4.1: after the unblock the read marks are seen again, as they are now."""
        one, other, conversation = self.pair()
        last = one.send(conversation)["seq"]
        one.put(f"/blocks/{other.id}")
        other.put(f"/conversations/{conversation}/read", {"seq": last})
        one.delete(f"/blocks/{other.id}")
        self.assertEqual(self.read_mark(one, conversation, other), last)
        self.assertEqual(self.read_mark(other, conversation, one), last)

    def test_in_a_group(self):
        """4.1: in a group of both read marks stay hidden between the two; a third sees them."""
        one, other, third = (Person(self.server) for _ in range(3))
        group = one.group(other, third)
        last = one.send(group)["seq"]
        one.put(f"/blocks/{other.id}")
        with Device(one) as device, Device(third) as witness:
            other.put(f"/conversations/{group}/read", {"seq": last})
            witness.wait_for("read", user_id=other.id, seq=last)
            self.assertNotIn("read", self.types(device.events_within(0.3)))
        self.assertIsNone(self.read_mark(one, group, other))
        self.assertIsNone(self.read_mark(other, group, one))
        self.assertEqual(self.read_mark(third, group, other), last)

    def test_in_pages_lists_and_sync(self):
        """2: what a block hides no object shows: pages of members, lists, sync."""
        one, other, conversation = self.pair()
        one.put(f"/blocks/{other.id}")
        page = one.get(f"/conversations/{conversation}/members").json["members"]
        listed = one.get("/conversations").json["conversations"][0]["members"]
        synced = one.sync()["conversations"][0]["members"]
        for members in (page, listed, synced):
            marks = {member["user"]["id"]: member["read_seq"] for member in members}
            self.assertIsNone(marks[other.id])
            self.assertIsNotNone(marks[one.id])

    def test_in_an_event_of_opening(self):
        """2 and 4.1: conversation.new of what one opens anew hides the mark as REST does."""
        one, other = Person(self.server), Person(self.server)
        conversation = other.direct(one)
        one.put(f"/blocks/{other.id}")
        with Device(one) as device:
            self.assertEqual(one.direct(other), conversation)
            event = device.wait_for("conversation.new")
        marks = {member["user"]["id"]: member["read_seq"]
                 for member in event["conversation"]["members"]}
        self.assertEqual(marks, {one.id: 0, other.id: None})

    def test_reading_needs_no_permission(self):
        """4.1: history stays readable: marking it as read is allowed to both."""
        one, other, conversation = self.pair()
        one.put(f"/blocks/{other.id}")
        for person in (one, other):
            reply = person.put(f"/conversations/{conversation}/read", {"seq": 2})
            self.assertEqual(reply.status, 204)
        reply = other.post(f"/conversations/{conversation}/messages",
                           {"nonce": new_nonce(), "body": "x"})
        self.assert_problem(reply, 403, "cannot_message")
