"""4.3: reactions to messages."""

import unittest

from conversing import ServerCase, all_messages, at_once, events_until
from rest import raw, segment

THUMB, HEART, FAMILY = "\U0001f44d", "\u2764\ufe0f", "\U0001f468\u200d\U0001f469\u200d\U0001f467"


def path(message, emoji):
    return (f"/conversations/{message['conversation_id']}/messages/{message['id']}"
            f"/reactions/{segment(emoji)}")


class Reactions(ServerCase):

    def written(self, *more):
        """Two people and more in a group, and a message of the first."""
        one, other = self.people(2)
        group = one.group(other, *more)
        return one, other, one.send(group)

    def react(self, person, message, emoji=THUMB):
        return person.put(path(message, emoji))

    def take_back(self, person, message, emoji=THUMB):
        return person.delete(path(message, emoji))

    def reactions_of(self, person, message):
        found = all_messages(person, message["conversation_id"])[message["seq"] - 1]
        return {each["emoji"]: each["user_ids"] for each in found["reactions"]}

    def change_seq(self, person, message):
        return person.get_conversation(message["conversation_id"])["change_seq"]

    def test_reacting(self):
        """4.3: PUT is 204 and shows everybody who reacted with what, in their order."""
        one, other, message = self.written()
        for person, emoji in ((other, THUMB), (one, HEART), (one, THUMB)):
            reply = self.react(person, message, emoji)
            self.assertEqual((reply.status, reply.body), (204, b""))
        found = all_messages(one, message["conversation_id"])[0]
        self.assertEqual(found["reactions"], [{"emoji": THUMB, "user_ids": [other.id, one.id]},
                                              {"emoji": HEART, "user_ids": [one.id]}])
        self.assertEqual(found, {**message, "change_seq": 4, "reactions": found["reactions"]})

    def test_again_changes_nothing(self):
        """2: the same reaction again is 204 without a number and an event."""
        one, other, message = self.written()
        self.react(other, message)
        device = self.device(one)
        self.assertEqual(self.react(other, message).status, 204)
        self.expect_silence(device)
        self.assertEqual(self.change_seq(one, message), 2)
        self.assertEqual(self.reactions_of(one, message), {THUMB: [other.id]})

    def test_taking_back(self):
        """4.3: DELETE is 204, idempotent, for one's own reaction; the last one takes the emoji."""
        one, other, message = self.written()
        self.react(one, message)
        self.react(other, message)
        self.assertEqual(self.take_back(other, message).status, 204)
        self.assertEqual(self.reactions_of(one, message), {THUMB: [one.id]})
        device = self.device(one)
        for emoji in (THUMB, HEART):
            self.assertEqual(self.take_back(other, message, emoji).status, 204)
        self.expect_silence(device)
        self.assertEqual(self.change_seq(one, message), 4)
        self.take_back(one, message)
        self.assertEqual(self.reactions_of(one, message), {})

    def test_a_deleted_message(self):
        """4.3: reacting to a deleted message, and taking back, is 409 conflict."""
        one, other, message = self.written()
        self.react(other, message)
        one.delete(f"/conversations/{message['conversation_id']}/messages/{message['id']}")
        for reply in (self.react(other, message), self.take_back(other, message),
                      self.react(other, message, HEART), self.take_back(one, message, HEART)):
            self.refused(reply, 409, "conflict")
        self.assertEqual(self.change_seq(one, message), 3)

    def test_one_grapheme_of_at_most_64_bytes(self):
        """2: an emoji is one grapheme, however many code points, of at most 64 bytes."""
        one, _, message = self.written()
        longest = "\u0436" + "\u0301" * 31
        self.assertEqual(len(longest.encode()), 64)
        for emoji in (THUMB, HEART, FAMILY, "\U0001f44d\U0001f3fd", "\U0001f1e9\U0001f1ea",
                      "1\ufe0f\u20e3", "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e"
                      "\U000e0067\U000e007f", longest, "a", "#", "?", "%"):
            with self.subTest(emoji=emoji):
                self.assertEqual(self.react(one, message, emoji).status, 204)
                self.assertEqual(self.reactions_of(one, message), {emoji: [one.id]})
                self.assertEqual(self.take_back(one, message, emoji).status, 204)

    def test_what_is_no_emoji(self):
        """2: two graphemes, over 64 bytes, white space, U+0000 and half surrogates are refused."""
        one, _, message = self.written()
        for emoji in (THUMB + THUMB, THUMB + "x", "ok", "\U0001f1e9\U0001f1ea\U0001f1eb", " ",
                      "\u0436" + "\u0301" * 32, "a" + "\u0301" * 32, "\0", "a\0"):
            with self.subTest(emoji=emoji):
                self.invalid(self.react(one, message, emoji))
        stem = path(message, "")
        for bad in ("%ff", "%ed%a0%80", "%f0%9f%91"):
            with self.subTest(bad=bad):
                self.assertIn(one.put(stem + bad).status, (400, 422))
        self.assertEqual(self.change_seq(one, message), 1)

    def test_no_emoji_at_all(self):
        """1: paths match as sent: none after the slash, or one more segment, is no such call."""
        one, _, message = self.written()
        for end in ("", "a/b", "a/"):
            self.assertIn(one.put(path(message, "") + end).status, (400, 404, 422))
        self.assertEqual(self.change_seq(one, message), 1)

    def test_unescaped_bytes(self):
        """1: an emoji as raw UTF-8 in the request line is that emoji, or refused as 400."""
        one, _, message = self.written()
        line = f"PUT /api/v1{path(message, '')}{THUMB} HTTP/1.1\r\n"
        head = f"Host: x\r\nAuthorization: Bearer {one.token}\r\nConnection: close\r\n\r\n"
        answer, _ = raw(self.server, (line + head).encode())
        status = int(answer.split()[1])
        self.assertIn(status, (204, 400))
        self.assertEqual(list(self.reactions_of(one, message)), [THUMB] if status == 204 else [])

    def test_twenty_different_ones(self):
        """2: a message takes 20 different emoji, not 21, but more people with those."""
        one, other, message = self.written()
        emoji = [chr(0x1F600 + number) for number in range(21)]
        for each in emoji[:20]:
            self.assertEqual(self.react(one, message, each).status, 204)
        self.invalid(self.react(one, message, emoji[20]))
        self.invalid(self.react(other, message, emoji[20]))
        self.assertEqual(self.react(other, message, emoji[0]).status, 204)
        self.take_back(one, message, emoji[3])
        self.assertEqual(self.react(other, message, emoji[20]).status, 204)
        self.assertEqual(len(self.reactions_of(one, message)), 20)

    def test_twenty_at_once(self):
        """2: of 26 different emoji at once 20 are taken, each one number."""
        one, other, message = self.written()
        jobs = [lambda who=who, n=n: self.react(who, message, chr(0x1F600 + n))
                for n, who in enumerate((one, other) * 13)]
        statuses = sorted(reply.status for reply in at_once(*jobs))
        self.assertEqual(statuses, [204] * 20 + [422] * 6)
        self.assertEqual(len(self.reactions_of(one, message)), 20)
        self.assertEqual(self.change_seq(one, message), 21)

    def test_the_same_of_many_at_once(self):
        """2: one emoji of many people at once shows each of them once; events are dense."""
        people = self.people(8)
        one, _, message = self.written(*people)
        device = self.device(one)
        jobs = [lambda who=who: self.react(who, message) for who in people * 2]
        self.assertEqual({reply.status for reply in at_once(*jobs)}, {204})
        found = self.reactions_of(one, message)[THUMB]
        self.assertEqual((len(found), set(found)), (8, {each.id for each in people}))
        events = events_until(device, message["conversation_id"], 9)
        self.expect_dense(events, 2, 9)
        for number, event in enumerate(events, 1):
            self.assertEqual(len(event["message"]["reactions"][0]["user_ids"]), number)

    def test_who_left_the_group(self):
        """4.2: who left reacts no more: 404; a former reaction stays."""
        one, other, message = self.written()
        self.react(other, message)
        other.delete(f"/conversations/{message['conversation_id']}/members/{other.id}")
        for reply in (self.react(other, message, HEART), self.take_back(other, message)):
            self.refused(reply, 404, "not_found")
        self.assertEqual(self.reactions_of(one, message), {THUMB: [other.id]})


if __name__ == "__main__":
    unittest.main()
