"""4.3: editing and deleting, and what a block or a deleted account forbids."""

import unittest

from conversing import (FORBIDDEN_STRINGS, TIME, UNKNOWN, ServerCase, all_messages, at_once,
                        events_until)
from rest import new_nonce, segment


class ChangeCase(ServerCase):

    def path(self, message):
        return f"/conversations/{message['conversation_id']}/messages/{message['id']}"

    def edit(self, person, message, body="edited"):
        return person.patch(self.path(message), {"body": body})

    def remove(self, person, message):
        return person.delete(self.path(message))

    def react(self, person, message, emoji="\U0001f44d"):
        return person.put(f"{self.path(message)}/reactions/{segment(emoji)}")

    def staffed(self):
        """Owner, admin, two members, and their group."""
        owner, admin, one, two = self.people(4)
        group = owner.group(admin, one, two)
        owner.patch(f"/conversations/{group}/members/{admin.id}", {"role": "admin"})
        return owner, admin, one, two, group


class Editing(ChangeCase):

    def test_the_senders_own(self):
        """4.3: 200 with the message: new body, edited_at and change_seq, all else is kept."""
        one, other, direct = self.pair()
        sent = one.send(direct, "first")
        self.react(other, sent)
        one.send(direct)
        reply = self.edit(one, sent, "second")
        self.assertEqual(reply.status, 200)
        edited = reply.json
        self.assertRegex(edited["edited_at"], TIME)
        self.assertEqual(edited, {**sent, "body": "second", "edited_at": edited["edited_at"],
                                  "change_seq": 4, "reactions": edited["reactions"]})
        self.assertEqual(edited["reactions"],
                         [{"emoji": "\U0001f44d", "user_ids": [other.id]}])
        self.assertEqual(all_messages(other, direct)[0], edited)
        self.assertEqual(one.get_conversation(direct)["change_seq"], 4)

    def test_an_edit_is_no_activity(self):
        """2: last_activity_at is the newest message's time, read marks stay, after an edit too."""
        one, other, direct = self.pair()
        sent = one.send(direct)
        other.put(f"/conversations/{direct}/read", {"seq": 1})
        before = other.get_conversation(direct)
        edited = self.edit(one, sent).json
        after = other.get_conversation(direct)
        self.assertEqual(after, {**before, "last_message": edited,
                                 "change_seq": before["change_seq"] + 1})

    def test_of_others(self):
        """4.3: somebody else's message is 403 forbidden, also for the owner of the group."""
        owner, admin, one, two, group = self.staffed()
        sent = one.send(group)
        for person in (owner, admin, two):
            self.refused(self.edit(person, sent), 403, "forbidden")
        self.assertEqual(all_messages(one, group), [sent])

    def test_the_same_text_changes_nothing(self):
        """2: the same text, also with white space after it, gives no number and no event."""
        one, other, direct = self.pair()
        sent, device = one.send(direct, "same"), self.device(other)
        for body in ("same", "same  \n"):
            reply = self.edit(one, sent, body)
            self.assertEqual((reply.status, reply.json), (200, sent))
        self.expect_silence(device)
        self.assertEqual(one.get_conversation(direct)["change_seq"], 1)

    def test_a_deleted_one(self):
        """4.3: editing a deleted message is 409 conflict."""
        one, _, direct = self.pair()
        sent = one.send(direct)
        self.remove(one, sent)
        self.refused(self.edit(one, sent), 409, "conflict")
        self.refused(self.edit(one, sent, ""), 422, "validation_failed")

    def test_bodies(self):
        """2: an edited body has the limits of a sent one."""
        one, _, direct = self.pair()
        sent = one.send(direct)
        self.assertEqual(self.edit(one, sent, "\U0001f600" * 8192 + " \n").json["body"],
                         "\U0001f600" * 8192)
        for body in ("", " \n", "x" * 8193, None, 5):
            with self.subTest(body=body):
                self.invalid(self.edit(one, sent, body))
        self.invalid(one.patch(self.path(sent), {}))
        for text in FORBIDDEN_STRINGS:
            self.invalid(one.patch(self.path(sent), f'{{"body":{text}}}'.encode(),
                                   headers={"Content-Type": "application/json"}))
        self.assertEqual(one.get_conversation(direct)["change_seq"], 2)

    def test_unknown_messages(self):
        """1: an unknown message, or one of another conversation, is 404; a bad id 400."""
        one, other, direct = self.pair()
        sent = one.send(direct)
        group = one.group(other)
        for message, status, code in (({**sent, "id": UNKNOWN}, 404, "not_found"),
                                      ({**sent, "conversation_id": group}, 404, "not_found"),
                                      ({**sent, "id": "nonsense"}, 400, "bad_request")):
            for reply in (self.edit(one, message), self.remove(one, message),
                          self.react(one, message),
                          one.delete(self.path(message) + "/reactions/x")):
                self.refused(reply, status, code)
        self.assertEqual(all_messages(one, direct), [sent])

    def test_at_once(self):
        """2: edits of one message at once are one number each, and the last one stays."""
        one, other, direct = self.pair()
        sent, device = one.send(direct), self.device(other)
        replies = at_once(*[lambda n=n: self.edit(one, sent, f"text {n}") for n in range(10)])
        self.assertEqual(sorted(reply.json["change_seq"] for reply in replies),
                         list(range(2, 12)))
        self.expect_dense(events_until(device, direct, 11), 2, 11)
        last = max((reply.json for reply in replies), key=lambda each: each["change_seq"])
        self.assertEqual(all_messages(one, direct), [last])


