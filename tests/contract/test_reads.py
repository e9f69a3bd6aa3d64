"""4.2: read marks, unread counts and muting."""

import unittest

from conversing import (TIME, ServerCase, all_conversations, all_members, at_once, events_until,
                        insert_members, insert_messages, insert_people, member_of, next_event)


class ReadCase(ServerCase):

    def read(self, person, conversation, seq):
        return person.put(f"/conversations/{conversation}/read", {"seq": seq})

    def mute(self, person, conversation, until):
        return person.put(f"/conversations/{conversation}/mute", {"until": until})

    def mine(self, person, conversation):
        return person.get_conversation(conversation)["mine"]

    def counts(self, person, conversation):
        mine = self.mine(person, conversation)
        return mine["read_seq"], mine["unread_count"]


class Reading(ReadCase):

    def test_reading_moves_the_mark(self):
        """4.2: 204; the mark moves, the count falls, everybody sees it; one change each time."""
        one, other, direct = self.pair()
        for _ in range(4):
            one.send(direct)
        self.assertEqual(self.counts(other, direct), (0, 4))
        for seq, unread in ((1, 3), (3, 1), (4, 0)):
            before = one.get_conversation(direct)["change_seq"]
            self.assertEqual(self.read(other, direct, seq).status, 204)
            self.assertEqual(self.counts(other, direct), (seq, unread))
            seen = one.get_conversation(direct)
            self.assertEqual(member_of(seen, other)["read_seq"], seq)
            self.assertEqual(seen["change_seq"], before + 1)

    def test_it_never_moves_back(self):
        """4.2: a mark never moves back; there and further back change nothing, also at once."""
        one, other, direct = self.pair()
        for _ in range(9):
            one.send(direct)
        self.read(other, direct, 6)
        device = self.device(one)
        for seq in (5, 1, 0, 6):
            self.assertEqual(self.read(other, direct, seq).status, 204)
        self.expect_silence(device)
        self.assertEqual((self.counts(other, direct), one.get_conversation(direct)["change_seq"]),
                         ((6, 3), 10))
        at_once(*[lambda seq=seq: self.read(other, direct, seq) for seq in (9, 7, 8, 3, 9, 7)])
        self.assertEqual(self.counts(other, direct), (9, 0))

    def test_beyond_the_last_is_the_last(self):
        """4.2: a seq beyond the last counts as the last, and does not read what comes later."""
        one, other, direct = self.pair()
        one.send(direct)
        self.assertEqual(self.read(other, direct, 1000).status, 204)
        self.assertEqual(self.counts(other, direct), (1, 0))
        self.assertEqual(self.read(other, direct, 2 ** 53).status, 204)
        self.assertEqual(one.get_conversation(direct)["change_seq"], 2)
        one.send(direct)
        self.assertEqual(self.counts(other, direct), (1, 1))

    def test_what_is_not_a_request(self):
        """1: a seq that is missing, null, negative or no whole number is 422."""
        one, other, direct = self.pair()
        one.send(direct)
        for body in ({}, {"seq": None}, {"seq": "1"}, {"seq": 1.5}, {"seq": -1}, {"seq": [1]},
                     {"seq": True}):
            with self.subTest(body=body):
                self.invalid(other.put(f"/conversations/{direct}/read", body))
        self.assertEqual(self.counts(other, direct), (0, 1))

    def test_sending_reads(self):
        """2: sending moves the sender's own mark to the new message, past all before it."""
        one, other, direct = self.pair()
        for _ in range(3):
            one.send(direct)
        other.send(direct)
        self.assertEqual(self.counts(other, direct), (4, 0))
        self.assertEqual(self.counts(one, direct), (3, 1))

    def test_what_counts_as_unread(self):
        """2: unread are messages of others after the mark that are not deleted."""
        one, other, third = self.people(3)
        group = one.group(other, third)
        sent = [one.send(group), other.send(group), third.send(group), one.send(group)]
        self.assertEqual(self.counts(other, group), (2, 2))
        self.assertEqual(self.counts(third, group), (3, 1))
        one.delete(f"/conversations/{group}/messages/{sent[3]['id']}")
        self.assertEqual(self.counts(other, group), (2, 1))
        self.assertEqual(all_conversations(other)[0]["mine"]["unread_count"], 1)
        self.assertEqual(other.sync()["conversations"][0]["mine"]["unread_count"], 1)

    def test_unread_is_counted_to_a_thousand(self):
        """2: unread messages are counted up to 1,000: 999, 1,000, and 1,000 for more."""
        one, other, direct = self.pair()
        insert_messages(self.server, direct, one, 999)
        self.assertEqual(self.counts(other, direct), (0, 999))
        for _ in range(3):
            one.send(direct)
            self.assertEqual(self.counts(other, direct), (0, 1000))
        self.read(other, direct, 3)
        self.assertEqual(self.counts(other, direct), (3, 999))


