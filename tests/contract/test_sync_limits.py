"""4.4: how much one reply of sync holds, and what a device does with the rest."""

import unittest

from conversing import (ServerCase, all_messages, at_once, insert_directs, insert_members,
                        insert_messages, insert_people)
from rest import Person
from syncdevice import SyncDevice, expect_current


def counts(reply):
    """Messages of each conversation of a reply."""
    found = {each["id"]: 0 for each in reply["conversations"]}
    for message in reply["messages"]:
        found[message["conversation_id"]] += 1
    return found


class LimitCase(ServerCase):

    def written(self, *numbers):
        """A person with direct conversations in which others wrote so many messages each; the last
        one has the newest activity."""
        one, made = Person(self.server), []
        for number in numbers:
            other = Person(self.server)
            made.append(one.direct(other))
            if number:
                insert_messages(self.server, made[-1], other, number)
        return one, *made


class Numbers(LimitCase):

    def expect_whole(self, reply, id_, since, last):
        """All changes of that conversation in one reply."""
        found = [each["change_seq"] for each in reply["messages"] if each["conversation_id"] == id_]
        self.assertEqual(found, list(range(since + 1, last + 1)))
        conversation = next(each for each in reply["conversations"] if each["id"] == id_)
        self.assertIn(conversation.get("synced_change_seq"), (None, last))
        self.assertFalse(conversation.get("reset"))

    def test_a_hundred_conversations(self):
        """4.4: at most 100 conversations a reply: 100 are all, 101 come in two replies."""
        one = Person(self.server)
        made = insert_directs(self.server, one, 100)
        reply = one.sync()
        self.assertEqual((len(reply["conversations"]), reply["more"]), (100, False))
        made += insert_directs(self.server, one, 1)
        device = SyncDevice(one)
        first, second = device.sync()
        self.assertEqual((len(first["conversations"]), first["more"]), (100, True))
        self.assertEqual((len(second["conversations"]), second["more"]), (1, False))
        self.assertEqual(set(device.conversations), set(made))

    def test_a_hundred_that_are_named(self):
        """4.4: of named conversations that differ at most 100 come a reply too, newest first."""
        one = Person(self.server)
        made = insert_directs(self.server, one, 130)
        reply = one.sync({id_: (9, 0) for id_ in made}, only=True)
        self.assertEqual((len(reply["conversations"]), reply["more"]), (100, True))
        device = SyncDevice(one)
        device.held = {id_: (9, 0) for id_ in made}
        device.sync()
        self.assertEqual(device.held, {id_: (0, 0) for id_ in made})

    def test_five_hundred_messages(self):
        """4.4: 500 changed messages come in one reply; nothing more then."""
        one, direct = self.written(500)
        reply = one.sync({direct: (0, 0)})
        self.assertEqual((len(reply["messages"]), reply["more"]), (500, False))
        self.expect_whole(reply, direct, 0, 500)

    def test_five_hundred_and_one(self):
        """4.4: of 501 the reply has 500, says with synced_change_seq how far it goes, and more."""
        one, direct = self.written(501)
        reply = one.sync({direct: (0, 0)})
        self.assertEqual((len(reply["messages"]), reply["more"]), (500, True))
        found = reply["conversations"][0]
        self.assertEqual((found["synced_change_seq"], found["change_seq"]), (500, 501))
        rest = one.sync({direct: (500, 0)})
        self.assertEqual((len(rest["messages"]), rest["more"]), (1, False))
        self.expect_whole(rest, direct, 500, 501)

    def test_five_hundred_in_all(self):
        """4.4: 500 messages a reply are in all, from the newest activity on."""
        one, *made = self.written(300, 150, 200, 50)
        reply = one.sync({id_: (0, 0) for id_ in made})
        self.assertEqual((len(reply["messages"]), reply["more"]), (500, True))
        for id_, last in zip(made[1:], (150, 200, 50)):
            self.expect_whole(reply, id_, 0, last)
        behind = next(each for each in reply["conversations"] if each["id"] == made[0])
        self.assertEqual(behind["synced_change_seq"], 100)
        device = SyncDevice(one)
        device.held = {id_: (0, 0) for id_ in made}
        device.sync()
        self.assertEqual({id_: len(device.stretches[id_]) for id_ in made},
                         dict(zip(made, (300, 150, 200, 50))))
        expect_current(self, device)

    def test_no_room_for_the_second(self):
        """4.4: held conversations for which nothing is left come later, or say where they are."""
        one, muted, second, first = self.written(3, 10, 500)
        one.put(f"/conversations/{muted}/mute", {"until": "2031-01-01T00:00:00.000Z"})
        reply = one.sync({first: (0, 0), second: (4, 0)})
        self.assertEqual((counts(reply)[first], reply["more"]), (500, True))
        for found in reply["conversations"]:
            if found["id"] == second:
                self.assertEqual(found["synced_change_seq"], 4)
        device = SyncDevice(one)
        device.held = {first: (0, 0), second: (4, 0), muted: (3, 0)}
        device.sync()
        self.assertEqual(device.held[muted], (3, 1))
        self.assertEqual(sorted(device.stretches[second]), [5, 6, 7, 8, 9, 10])

    def test_numbers_after_the_messages(self):
        """4.4: read marks after many messages are reached: the last reply goes to the very end."""
        one, direct = self.written(500)
        one.put(f"/conversations/{direct}/read", {"seq": 10})
        one.put(f"/conversations/{direct}/read", {"seq": 20})
        device = SyncDevice(one)
        device.held = {direct: (0, 0)}
        device.sync()
        self.assertEqual(device.held[direct], (502, 0))
        expect_current(self, device)


