"""5: the events of conversations: what they say, and who gets them."""

import json
import unittest

from conversing import (CONVERSATIONAL, ServerCase, events_until, insert_members, insert_people,
                        next_event, roles_of)
from rest import segment
from socketclient import TEXT


def next_frame(device, conversation, patience=5.0):
    """The bytes of the next event of that conversation."""
    while True:
        opcode, payload = device.receive_frame(patience)
        event = json.loads(payload) if opcode == TEXT else {}
        if event.get("type") in CONVERSATIONAL and event["conversation_id"] == conversation:
            return payload


class EventCase(ServerCase):

    def shared(self):
        """Three people in a group, and a device each, two of the first."""
        people = self.people(3)
        group = people[0].group(*people[1:])
        return *people, group, self.devices(people[0], people[0].sign_in(), *people[1:])

    def expect_same(self, devices, conversation, type_):
        """One event, the same bytes on every device; the event."""
        frames = {next_frame(device, conversation) for device in devices}
        self.assertEqual(len(frames), 1, frames)
        event = json.loads(frames.pop())
        self.assertEqual((event["type"], event["conversation_id"]), (type_, conversation))
        return event

    def path(self, message):
        return f"/conversations/{message['conversation_id']}/messages/{message['id']}"

    def expect_conversation(self, event, viewer):
        """The conversation of an event is the viewer's without what is theirs alone."""
        found = viewer.get_conversation(event["conversation_id"])
        del found["mine"]
        shown = dict(event["conversation"])
        self.assertIsNone(shown.pop("mine", None))
        self.assertEqual(shown, found)
        self.assertEqual(event["change_seq"], found["change_seq"])


class MessageEvents(EventCase):

    def test_a_new_message(self):
        """5: message.new goes to every socket of every member, the sender's own, the same bytes."""
        one, *_, group, devices = self.shared()
        message = one.send(group, "hello \u00e4 \U0001f600")
        event = self.expect_same(devices, group, "message.new")
        self.assertEqual(event, {"type": "message.new", "conversation_id": group,
                                 "change_seq": 1, "message": message})

    def test_changes_of_a_message(self):
        """5: message.updated tells an edit, a reaction, its end and a deletion, to the same."""
        one, other, _, group, devices = self.shared()
        sent = one.send(group)
        self.expect_same(devices, group, "message.new")
        reaction = f"{self.path(sent)}/reactions/{segment('x')}"
        doings = [lambda: one.patch(self.path(sent), {"body": "edited"}),
                  lambda: other.put(reaction), lambda: other.delete(reaction),
                  lambda: one.delete(self.path(sent))]
        for number, doing in enumerate(doings, 2):
            doing()
            event = self.expect_same(devices, group, "message.updated")
            found = one.get(f"/conversations/{group}/messages").json["messages"][0]
            self.assertEqual(event, {"type": "message.updated", "conversation_id": group,
                                     "change_seq": number, "message": found})
            self.assertEqual(found["change_seq"], number)

    def test_others_hear_nothing(self):
        """5: who is no member gets no event of a conversation."""
        one, _, _, group, _ = self.shared()
        stranger = self.people(1)[0]
        one.send(one.direct(stranger))
        device = self.device(stranger)
        sent = one.send(group)
        one.patch(self.path(sent), {"body": "edited"})
        one.patch(f"/conversations/{group}", {"title": "New"})
        self.expect_silence(device)

    def test_a_group_of_over_fifty(self):
        """5: message events reach every member of large groups too."""
        people = self.people(4)
        group = people[0].group(*people[1:])
        insert_members(self.server, group, insert_people(self.server, 60))
        devices = self.devices(*people)
        sent = people[1].send(group)
        self.expect_same(devices, group, "message.new")
        self.assertEqual(next_event(devices[1], group)["type"], "state")
        people[0].delete(self.path(sent))
        self.expect_same(devices, group, "message.updated")