class LargeGroups(ReadCase):
    """From 51 members on, read marks are one's own."""

    def group_of(self, count):
        one, other = self.people(2)
        group = one.group(other)
        insert_members(self.server, group, insert_people(self.server, count - 2))
        one.send(group)
        return one, other, group

    def test_fifty_share_their_marks(self):
        """2: in a group of 50 a mark is a shared change, of the conversation's numbers."""
        one, other, group = self.group_of(50)
        device = self.device(one)
        self.read(other, group, 1)
        self.assertEqual(next_event(device, group),
                         {"type": "read", "conversation_id": group, "change_seq": 2,
                          "user_id": other.id, "seq": 1})
        self.assertEqual(self.mine(other, group)["state_seq"], 0)
        self.assertEqual(member_of(one.get_conversation(group), other)["read_seq"], 1)

    def test_fifty_one_keep_them(self):
        """2: in a group of 51 a mark takes a number of the caller's own state, and no other."""
        one, other, group = self.group_of(51)
        devices = self.devices(one, other, other.sign_in())
        before = one.get_conversation(group)["change_seq"]
        self.assertEqual(self.read(other, group, 1).status, 204)
        self.assertEqual(self.mine(other, group), {"role": "member", "read_seq": 1,
                                                   "unread_count": 0, "muted_until": None,
                                                   "state_seq": 1})
        self.assertEqual(one.get_conversation(group)["change_seq"], before)
        for device in devices[1:]:
            self.assertEqual(next_event(device, group),
                             {"type": "state", "conversation_id": group, "state_seq": 1,
                              "read_seq": 1, "muted_until": None})
        self.expect_silence(devices[0])
        marks = {each["user"]["id"]: each["read_seq"] for each in all_members(one, group)}
        self.assertIsNone(marks[other.id])

    def test_again_changes_nothing(self):
        """2: in a group of 51 the same mark again, or one further back, gives no number."""
        one, other, group = self.group_of(51)
        one.send(group)
        self.read(other, group, 2)
        device = self.device(other)
        for seq in (2, 1, 9):
            self.read(other, group, seq)
        self.expect_silence(device)
        self.assertEqual(self.mine(other, group)["state_seq"], 1)


