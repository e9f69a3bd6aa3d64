"""4.4: what one reply of sync holds."""

import json
import unittest

from conversing import UNKNOWN, ServerCase, all_messages, roles_of
from rest import new_nonce, segment


def ids(reply):
    return [each["id"] for each in reply["conversations"]]


class SyncCase(ServerCase):

    def now(self, person, conversation):
        """The numbers of a device that is up to date, for sync()."""
        found = person.get_conversation(conversation)
        return {conversation: (found["change_seq"], found["mine"]["state_seq"])}

    def path(self, message):
        return f"/conversations/{message['conversation_id']}/messages/{message['id']}"


class Conversations(SyncCase):

    def test_a_new_device(self):
        """4.4: a device that holds nothing gets its conversations, their messages and the epoch."""
        one, other, direct = self.pair()
        sent = [one.send(direct), other.send(direct)]
        reply = one.sync()
        self.assertLessEqual({"epoch", "conversations", "messages", "users", "users_since",
                              "gone", "more"}, set(reply))
        self.assertEqual((reply["gone"], reply["more"]), ([], False))
        self.assertEqual(reply["messages"], sent)
        found = reply["conversations"][0]
        self.assertEqual({**one.get_conversation(direct), **found}, found)
        self.assertIsNone(found.get("synced_change_seq"))
        self.assertFalse(found.get("reset"))

    def test_nothing_new(self):
        """4.4: a device that holds the newest numbers gets nothing."""
        one, _, direct = self.pair()
        one.send(direct)
        since = one.sync()["users_since"]
        reply = one.sync(self.now(one, direct), users_since=since)
        for name in ("conversations", "messages", "users", "gone"):
            self.assertEqual(reply[name], [], name)
        self.assertFalse(reply["more"])

    def test_every_conversation_that_differs(self):
        """4.4: those whose change_seq or state_seq differs from the device's, and no other."""
        one, *others = self.people(4)
        directs = [one.direct(other) for other in others]
        for direct in directs:
            one.send(direct)
        held = {}
        for direct in directs:
            held.update(self.now(one, direct))
        one.put(f"/conversations/{directs[0]}/mute", {"until": "2031-01-01T00:00:00.000Z"})
        message = others[1].send(directs[1])
        reply = one.sync(held)
        self.assertEqual(ids(reply), [directs[1], directs[0]])
        self.assertEqual(reply["messages"], [message])
        self.assertEqual(reply["conversations"][1]["mine"]["state_seq"], 1)

    def test_numbers_ahead_of_the_servers_differ_too(self):
        """4.4: a number that is greater than the server's differs as well."""
        one, _, direct = self.pair()
        message = one.send(direct)
        for held in ((7, 0), (1, 7)):
            reply = one.sync({direct: held})
            self.assertEqual(ids(reply), [direct])
            reset = reply["conversations"][0].get("reset")
            self.assertEqual(reply["messages"], [message] if reset else [])

    def test_newest_activity_first(self):
        """4.4: conversations come newest activity first, named or not."""
        one, *others = self.people(5)
        directs = [one.direct(other) for other in others]
        for direct in (directs[2], directs[0], directs[3], directs[1]):
            one.send(direct)
        for held in ({}, {directs[0]: (0, 0), directs[3]: (0, 0)}):
            self.assertEqual(ids(one.sync(held)),
                             [directs[1], directs[3], directs[0], directs[2]])

    def test_only(self):
        """4.4: with only:true those that the device did not name do not come."""
        one, other, direct = self.pair()
        group = one.group(other)
        one.send(direct)
        one.send(group)
        self.assertEqual(ids(one.sync({direct: (0, 0)}, only=True)), [direct])
        self.assertEqual(ids(one.sync(only=True)), [])
        self.assertEqual(set(ids(one.sync({direct: (0, 0)}, only=False))), {direct, group})

    def test_gone(self):
        """4.4: gone are the named ones that the caller is not in: left, unknown, others'."""
        one, other, third = self.people(3)
        left, foreign, kept = one.group(other), other.group(third), one.group(other)
        one.delete(f"/conversations/{left}/members/{one.id}")
        held = {left: (5, 5), foreign: (0, 0), UNKNOWN: (0, 0), kept: (0, 0)}
        for more in ({}, {"only": True}):
            reply = one.sync(held, **more)
            self.assertEqual(sorted(reply["gone"]), sorted([left, foreign, UNKNOWN]))
            self.assertEqual((reply["conversations"], reply["messages"]), ([], []))

    def test_an_empty_direct_conversation_is_its_openers(self):
        """4.2: an empty direct conversation is not in the peer's sync: gone where it is named."""
        one, other, direct = self.pair()
        self.assertEqual(ids(one.sync()), [direct])
        reply = other.sync({direct: (0, 0)})
        self.assertEqual((ids(reply), reply["gone"]), ([], [direct]))

    def test_rows_are_those_of_the_list(self):
        """2: what comes in sync is the conversation as everywhere, with mine of the caller."""
        one, other, third = self.people(3)
        group = one.group(other, third)
        one.send(group)
        for person, role in ((one, "owner"), (other, "member")):
            found = person.sync()["conversations"][0]
            self.assertEqual({**found, **person.get_conversation(group)}, found)
            self.assertEqual((found["mine"]["role"], roles_of(found)[person.id]), (role, role))