class ConversationEvents(EventCase):

    def test_a_new_group(self):
        """5: conversation.new goes to every socket of every member of a new group, without mine."""
        one, other, third = self.people(3)
        devices = self.devices(one, other, other.sign_in(), third)
        group = one.group(other, third)
        event = self.expect_same(devices, group, "conversation.new")
        self.expect_conversation(event, other)

    def test_a_title(self):
        """5: conversation.updated tells a new title to every socket of every member."""
        one, _, third, group, devices = self.shared()
        one.patch(f"/conversations/{group}", {"title": "New"})
        event = self.expect_same(devices, group, "conversation.updated")
        self.assertEqual((event["conversation"]["title"], event["change_seq"]), ("New", 1))
        self.expect_conversation(event, third)

    def test_a_role(self):
        """5: conversation.updated tells a new role, and a new owner as one change."""
        one, other, third, group, devices = self.shared()
        for number, role in enumerate(("admin", "owner"), 1):
            one.patch(f"/conversations/{group}/members/{other.id}", {"role": role})
            event = self.expect_same(devices, group, "conversation.updated")
            self.assertEqual(event["change_seq"], number)
            self.assertEqual(roles_of(event["conversation"])[other.id], role)
            self.expect_conversation(event, third)

    def test_new_members(self):
        """5: new members get conversation.new, the others conversation.updated, of one number."""
        one, other, _, group, devices = self.shared()
        one.send(group)
        self.expect_same(devices, group, "message.new")
        new = self.people(2)
        added = self.devices(*new, new[0].sign_in())
        one.post(f"/conversations/{group}/members", {"user_ids": [each.id for each in new]})
        updated = self.expect_same(devices, group, "conversation.updated")
        fresh = self.expect_same(added, group, "conversation.new")
        self.assertEqual((updated["change_seq"], fresh["change_seq"]), (2, 2))
        self.expect_conversation(updated, other)
        self.expect_conversation(fresh, new[0])
        one.send(group)
        self.assertEqual(self.expect_same(devices + added, group, "message.new")["change_seq"], 3)

    def test_who_is_removed(self):
        """5: conversation.gone goes to who is out, conversation.updated to the others."""
        one, other, third, group, devices = self.shared()
        out = [devices[3], self.device(third.sign_in())]
        one.delete(f"/conversations/{group}/members/{third.id}")
        event = self.expect_same(out, group, "conversation.gone")
        self.assertEqual(event, {"type": "conversation.gone", "conversation_id": group})
        updated = self.expect_same(devices[:3], group, "conversation.updated")
        self.expect_conversation(updated, other)
        one.send(group)
        self.expect_same(devices[:3], group, "message.new")
        for device in out:
            self.expect_silence(device, 0.3)

    def test_who_leaves(self):
        """5: who leaves hears gone on every socket; the others who follows as owner, at once."""
        one, other, _, group, devices = self.shared()
        one.delete(f"/conversations/{group}/members/{one.id}")
        self.expect_same(devices[:2], group, "conversation.gone")
        event = self.expect_same(devices[2:], group, "conversation.updated")
        self.assertEqual(roles_of(event["conversation"])[other.id], "owner")
        self.expect_conversation(event, other)

    def test_the_last_one_out(self):
        """5: the last one out hears that the group is gone."""
        one = self.people(1)[0]
        group, devices = one.group(), self.devices(one, one.sign_in())
        one.delete(f"/conversations/{group}/members/{one.id}")
        self.expect_same(devices, group, "conversation.gone")

    def test_a_deleted_account_leaves(self):
        """4.1: the group that a deleted account owned tells its members of the new owner."""
        one, other, _, group, devices = self.shared()
        one.delete("/users/me", {"password": one.password})
        event = self.expect_same(devices[2:], group, "conversation.updated")
        self.assertEqual(roles_of(event["conversation"])[other.id], "owner")

    def test_a_group_of_over_fifty(self):
        """2: members is null in events of groups over 50 too."""
        one, other = self.people(2)
        group, device = one.group(other), self.device(other)
        one.post(f"/conversations/{group}/members",
                 {"user_ids": insert_people(self.server, 49)})
        event = next_event(device, group)
        self.assertEqual((event["conversation"]["member_count"], event["conversation"]["members"]),
                         (51, None))
        self.expect_conversation(event, other)


class OwnEvents(EventCase):

    def test_read(self):
        """5: read goes to every socket of every member, the reader's own too, the same bytes."""
        one, other, _, group, devices = self.shared()
        one.send(group)
        self.expect_same(devices, group, "message.new")
        other.put(f"/conversations/{group}/read", {"seq": 1})
        self.assertEqual(self.expect_same(devices, group, "read"),
                         {"type": "read", "conversation_id": group, "change_seq": 2,
                          "user_id": other.id, "seq": 1})

    def test_read_in_a_direct_conversation(self):
        """5: read goes to both people of a direct conversation; beyond the last, with the last."""
        one, other, direct = self.pair()
        one.send(direct)
        devices = self.devices(one, other, other.sign_in())
        other.put(f"/conversations/{direct}/read", {"seq": 99})
        self.assertEqual(self.expect_same(devices, direct, "read")["seq"], 1)

    def test_no_read_by_sending(self):
        """5: no read event for the sender's own move by sending: message.new says it."""
        one, other, _, group, devices = self.shared()
        one.send(group)
        other.send(group)
        for device in devices:
            events = events_until(device, group, 2)
            self.assertEqual([each["type"] for each in events], ["message.new"] * 2)
            self.expect_silence(device, 0.2)

    def test_state(self):
        """5: state goes to every socket of the caller and to nobody else, without a change_seq."""
        one, _, _, group, devices = self.shared()
        one.send(group)
        self.expect_same(devices, group, "message.new")
        for number, until in enumerate(("2031-01-01T00:00:00.000Z", None), 1):
            one.put(f"/conversations/{group}/mute", {"until": until})
            self.assertEqual(self.expect_same(devices[:2], group, "state"),
                             {"type": "state", "conversation_id": group, "state_seq": number,
                              "read_seq": 1, "muted_until": until})
        for device in devices[2:]:
            self.expect_silence(device, 0.3)

    def test_reading_by_sending_in_a_large_group(self):
        """2 and 5: in a group over 50 sending moves the own mark, as the sender's next state."""
        one, other = self.people(2)
        group = one.group(other)
        insert_members(self.server, group, insert_people(self.server, 49))
        devices = self.devices(other, other.sign_in(), one)
        one.send(group)
        self.expect_same(devices, group, "message.new")
        self.assertEqual(next_event(devices[2], group)["read_seq"], 1)
        other.put(f"/conversations/{group}/mute", {"until": "2031-01-01T00:00:00.000Z"})
        self.expect_same(devices[:2], group, "state")
        other.send(group)
        self.expect_same(devices, group, "message.new")
        self.assertEqual(self.expect_same(devices[:2], group, "state"),
                         {"type": "state", "conversation_id": group, "state_seq": 2,
                          "read_seq": 2, "muted_until": "2031-01-01T00:00:00.000Z"})
        self.expect_silence(devices[2], 0.3)
        mine = other.get_conversation(group)["mine"]
        self.assertEqual((mine["read_seq"], mine["state_seq"]), (2, 2))


if __name__ == "__main__":
    unittest.main()
