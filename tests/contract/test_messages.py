"""4.3: sending, its nonces, and what a message may be."""

import unittest

from conversing import (FORBIDDEN_STRINGS, TIME, UNKNOWN, UUID_7, ServerCase, all_messages,
                        at_once, events_until, member_of)
from rest import new_nonce

MESSAGE = {"id", "conversation_id", "seq", "change_seq", "sender_id", "nonce", "body", "reply_to",
           "created_at", "edited_at", "deleted_at", "reactions", "attachments"}
JSON = {"Content-Type": "application/json"}


class MessageCase(ServerCase):

    def post(self, person, conversation, **body):
        return person.post(f"/conversations/{conversation}/messages", body)

    def post_raw(self, person, conversation, body_text):
        text = f'{{"nonce":"{new_nonce()}","body":{body_text}}}'.encode()
        return person.post(f"/conversations/{conversation}/messages", text, headers=JSON)


class Sending(MessageCase):

    def test_the_object_of_a_message(self):
        """2: 201 with the message: every member of its type, what is absent null."""
        one, _, direct = self.pair()
        nonce = new_nonce()
        reply = self.post(one, direct, nonce=nonce, body="hello")
        self.assertEqual(reply.status, 201)
        message = reply.json
        self.assertLessEqual(MESSAGE, set(message))
        self.assertRegex(message["id"], UUID_7)
        self.assertRegex(message["created_at"], TIME)
        for name, value in (("conversation_id", direct), ("seq", 1), ("change_seq", 1),
                            ("sender_id", one.id), ("nonce", nonce), ("body", "hello"),
                            ("reply_to", None), ("edited_at", None), ("deleted_at", None),
                            ("reactions", []), ("attachments", [])):
            self.assertEqual(message[name], value, name)
        self.assertEqual(all_messages(one, direct), [message])

    def test_what_sending_moves(self):
        """2: sending gives seq and change_seq, moves the sender's read_seq, and is activity."""
        one, other, direct = self.pair()
        one.send(direct)
        one.send(direct)
        message = other.send(direct)
        for person in (one, other):
            found = person.get_conversation(direct)
            self.assertEqual((found["last_seq"], found["change_seq"]), (3, 3))
            self.assertEqual(found["last_message"], message)
            self.assertEqual(found["last_activity_at"], message["created_at"])
            self.assertEqual(member_of(found, other)["read_seq"], 3)
            self.assertEqual(member_of(found, one)["read_seq"], 2)
        self.assertEqual(found["mine"]["read_seq"], 3)
        self.assertEqual(found["mine"]["unread_count"], 0)

    def test_unknown_members_are_ignored(self):
        """1: unknown request members are ignored; null and an empty list are no reply, no files."""
        one, _, direct = self.pair()
        reply = self.post(one, direct, nonce=new_nonce(), body="x", seq=7, mood="good",
                          reply_to=None, attachment_ids=[])
        self.assertEqual((reply.status, reply.json["seq"]), (201, 1))
        self.assertEqual(reply.json["reply_to"], None)

    def test_what_is_not_a_request(self):
        """1: nonce and body missing, null or of a wrong type are 422; nothing is stored."""
        one, _, direct = self.pair()
        whole = {"nonce": new_nonce(), "body": "x"}
        changes = [{"nonce": None}, {"nonce": 5}, {"nonce": "x"}, {"nonce": ""}, {"body": None},
                   {"body": 5}, {"body": ["x"]}, {"reply_to": "x"}, {"reply_to": 5},
                   {"attachment_ids": "x"}]
        for change in changes:
            with self.subTest(change=change):
                reply = self.post(one, direct, **{**whole, **change})
                self.invalid(reply)
                self.assertEqual([error["field"] for error in reply.json["errors"]], list(change))
        for name in whole:
            left = {key: value for key, value in whole.items() if key != name}
            self.invalid(self.post(one, direct, **left))
        self.assertEqual(all_messages(one, direct), [])
        self.assertEqual(self.post(one, direct, **whole).json["seq"], 1)

    def test_longest_and_shortest_body(self):
        """2: a body has 1 to 8,192 code points, whatever their bytes; one more is 422."""
        one, _, direct = self.pair()
        for body in ("x", "x" * 8192, "\u00e4" * 8192, "\U0001f600" * 8192, "e\u0301" * 4096):
            self.assertEqual(one.send(direct, body)["body"], body)
        for body in ("", "x" * 8193, "\U0001f600" * 8193, "e\u0301" * 4096 + "x"):
            self.invalid(self.post(one, direct, nonce=new_nonce(), body=body))
        self.assertEqual(one.get_conversation(direct)["last_seq"], 5)

    def test_white_space(self):
        """2: trailing white space is removed before counting and storing; only that is 422."""
        one, _, direct = self.pair()
        for space in (" ", "\n", "\t", "\r\n", " \n \t ", "\u00a0", "\u2003", "\u3000"):
            with self.subTest(space=space):
                self.assertEqual(one.send(direct, "a b" + space)["body"], "a b")
                self.assertEqual(one.send(direct, space + "a")["body"], space + "a")
                self.invalid(self.post(one, direct, nonce=new_nonce(), body=space))
        self.assertEqual(one.send(direct, "x" * 8192 + " " * 50)["body"], "x" * 8192)

    def test_characters_that_no_body_may_have(self):
        """2: U+0000 and unpaired surrogates are 422; an escaped pair is one character."""
        one, _, direct = self.pair()
        for text in FORBIDDEN_STRINGS:
            with self.subTest(body=text):
                self.invalid(self.post_raw(one, direct, text))
        self.assertEqual(one.get_conversation(direct)["last_seq"], 0)
        reply = self.post_raw(one, direct, r'"\ud83d\ude00"')
        self.assertEqual(reply.json["body"], "\U0001f600")

    def test_bodies_are_kept_as_they_are(self):
        """2: whatever else is in a body comes back the same: controls, marks, HTML, combining."""
        one, other, direct = self.pair()
        bodies = ["\u0001\u001f\u007f", "\u202ertl\u202c", "<b>&amp;</b>", "'; DROP TABLE x --",
                  "a\u0308 \u00e4", "\uffff", "x\ufeff", "a\r\nb\rc", "%00 \\u0000", "null"]
        for body in bodies:
            one.send(direct, body)
        self.assertEqual([each["body"] for each in all_messages(other, direct)], bodies)

    def test_a_byte_order_mark_at_the_start_is_kept(self):
        """2: what is stored is the body, also one that starts with U+FEFF, or is only that."""
        one, other, direct = self.pair()
        for body in ("\ufeffbom", "\ufeff"):
            self.assertEqual(one.send(direct, body)["body"], body)
        self.assertEqual([each["body"] for each in all_messages(other, direct)],
                         ["\ufeffbom", "\ufeff"])

    def test_replies(self):
        """4.3: reply_to is a message of this conversation; of another, or unknown: 422."""
        one, other, direct = self.pair()
        first = one.send(direct)
        elsewhere = one.send(one.group(other))
        self.assertEqual(other.send(direct, reply_to=first["id"])["reply_to"], first["id"])
        self.assertEqual(all_messages(one, direct)[1]["reply_to"], first["id"])
        for id_ in (elsewhere["id"], UNKNOWN):
            reply = self.post(one, direct, nonce=new_nonce(), body="x", reply_to=id_)
            self.invalid(reply)
            self.assertEqual(reply.json["errors"][0]["field"], "reply_to")
        self.assertEqual(one.get_conversation(direct)["last_seq"], 2)

    def test_seq_has_no_holes(self):
        """2: seq is 1, 2, 3 … with many senders at once; refused and repeated ones take none."""
        people = self.people(4)
        group = people[0].group(*people[1:])
        nonces = {person.id: new_nonce() for person in people}

        def chatter(person):
            for number in range(15):
                person.send(group, f"{number}")
                self.post(person, group, nonce=new_nonce(), body="")
                self.post(person, group, nonce=nonces[person.id], body="again")

        at_once(*[lambda person=person: chatter(person) for person in people])
        found = all_messages(people[0], group)
        self.assertEqual([each["seq"] for each in found], list(range(1, 65)))
        self.assertEqual([each["change_seq"] for each in found], list(range(1, 65)))
        for person in people:
            own = [each["body"] for each in found
                   if each["sender_id"] == person.id and each["body"] != "again"]
            self.assertEqual(own, [f"{number}" for number in range(15)])