class Messages(SyncCase):

    def test_those_changed_since(self):
        """4.4: messages changed since, ascending by change_seq, each once in its newest state."""
        one, other, direct = self.pair()
        sent = [one.send(direct, f"{number}") for number in range(5)]
        held = self.now(one, direct)
        one.patch(self.path(sent[3]), {"body": "edited"})
        other.put(f"{self.path(sent[0])}/reactions/{segment('x')}")
        one.delete(self.path(sent[2]))
        other.delete(f"{self.path(sent[0])}/reactions/{segment('x')}")
        other.send(direct)
        reply = one.sync(held)
        self.assertEqual([each["seq"] for each in reply["messages"]], [4, 3, 1, 6])
        self.assertEqual([each["change_seq"] for each in reply["messages"]], [6, 8, 9, 10])
        history = all_messages(one, direct)
        self.assertEqual(reply["messages"], [history[seq - 1] for seq in (4, 3, 1, 6)])

    def test_a_read_mark_brings_no_message(self):
        """4.4: a change that is no message's brings the conversation alone."""
        one, other, direct = self.pair()
        one.send(direct)
        held = self.now(one, direct)
        other.put(f"/conversations/{direct}/read", {"seq": 1})
        reply = one.sync(held)
        self.assertEqual((ids(reply), reply["messages"]), ([direct], []))

    def test_each_conversation_for_itself(self):
        """4.4: within each conversation ascending by change_seq, those of all that differ."""
        one, other, direct = self.pair()
        group = one.group(other)
        for number in range(6):
            one.send((direct, group)[number % 2])
        reply = one.sync({direct: (1, 0), group: (2, 0)})
        for conversation, numbers in ((direct, [2, 3]), (group, [3])):
            self.assertEqual([each["change_seq"] for each in reply["messages"]
                              if each["conversation_id"] == conversation], numbers)


class Users(SyncCase):

    def users(self, person, since=None):
        reply = person.sync(**({"users_since": since} if since is not None else {}))
        return {each["id"]: each for each in reply["users"]}, reply["users_since"]

    def rename(self, person, name):
        self.assertEqual(person.patch("/users/me", {"display_name": name}).status, 200)

    def test_all_who_share_a_conversation(self):
        """4.4: without users_since, the profiles of all who share a conversation."""
        one, other, third, stranger = self.people(4)
        one.send(one.direct(other))
        third.group(one)
        found, _ = self.users(one)
        self.assertLessEqual({other.id, third.id}, set(found))
        self.assertNotIn(stranger.id, found)
        self.assertFalse({"online", "last_seen_at", "blocked"} & set(found[other.id]))

    def test_changed_since(self):
        """4.4: with users_since, those whose profiles changed since, in their newest state."""
        one, other, third, stranger = self.people(4)
        one.group(other, third)
        _, since = self.users(one)
        self.assertEqual(self.users(one, since)[0], {})
        self.rename(stranger, "Nobody")
        self.rename(other, "First")
        self.rename(other, "Second")
        found, after = self.users(one, since)
        self.assertEqual([each["display_name"] for each in found.values()], ["Second"])
        self.assertEqual(self.users(one, after)[0], {})

    def test_former_members_who_sent(self):
        """4.4: and of senders who are no longer members."""
        one, other, third = self.people(3)
        group = one.group(other, third)
        other.send(group)
        one.delete(f"/conversations/{group}/members/{other.id}")
        found, since = self.users(one)
        self.assertIn(other.id, found)
        self.rename(other, "Gone away")
        found, _ = self.users(third, since)
        self.assertEqual([each["display_name"] for each in found.values()], ["Gone away"])

    def test_where_no_conversation_differs(self):
        """4.4: profiles come also when no conversation differs, and with only:true."""
        one, other, direct = self.pair()
        one.send(direct)
        _, since = self.users(one)
        self.rename(other, "Changed")
        for more in ({}, {"only": True}):
            reply = one.sync(self.now(one, direct), users_since=since, **more)
            self.assertEqual([each["display_name"] for each in reply["users"]], ["Changed"])
            self.assertEqual(reply["conversations"], [])

    def test_a_deleted_account(self):
        """4.1: a deleted account is a change of its profile: deleted, without a username."""
        one, other, direct = self.pair()
        other.send(direct)
        _, since = self.users(one)
        other.delete("/users/me", {"password": other.password})
        found, _ = self.users(one, since)
        self.assertEqual((found[other.id]["deleted"], found[other.id]["username"],
                          found[other.id]["display_name"]), (True, None, "Deleted account"))


