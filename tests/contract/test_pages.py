"""4.3: pages of a history."""

import unittest

from conversing import ServerCase, all_messages, insert_messages
from rest import Person


class Pages(ServerCase):
    """All tests read one history of 230 messages."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.one, cls.other = Person(cls.server), Person(cls.server)
        cls.direct = cls.one.direct(cls.other)
        insert_messages(cls.server, cls.direct, cls.one, 230)

    def page(self, conversation=None, **query):
        path = f"/conversations/{conversation or self.direct}/messages"
        return self.other.get(path, query=query)

    def expect(self, query, seqs, older, newer):
        with self.subTest(query=query):
            reply = self.page(**query)
            self.assertEqual(reply.status, 200, reply.body)
            found = [each["seq"] for each in reply.json["messages"]]
            self.assertEqual(found, list(seqs))
            self.assertEqual((reply.json["has_older"], reply.json["has_newer"]), (older, newer))

    def test_the_newest(self):
        """4.3: without a place the newest, 50 without a limit, ascending by seq, 1 to 100."""
        self.expect({}, range(181, 231), True, False)
        self.expect({"limit": 1}, [230], True, False)
        self.expect({"limit": 100}, range(131, 231), True, False)

    def test_before(self):
        """4.3: before_seq gives those right before it; has_older and has_newer tell the edges."""
        self.expect({"before_seq": 231}, range(181, 231), True, False)
        self.expect({"before_seq": 5000}, range(181, 231), True, False)
        self.expect({"before_seq": 230, "limit": 3}, [227, 228, 229], True, True)
        self.expect({"before_seq": 100, "limit": 100}, range(1, 100), False, True)
        self.expect({"before_seq": 101, "limit": 100}, range(1, 101), False, True)
        self.expect({"before_seq": 102, "limit": 100}, range(2, 102), True, True)
        self.expect({"before_seq": 2}, [1], False, True)
        self.expect({"before_seq": 1}, [], False, True)

    def test_after(self):
        """4.3: after_seq gives those right after it; has_older and has_newer tell the edges."""
        self.expect({"after_seq": 0}, range(1, 51), False, True)
        self.expect({"after_seq": 1, "limit": 3}, [2, 3, 4], True, True)
        self.expect({"after_seq": 129, "limit": 100}, range(130, 230), True, True)
        self.expect({"after_seq": 130, "limit": 100}, range(131, 231), True, False)
        self.expect({"after_seq": 229}, [230], True, False)
        self.expect({"after_seq": 230}, [], True, False)
        self.expect({"after_seq": 5000}, [], True, False)

    def test_around(self):
        """4.3: around_seq gives a stretch without holes in which it is, as full as it can be."""
        for seq in (1, 2, 25, 26, 115, 205, 206, 229, 230):
            for limit in (1, 2, 7, 50, 100):
                with self.subTest(seq=seq, limit=limit):
                    reply = self.page(around_seq=seq, limit=limit).json
                    found = [each["seq"] for each in reply["messages"]]
                    self.assertIn(seq, found)
                    self.assertEqual(found, list(range(found[0], found[0] + len(found))))
                    self.assertLessEqual(len(found), limit)
                    self.assertEqual(reply["has_older"], found[0] > 1)
                    self.assertEqual(reply["has_newer"], found[-1] < 230)

    def test_around_has_both_sides(self):
        """4.3: in the middle of a history around_seq shows about as much before as after."""
        found = [each["seq"] for each in self.page(around_seq=115).json["messages"]]
        self.assertEqual(len(found), 50)
        self.assertAlmostEqual(115 - found[0], found[-1] - 115, delta=1)

    def test_walking_both_ways(self):
        """2: seq has no holes: page by page in either direction gives every message once."""
        for start, name, end in (({"limit": 7}, "before_seq", "has_older"),
                                 ({"limit": 7, "after_seq": 0}, "after_seq", "has_newer")):
            query, found = dict(start), []
            while True:
                page = self.page(**query).json
                seqs = [each["seq"] for each in page["messages"]]
                found = seqs + found if name == "before_seq" else found + seqs
                if not page[end]:
                    break
                query = {"limit": 7, name: seqs[0] if name == "before_seq" else seqs[-1]}
            self.assertEqual(found, list(range(1, 231)))

    def test_bad_queries(self):
        """1: a limit or place out of its range or no number, or two places, are 400."""
        for query in ({"limit": 0}, {"limit": 101}, {"limit": -1}, {"limit": "x"}, {"limit": ""},
                      {"before_seq": "x"}, {"after_seq": "1.5"}, {"around_seq": ""},
                      {"after_seq": -1}, {"before_seq": -1}, {"around_seq": -1},
                      {"after_seq": 2 ** 64}, {"before_seq": 1, "after_seq": 1},
                      {"before_seq": 1, "around_seq": 1}, {"after_seq": 1, "around_seq": 1}):
            with self.subTest(query=query):
                self.refused(self.page(**query), 400, "bad_request")

    def test_an_empty_history(self):
        """4.3: an empty conversation gives an empty page with nothing older and nothing newer."""
        group = self.other.group()
        for query in ({}, {"before_seq": 1}, {"before_seq": 9}, {"after_seq": 0},
                      {"around_seq": 1}):
            reply = self.page(group, **query)
            self.assertEqual(reply.json,
                             {"messages": [], "has_older": False, "has_newer": False})

    def test_one_message(self):
        """4.3: a page that holds all says that nothing is older and nothing newer."""
        group = self.other.group()
        message = self.other.send(group)
        for query in ({}, {"before_seq": 2}, {"after_seq": 0}, {"around_seq": 1}, {"limit": 1}):
            reply = self.page(group, **query)
            self.assertEqual(reply.json, {"messages": [message], "has_older": False,
                                          "has_newer": False})

    def test_deleted_messages_keep_their_place(self):
        """2: a deleted message keeps its row: pages have it, and no hole."""
        group = self.other.group()
        sent = [self.other.send(group) for _ in range(5)]
        for place in (0, 2, 4):
            self.other.delete(f"/conversations/{group}/messages/{sent[place]['id']}")
        found = all_messages(self.other, group)
        self.assertEqual([each["seq"] for each in found], [1, 2, 3, 4, 5])
        self.assertEqual([each["deleted_at"] is not None for each in found],
                         [True, False, True, False, True])

    def test_messages_of_former_members_stay(self):
        """4.2: the history stays whole when its writers leave."""
        group = self.one.group(self.other)
        sent = [self.one.send(group), self.other.send(group)]
        self.one.delete(f"/conversations/{group}/members/{self.one.id}")
        self.assertEqual(all_messages(self.other, group), sent)


if __name__ == "__main__":
    unittest.main()