class Deleting(ChangeCase):

    def test_a_deleted_message_keeps_its_row(self):
        """2: body "", deleted_at set, no reactions, no attachments; the seq stays, a new number."""
        one, other, direct = self.pair()
        sent = one.send(direct, "secret")
        self.react(other, sent)
        one.send(direct)
        self.assertEqual(self.remove(one, sent).status, 204)
        deleted = all_messages(other, direct)[0]
        self.assertRegex(deleted["deleted_at"], TIME)
        for name, value in (("id", sent["id"]), ("seq", 1), ("change_seq", 4), ("body", ""),
                            ("reactions", []), ("attachments", []), ("nonce", sent["nonce"]),
                            ("created_at", sent["created_at"]), ("sender_id", one.id)):
            self.assertEqual(deleted[name], value, name)
        self.assertNotIn("secret", "".join(self.server.sql("SELECT body FROM messages")))

    def test_again(self):
        """4.3: deleting again is 204 too, without a number and an event."""
        one, other, direct = self.pair()
        sent = one.send(direct)
        self.remove(one, sent)
        device = self.device(other)
        self.assertEqual(self.remove(one, sent).status, 204)
        self.expect_silence(device)
        self.assertEqual(one.get_conversation(direct)["change_seq"], 2)

    def test_at_once(self):
        """4.3: deleting at once is one change, 204 for all."""
        one, _, direct = self.pair()
        sent = one.send(direct)
        replies = at_once(*[lambda: self.remove(one, sent)] * 8)
        self.assertEqual([reply.status for reply in replies], [204] * 8)
        self.assertEqual(one.get_conversation(direct)["change_seq"], 2)

    def test_with_edits_and_reactions_at_once(self):
        """2: edited and reacted to as it is deleted, it ends deleted, its numbers dense."""
        one, other, direct = self.pair()
        device = self.device(other)
        sent = one.send(direct)
        replies = at_once(lambda: self.remove(one, sent),
                          *[lambda n=n: self.edit(one, sent, f"{n}") for n in range(4)],
                          *[lambda n=n: self.react(other, sent, f"{n}") for n in range(4)])
        self.assertEqual(replies[0].status, 204)
        for reply in replies[1:]:
            self.assertIn(reply.status, (200, 204, 409))
        found = all_messages(one, direct)[0]
        self.assertEqual((found["body"], found["reactions"]), ("", []))
        last = 2 + sum(reply.status != 409 for reply in replies[1:])
        self.assertEqual(found["change_seq"], last)
        self.expect_dense(events_until(device, direct, last), 0, last)

    def test_of_others_in_a_direct_conversation(self):
        """4.3: in a direct conversation only the sender deletes: 403 forbidden."""
        one, other, direct = self.pair()
        sent = one.send(direct)
        self.refused(self.remove(other, sent), 403, "forbidden")
        self.assertEqual(all_messages(one, direct), [sent])

    def test_who_deletes_in_groups(self):
        """4.3: in groups owner and admins delete anybody's; members their own, else 403."""
        owner, admin, one, two, group = self.staffed()
        for person, sender in ((owner, one), (admin, one), (admin, owner), (one, one)):
            self.assertEqual(self.remove(person, sender.send(group)).status, 204)
        for sender in (owner, admin, two):
            self.refused(self.remove(one, sender.send(group)), 403, "forbidden")

    def test_the_last_message_of_a_conversation(self):
        """2: the last message stays the last one when it is deleted, and the activity its time."""
        one, _, direct = self.pair()
        one.send(direct)
        sent = one.send(direct)
        self.remove(one, sent)
        found = one.get_conversation(direct)
        self.assertEqual((found["last_seq"], found["last_message"]["id"]), (2, sent["id"]))
        self.assertEqual(found["last_message"]["body"], "")
        self.assertEqual(found["last_activity_at"], sent["created_at"])
        self.assertEqual(one.send(direct)["seq"], 3)