class Nonces(MessageCase):

    def test_the_same_request_again(self):
        """4.3: a repeated nonce is 200 with the stored message, no number and no event."""
        one, other, direct = self.pair()
        first = one.send(direct)
        body = {"nonce": new_nonce(), "body": "hello", "reply_to": first["id"]}
        stored = self.post(one, direct, **body)
        device = self.device(other)
        for _ in range(3):
            again = self.post(one, direct, **body)
            self.assertEqual((again.status, again.json), (200, stored.json))
        self.expect_silence(device)
        self.assertEqual(one.get_conversation(direct)["change_seq"], 2)

    def test_at_once(self):
        """4.3: one nonce many times at once is stored once: one 201, the others 200, one event."""
        one, other, direct = self.pair()
        one.send(direct)
        device, nonce = self.device(other), new_nonce()
        replies = at_once(*[lambda: self.post(one, direct, nonce=nonce, body="once")] * 12)
        self.assertEqual(sorted(reply.status for reply in replies), [200] * 11 + [201])
        self.assertEqual(len({reply.body for reply in replies}), 1)
        one.send(direct)
        self.expect_dense(events_until(device, direct, 3), 2, 3)

    def test_after_an_edit(self):
        """4.3: edited since or not: compared with what was first sent, not with what is there."""
        one, _, direct = self.pair()
        nonce = new_nonce()
        sent = self.post(one, direct, nonce=nonce, body="first").json
        path = f"/conversations/{direct}/messages/{sent['id']}"
        edited = one.patch(path, {"body": "second"}).json
        again = self.post(one, direct, nonce=nonce, body="first")
        self.assertEqual((again.status, again.json), (200, edited))
        reused = self.post(one, direct, nonce=nonce, body="second")
        self.refused(reused, 409, "nonce_reused")

    def test_after_a_deletion(self):
        """4.3: a repeated nonce of a deleted message is 200 with the deleted message."""
        one, _, direct = self.pair()
        nonce = new_nonce()
        sent = self.post(one, direct, nonce=nonce, body="gone").json
        one.delete(f"/conversations/{direct}/messages/{sent['id']}")
        again = self.post(one, direct, nonce=nonce, body="gone")
        self.assertEqual((again.status, again.json["id"], again.json["body"]),
                         (200, sent["id"], ""))
        self.assertIsNotNone(again.json["deleted_at"])

    def test_a_year_later(self):
        """4.3: a nonce is known a second or a year ago."""
        one, other, direct = self.pair()
        nonce = new_nonce()
        sent = self.post(one, direct, nonce=nonce, body="old").json
        self.server.sql("UPDATE messages SET created_at = created_at - interval '1 year' "
                        f"WHERE id = '{sent['id']}'")
        for _ in range(5):
            other.send(direct)
        again = self.post(one, direct, nonce=nonce, body="old")
        self.assertEqual((again.status, again.json["id"]), (200, sent["id"]))

    def test_for_something_else(self):
        """4.3: the nonce of another request of this sender is 409 nonce_reused."""
        one, other, direct = self.pair()
        first, second = one.send(direct), one.send(direct)
        body = {"nonce": new_nonce(), "body": "x", "reply_to": first["id"]}
        self.post(one, direct, **body)
        for change in ({"body": "y"}, {"body": "X"}, {"reply_to": second["id"]},
                       {"reply_to": None}):
            with self.subTest(change=change):
                self.refused(self.post(one, direct, **{**body, **change}), 409, "nonce_reused")
        self.assertEqual(one.get_conversation(direct)["last_seq"], 3)
        self.assertEqual(self.post(other, direct, **body).status, 201)

    def test_in_another_conversation(self):
        """4.3: a sender's nonce used in another conversation is 409 nonce_reused there."""
        one, other, direct = self.pair()
        group = one.group(other)
        body = {"nonce": new_nonce(), "body": "same"}
        self.assertEqual(self.post(one, direct, **body).status, 201)
        self.refused(self.post(one, group, **body), 409, "nonce_reused")
        self.assertEqual(one.get_conversation(group)["last_seq"], 0)

    def test_in_two_conversations_at_once(self):
        """4.3: one nonce sent to several conversations at once is stored in one of them."""
        one, *others = self.people(7)
        directs = [one.direct(other) for other in others]
        nonce = new_nonce()
        replies = at_once(*[lambda id_=id_: self.post(one, id_, nonce=nonce, body="x")
                            for id_ in directs])
        self.assertEqual(sorted(reply.status for reply in replies), [201] + [409] * 5)
        self.assertEqual(sum(one.get_conversation(id_)["last_seq"] for id_ in directs), 1)

    def test_of_another_sender(self):
        """4.3: a nonce is its sender's: the same of somebody else is another message."""
        one, other, direct = self.pair()
        body = {"nonce": new_nonce(), "body": "x"}
        first, second = [self.post(person, direct, **body) for person in (one, other)]
        self.assertEqual((first.status, second.status), (201, 201))
        self.assertNotEqual(first.json["id"], second.json["id"])

    def test_a_refused_one_is_free(self):
        """1: a 4xx changed nothing: the nonce of a refused request can be used."""
        one, _, direct = self.pair()
        nonce = new_nonce()
        self.invalid(self.post(one, direct, nonce=nonce, body=""))
        self.invalid(self.post(one, direct, nonce=nonce, body="x", reply_to=UNKNOWN))
        self.assertEqual(self.post(one, direct, nonce=nonce, body="x").status, 201)

    def test_from_another_session(self):
        """4.3: a nonce is the sender's, not the session's."""
        one, _, direct = self.pair()
        nonce = new_nonce()
        stored = self.post(one, direct, nonce=nonce, body="x").json
        again = self.post(one.sign_in(), direct, nonce=nonce, body="x")
        self.assertEqual((again.status, again.json), (200, stored))


if __name__ == "__main__":
    unittest.main()