class NewOnes(LimitCase):

    def test_the_newest_thirty(self):
        """4.4: a conversation that the device does not hold comes with its newest 30, no reset."""
        one, short, exact, long = self.written(29, 30, 31)
        reply = one.sync()
        self.assertEqual(counts(reply), {short: 29, exact: 30, long: 30})
        seqs = sorted(each["seq"] for each in reply["messages"] if each["conversation_id"] == long)
        self.assertEqual(seqs, list(range(2, 32)))
        self.assertFalse(reply["more"])
        for found in reply["conversations"]:
            self.assertIn(found.get("synced_change_seq"), (None, found["change_seq"]))

    def test_newest_by_seq_not_by_change(self):
        """4.4: the newest 30 are those last sent, ascending by change_seq."""
        one, direct = self.written(40)
        other = next(each for each in one.get_conversation(direct)["members"]
                     if each["user"]["id"] != one.id)["user"]["id"]
        self.server.sql("UPDATE conversations SET change_seq = 42 WHERE id = "
                        f"'{direct}'; UPDATE messages SET change_seq = 41 WHERE conversation_id = "
                        f"'{direct}' AND seq = 3 AND sender_id = '{other}'; UPDATE messages SET "
                        f"change_seq = 42 WHERE conversation_id = '{direct}' AND seq = 20")
        found = [each["seq"] for each in one.sync()["messages"]]
        self.assertEqual(found, [*range(11, 20), *range(21, 41), 20])

    def test_with_its_thirty_or_not_in_this_reply(self):
        """4.4: where 500 are full, a new conversation comes in a later reply, not with less."""
        one, *made = self.written(*[40] * 20)
        device = SyncDevice(one)
        replies = device.sync()
        self.assertGreater(len(replies), 1)
        self.assertEqual([reply["more"] for reply in replies],
                         [True] * (len(replies) - 1) + [False])
        for reply in replies:
            self.assertLessEqual(len(reply["messages"]), 500)
            self.assertEqual(set(counts(reply).values()), {30})
        self.assertEqual(set(device.conversations), set(made))
        self.assertEqual(len(replies[0]["conversations"]), 16)
        expect_current(self, device)

    def test_senders_of_a_large_group_that_is_new(self):
        """4.4: who joins a group over 50 gets the profiles of its senders, however old they are."""
        owner, sender, one = [Person(self.server) for _ in range(3)]
        group = owner.group(sender)
        insert_members(self.server, group, insert_people(self.server, 60))
        sender.send(group)
        device = SyncDevice(one)
        device.sync()
        self.assertNotIn(sender.id, device.users)
        owner.post(f"/conversations/{group}/members", {"user_ids": [one.id]})
        device.sync()
        expect_current(self, device)

    def test_held_and_new_ones_share_the_room(self):
        """4.4: changes of held conversations and new ones together are at most 500."""
        one, new, held = self.written(60, 480)
        device = SyncDevice(one)
        device.held = {held: (0, 0)}
        replies = device.sync()
        self.assertEqual(counts(replies[0]).get(held), 480)
        self.assertIn(counts(replies[0]).get(new), (None,))
        self.assertEqual([len(reply["messages"]) for reply in replies], [480, 30])
        expect_current(self, device)