class Blocks(ChangeCase):

    def expect_silenced(self, person, direct, own, others):
        body = {"nonce": new_nonce(), "body": "x"}
        for reply in (person.post(f"/conversations/{direct}/messages", body),
                      self.edit(person, own), self.react(person, others),
                      self.react(person, own)):
            self.refused(reply, 403, "cannot_message")

    def test_a_block_forbids_both_ways(self):
        """4.1: under a block sending, editing and reacting are 403 cannot_message both ways."""
        one, other, direct = self.pair()
        mine, theirs = one.send(direct), other.send(direct)
        one.put(f"/blocks/{other.id}")
        self.expect_silenced(one, direct, mine, theirs)
        self.expect_silenced(other, direct, theirs, mine)
        self.assertEqual(all_messages(one, direct), [mine, theirs])
        one.delete(f"/blocks/{other.id}")
        self.assertEqual(other.send(direct)["seq"], 3)
        self.assertEqual(self.edit(one, mine).status, 200)
        self.assertEqual(self.react(one, theirs).status, 204)

    def test_one_block_of_two_lifted(self):
        """4.1: while either of two people blocks the other it stands."""
        one, other, direct = self.pair()
        mine, theirs = one.send(direct), other.send(direct)
        one.put(f"/blocks/{other.id}")
        other.put(f"/blocks/{one.id}")
        one.delete(f"/blocks/{other.id}")
        self.expect_silenced(one, direct, mine, theirs)

    def test_deleting_stays_allowed(self):
        """4.1: a block forbids sending, editing and reacting; one's own can still be deleted."""
        one, other, direct = self.pair()
        sent = one.send(direct)
        other.put(f"/blocks/{one.id}")
        self.assertEqual(self.remove(one, sent).status, 204)

    def test_groups_go_on(self):
        """4.1: groups go on under a block: sending, editing and reacting between the two."""
        one, other = self.people(2)
        group = one.group(other)
        one.put(f"/blocks/{other.id}")
        sent, device = other.send(group), self.device(one)
        self.assertEqual(self.react(one, sent).status, 204)
        self.assertEqual(self.edit(other, sent).status, 200)
        self.expect_dense(events_until(device, group, 3), 2, 3)

    def test_a_deleted_account(self):
        """1: a deleted account stands between the two: 403 cannot_message; the history stays."""
        one, other, direct = self.pair()
        mine, theirs = one.send(direct), other.send(direct)
        self.assertEqual(other.delete("/users/me", {"password": other.password}).status, 204)
        self.expect_silenced(one, direct, mine, theirs)
        self.assertEqual(all_messages(one, direct), [mine, theirs])


if __name__ == "__main__":
    unittest.main()
