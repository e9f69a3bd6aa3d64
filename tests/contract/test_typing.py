"""protocol.md, 5: who hears that someone types, and how often."""

import time
import unittest
import uuid

from rest import Person, acquaint
from server import Server
from socketclient import Device


class Typing(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server()
        cls.addClassCleanup(cls.server.stop)

    def device(self, person):
        device = Device(person)
        self.addCleanup(device.close)
        return device

    def people(self, count):
        return [Person(self.server) for _ in range(count)]

    @staticmethod
    def type_in(device, conversation, active=True):
        device.send({"type": "typing", "conversation_id": conversation, "active": active})

    @staticmethod
    def hear(device, type_="typing", patience=10.0):
        return device.wait_for(type_, patience)

    def assert_unheard(self, *devices):
        """No typing reaches them; the senders' frames have been read before."""
        for device in devices:
            heard = [event for event in device.events_within(0.4) if event["type"] == "typing"]
            self.assertEqual(heard, [])

    def test_direct(self):
        """5: typing reaches the other member, on every device, with exactly its members."""
        one, other = self.people(2)
        conversation = acquaint(one, other)
        typist, listeners = self.device(one), [self.device(other), self.device(other)]
        for active in True, False:
            self.type_in(typist, conversation, active)
            for listener in listeners:
                self.assertEqual(self.hear(listener), {
                    "type": "typing", "conversation_id": conversation, "user_id": one.id,
                    "active": active})

    def test_not_to_oneself(self):
        """5: typing goes to the other members, not to the typist's own devices."""
        one, other = self.people(2)
        conversation = acquaint(one, other)
        typist, second, listener = self.device(one), self.device(one), self.device(other)
        self.type_in(typist, conversation)
        self.hear(listener)
        self.assert_unheard(typist, second)

    def test_group(self):
        """5: typing reaches all other members of a group, and nobody else."""
        one, two, three, stranger = self.people(4)
        group = one.group(two, three)
        typist, near, far, outside = map(self.device, (two, one, three, stranger))
        self.type_in(typist, group)
        for listener in near, far:
            self.assertEqual(self.hear(listener)["user_id"], two.id)
        self.assert_unheard(outside)

    def test_once_in_two_seconds(self):
        """5: at most one every 2 s; more often is dropped, not punished."""
        one, other = self.people(2)
        conversation = acquaint(one, other)
        typist, listener = self.device(one), self.device(other)
        for _ in range(20):
            self.type_in(typist, conversation)
        self.hear(listener)
        self.assert_unheard(listener)
        self.assertEqual([each for each in typist.ping() if each["type"] == "error"], [])
        time.sleep(2)
        self.type_in(typist, conversation)
        self.hear(listener)

    def test_the_end_is_heard_within_two_seconds(self):
        """5: active:false when it was cleared or sent goes on, soon after the beginning too."""
        one, other = self.people(2)
        conversation = acquaint(one, other)
        typist, listener = self.device(one), self.device(other)
        self.type_in(typist, conversation)
        self.type_in(typist, conversation, active=False)
        last = self.hear(listener)
        last = self.hear(listener) if last["active"] else last
        self.assertFalse(last["active"])
        self.assert_unheard(listener)

    def test_each_conversation_by_itself(self):
        """5: one every 2 s in one conversation does not silence another."""
        one, two, three = self.people(3)
        conversations = acquaint(one, two), acquaint(one, three)
        typist, listeners = self.device(one), [self.device(two), self.device(three)]
        for conversation in conversations:
            self.type_in(typist, conversation)
        for listener in listeners:
            self.hear(listener)

    def test_not_a_member(self):
        """5: not allowed: dropped, not punished, for strangers and unknown conversations."""
        one, other, stranger = self.people(3)
        conversation = acquaint(one, other)
        intruder, listener, second = self.device(stranger), self.device(one), self.device(other)
        self.type_in(intruder, conversation)
        self.type_in(intruder, str(uuid.uuid4()))
        self.assert_unheard(listener, second)
        self.assertEqual(intruder.ping(), [])

    def test_a_member_that_left(self):
        """5: not allowed: dropped once someone is no longer a member; they hear no more either."""
        one, two, three = self.people(3)
        group = one.group(two, three)
        self.assertEqual(one.delete(f"/conversations/{group}/members/{two.id}").status, 204)
        gone, staying, third = map(self.device, (two, one, three))
        self.type_in(gone, group)
        self.assert_unheard(staying, third)
        self.type_in(staying, group)
        self.hear(third)
        self.assert_unheard(gone)

    def test_empty_direct_conversation(self):
        """5: not in an empty direct conversation: the peer must not hear of it."""
        one, other = self.people(2)
        conversation = one.direct(other)
        typist, listener = self.device(one), self.device(other)
        self.type_in(typist, conversation)
        self.assert_unheard(listener)
        one.send(conversation)
        time.sleep(1.8)
        self.type_in(typist, conversation)
        self.hear(listener)

    def test_empty_group(self):
        """5: an empty group is no empty direct conversation: typing passes."""
        one, other = self.people(2)
        group = one.group(other)
        typist, listener = self.device(one), self.device(other)
        self.type_in(typist, group)
        self.hear(listener)

    def test_block_in_direct(self):
        """4.1: while either blocks the other no typing passes between them, either way."""
        one, other = self.people(2)
        conversation = acquaint(one, other)
        devices = self.device(one), self.device(other)
        self.assertEqual(one.put(f"/blocks/{other.id}").status, 204)
        for device in devices:
            self.type_in(device, conversation)
        self.assert_unheard(*devices)
        self.assertEqual(one.delete(f"/blocks/{other.id}").status, 204)
        time.sleep(2)
        for device, listener in (devices, devices[::-1]):
            self.type_in(device, conversation)
            self.hear(listener)

    def test_block_in_group(self):
        """4.1: in a group typing between the two stays hidden, and reaches the others."""
        one, two, three = self.people(3)
        group = one.group(two, three)
        self.assertEqual(one.put(f"/blocks/{two.id}").status, 204)
        blocker, blocked, third = map(self.device, (one, two, three))
        for device, person in (blocker, one), (blocked, two):
            self.type_in(device, group)
            self.assertEqual(self.hear(third)["user_id"], person.id)
        self.assert_unheard(blocker, blocked)

    def test_typing_is_not_kept(self):
        """5: who comes later does not hear of it, and no number moves."""
        one, other = self.people(2)
        conversation = acquaint(one, other)
        before = other.get_conversation(conversation)["change_seq"]
        typist, listener = self.device(one), self.device(other)
        self.type_in(typist, conversation)
        self.hear(listener)
        self.assert_unheard(self.device(other))
        self.assertEqual(other.get_conversation(conversation)["change_seq"], before)