class Requests(SyncCase):

    def test_what_is_not_a_request(self):
        """1: a member that is missing, null or of a wrong type is 422; users_since is opaque."""
        one, _, direct = self.pair()
        numbers = {"change_seq": 1, "state_seq": 0}
        for body in ({}, {"conversations": None}, {"conversations": []}, {"conversations": "x"},
                     {"conversations": {direct: None}}, {"conversations": {direct: 5}},
                     {"conversations": {direct: {"change_seq": 1}}},
                     {"conversations": {direct: {"state_seq": 1}}},
                     {"conversations": {direct: {**numbers, "change_seq": "1"}}},
                     {"conversations": {direct: {**numbers, "change_seq": None}}},
                     {"conversations": {direct: {**numbers, "state_seq": 1.5}}},
                     {"conversations": {direct: {**numbers, "change_seq": -1}}},
                     {"conversations": {"nonsense": numbers}},
                     {"conversations": {}, "only": "yes"}, {"conversations": {}, "only": 1},
                     {"conversations": {}, "users_since": "nonsense"},
                     {"conversations": {}, "users_since": 5}):
            with self.subTest(body=body):
                self.invalid(one.post("/sync", body))

    def sized(self, size):
        """A request of exactly that many bytes."""
        text = json.dumps({"conversations": {}, "padding": ""}).encode()
        return text[:-2] + b"x" * (size - len(text)) + text[-2:]

    def test_a_mebibyte(self):
        """1: the body of sync may have 1 MiB, and not a byte more: 413."""
        one = self.people(1)[0]
        headers = {"Content-Type": "application/json"}
        self.assertEqual(one.post("/sync", self.sized(2 ** 20), headers=headers).status, 200)
        reply = one.post("/sync", self.sized(2 ** 20 + 1), headers=headers)
        self.refused(reply, 413, "payload_too_large")

    def test_a_device_with_many_conversations(self):
        """4.4: a device may name thousands; those it is not in are gone, all in one reply."""
        one = self.people(1)[0]
        held = {new_nonce(): (1, 0) for _ in range(8000)}
        self.assertEqual(sorted(one.sync(held)["gone"]), sorted(held))


class Epoch(SyncCase):

    def test_the_epoch_is_that_of_the_socket(self):
        """4.4: epoch names the life of the database: the same here, there, and for everybody."""
        one, other = self.people(2)
        device = self.device(one)
        self.assertEqual({one.sync()["epoch"], other.sync()["epoch"], one.sync(only=True)["epoch"]},
                         {device.welcome["epoch"]})

    def test_a_restart_is_the_same_life(self):
        """4.4: a restart is no other life of the database; a restore is."""
        one = self.people(1)[0]
        epoch = one.sync()["epoch"]
        self.server.terminate()
        self.server.start()
        self.assertEqual(one.sync()["epoch"], epoch)
        self.server.sql("UPDATE instance SET epoch = gen_random_uuid()")
        other = self.server.sql("SELECT epoch FROM instance")[0]
        self.server.terminate()
        self.server.start()
        self.assertEqual(one.sync()["epoch"], other)
        self.assertEqual(self.device(one).welcome["epoch"], other)


if __name__ == "__main__":
    unittest.main()