class Muting(ReadCase):

    UNTIL = "2031-05-06T07:08:09.123Z"

    def test_muting_is_the_callers_alone(self):
        """4.2: 204; muted_until and state_seq are the caller's; nobody else sees or hears it."""
        one, other, direct = self.pair()
        one.send(direct)
        devices = self.devices(one, other, other.sign_in())
        before = one.get_conversation(direct)
        self.assertEqual(self.mute(other, direct, self.UNTIL).status, 204)
        self.assertEqual(one.get_conversation(direct), before)
        mine = self.mine(other, direct)
        self.assertEqual((mine["muted_until"], mine["state_seq"]), (self.UNTIL, 1))
        for device in devices[1:]:
            self.assertEqual(next_event(device, direct),
                             {"type": "state", "conversation_id": direct, "state_seq": 1,
                              "read_seq": 0, "muted_until": self.UNTIL})
        self.expect_silence(devices[0])

    def test_unmuting(self):
        """4.2: until null unmutes, as the next state of the caller."""
        one, other, direct = self.pair()
        one.send(direct)
        self.mute(other, direct, self.UNTIL)
        device = self.device(other)
        self.assertEqual(self.mute(other, direct, None).status, 204)
        event = next_event(device, direct)
        self.assertEqual((event["state_seq"], event["muted_until"]), (2, None))
        self.assertIsNone(self.mine(other, direct)["muted_until"])

    def test_the_same_changes_nothing(self):
        """2: the same mute again, or unmuting what is not muted, gives no number and no event."""
        one, other, direct = self.pair()
        one.send(direct)
        device = self.device(other)
        self.mute(other, direct, None)
        self.expect_silence(device)
        self.mute(other, direct, self.UNTIL)
        next_event(device, direct)
        self.assertEqual(self.mute(other, direct, self.UNTIL).status, 204)
        self.expect_silence(device)
        self.assertEqual(self.mine(other, direct)["state_seq"], 1)

    def test_what_is_not_a_request(self):
        """1: until that is missing or no time is 422."""
        one, _, direct = self.pair()
        for body in ({}, {"until": "tomorrow"}, {"until": 5}, {"until": ""},
                     {"until": "2031-13-01T00:00:00.000Z"}, {"until": "2031-02-30T00:00:00.000Z"},
                     {"until": True}):
            with self.subTest(body=body):
                self.invalid(one.put(f"/conversations/{direct}/mute", body))
        self.assertEqual(self.mine(one, direct)["state_seq"], 0)

    def test_times_come_back_in_the_contracts_form(self):
        """1: times are RFC 3339 UTC with milliseconds, also where they were sent without."""
        one, _, direct = self.pair()
        self.mute(one, direct, "2031-05-06T07:08:09Z")
        self.assertRegex(self.mine(one, direct)["muted_until"], TIME)


class HiddenMarks(ReadCase):
    """4.1: under a block no read mark passes between the two."""

    def test_in_a_direct_conversation(self):
        """4.1: the other's mark is null in every object, and of its event the number comes."""
        one, other, direct = self.pair()
        one.send(direct)
        one.put(f"/blocks/{other.id}")
        devices = self.devices(one, other)
        self.read(other, direct, 1)
        self.assertEqual(next_event(devices[1], direct)["type"], "read")
        event = next_event(devices[0], direct)
        self.assertEqual((event["type"], event["change_seq"]), ("change", 2))
        self.assertNotIn(other.id, str(event))
        for person, peer in ((one, other), (other, one)):
            for found in (person.get_conversation(direct), all_conversations(person)[0],
                          person.sync()["conversations"][0]):
                self.assertIsNone(member_of(found, peer)["read_seq"])
            self.assertEqual(member_of(found, person)["read_seq"], 1)
        one.delete(f"/blocks/{other.id}")
        self.assertEqual(member_of(one.get_conversation(direct), other)["read_seq"], 1)

    def test_in_a_group(self):
        """4.1: in a group the marks of the two are hidden from one another, not from others."""
        one, other, third = self.people(3)
        group = third.group(one, other)
        third.send(group)
        other.put(f"/blocks/{one.id}")
        devices = self.devices(one, other, third)
        self.read(other, group, 1)
        self.read(one, group, 1)
        heard = [[each["type"] for each in events_until(device, group, 3)] for device in devices]
        self.assertEqual(heard, [["change", "read"], ["read", "change"], ["read", "read"]])
        third.patch(f"/conversations/{group}", {"title": "New"})
        for device, person, peer in ((devices[0], one, other), (devices[1], other, one)):
            told = next_event(device, group)["conversation"]
            listed = {each["user"]["id"]: each for each in all_members(person, group)}
            for shown in (told, person.get_conversation(group)):
                self.assertIsNone(member_of(shown, peer)["read_seq"])
                self.assertEqual(member_of(shown, third)["read_seq"], 1)
            self.assertIsNone(listed[peer.id]["read_seq"])
        found = third.get_conversation(group)
        self.assertEqual([member_of(found, each)["read_seq"] for each in (one, other)], [1, 1])


if __name__ == "__main__":
    unittest.main()