class Reset(LimitCase):

    def test_five_thousand_behind_is_no_reset(self):
        """4.4: a device that is 5,000 changes behind gets them all, 500 a reply."""
        one, direct = self.written(5003)
        device = SyncDevice(one)
        device.held = {direct: (3, 0)}
        replies = device.sync()
        self.assertEqual([len(reply["messages"]) for reply in replies], [500] * 10)
        self.assertEqual(device.resets, 0)
        self.assertEqual(sorted(device.stretches[direct]), list(range(4, 5004)))

    def test_one_more_is_a_reset(self):
        """4.4: more than 5,000 behind: reset:true with the newest 30, and nothing more."""
        one, direct = self.written(5003)
        reply = one.sync({direct: (2, 0)})
        found = reply["conversations"][0]
        self.assertIs(found["reset"], True)
        self.assertIn(found.get("synced_change_seq"), (None, 5003))
        self.assertEqual([each["seq"] for each in reply["messages"]], list(range(4974, 5004)))
        self.assertFalse(reply["more"])

    def test_changes_count_not_messages(self):
        """4.4: what is counted are changes, whatever they are: here read marks and few messages."""
        one, direct = self.written(40)
        for behind, reset in ((5000, False), (5001, True)):
            self.server.sql("UPDATE conversations SET change_seq = "
                            f"{40 + behind} WHERE id = '{direct}'")
            reply = one.sync({direct: (40, 0)})
            self.assertEqual(bool(reply["conversations"][0].get("reset")), reset)
            self.assertEqual(len(reply["messages"]), 30 if reset else 0)

    def test_a_device_that_was_away_for_long(self):
        """4.4: after a reset the device holds the newest state and everything after it."""
        one, direct, small = self.written(60, 3)
        device = SyncDevice(one)
        device.sync()
        insert_messages(self.server, direct, one, 5100)
        device.sync()
        self.assertEqual((device.resets, len(device.stretch(direct))), (1, 30))
        self.assertEqual(len(device.stretch(small)), 3)
        other = Person(self.server)
        other.send(other.direct(one))
        one.send(direct)
        device.sync()
        self.assertEqual(len(device.stretch(direct)), 31)
        expect_current(self, device)


class Snapshot(LimitCase):

    def test_a_reply_is_of_one_moment(self):
        """4.4: one database snapshot: as others write, a reply's numbers and messages agree."""
        people = [Person(self.server) for _ in range(4)]
        reader, *writers = people
        groups = [reader.group(*writers) for _ in range(2)]
        device = SyncDevice(reader)
        device.sync()

        def write(writer):
            for number in range(25):
                message = writer.send(groups[number % 2], f"{number}")
                writer.patch(f"/conversations/{groups[number % 2]}/messages/{message['id']}",
                             {"body": f"{number}!"})

        def read():
            for _ in range(25):
                for reply in device.sync():
                    self.expect_agreement(reply)
                    for id_, found in device.conversations.items():
                        seqs = [each["seq"] for each in device.stretch(id_)]
                        self.assertEqual(seqs, list(range(1, found["last_seq"] + 1)))

        at_once(read, *[lambda writer=writer: write(writer) for writer in writers])
        device.sync()
        expect_current(self, device)
        self.assertEqual([len(all_messages(reader, group)) for group in groups], [39, 36])

    def expect_agreement(self, reply):
        last = {each["id"]: each for each in reply["conversations"]}
        for message in reply["messages"]:
            found = last[message["conversation_id"]]
            self.assertLessEqual(message["change_seq"], found["change_seq"])
            self.assertLessEqual(message["seq"], found["last_seq"])
            if message["seq"] == found["last_seq"]:
                self.assertEqual(message, found["last_message"])


if __name__ == "__main__":
    unittest.main()
