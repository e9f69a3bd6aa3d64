"""Blocks: what they forbid, and what goes on (protocol.md, 4.1)."""

import uuid

from rest import Person, acquaint, new_nonce, segment
from signin import ServerCase, at_once
from socketclient import Device

THUMB = segment("👍")


class BlockCase(ServerCase):
    def pair(self):
        """Two who have written to each other, and their conversation."""
        one, other = Person(self.server), Person(self.server)
        return one, other, acquaint(one, other)

    def block(self, one, other):
        self.assertEqual(one.put(f"/blocks/{other.id}").status, 204)

    def unblock(self, one, other):
        self.assertEqual(one.delete(f"/blocks/{other.id}").status, 204)

    def blocked_by(self, person):
        reply = person.get("/blocks")
        self.assertEqual(reply.status, 200)
        return [user["id"] for user in reply.json["users"]]


class BlockListTest(BlockCase):
    def test_block_and_unblock(self):
        """4.1: PUT and DELETE answer 204 and are idempotent; GET has whom the caller blocks."""
        one, other = Person(self.server), Person(self.server, display_name="Other")
        self.assertEqual(self.blocked_by(one), [])
        for _ in range(2):
            self.block(one, other)
            self.assertEqual(self.blocked_by(one), [other.id])
        for _ in range(2):
            self.unblock(one, other)
            self.assertEqual(self.blocked_by(one), [])

    def test_list_has_users(self):
        """4.1: GET /blocks answers users, blocked:true, offline."""
        one, other, _ = self.pair()
        self.block(one, other)
        with Device(other):
            (user,) = one.get("/blocks").json["users"]
        self.assertEqual(user, one.get(f"/users/{other.id}").json)
        self.assertEqual((user["username"], user["blocked"], user["online"],
                          user["last_seen_at"]), (other.name, True, False, None))

    def test_oneself(self):
        """4.1: blocking or unblocking oneself is 422."""
        one = Person(self.server)
        for method in ("PUT", "DELETE"):
            reply = one.call(method, f"/blocks/{one.id}")
            self.assert_problem(reply, 422, "validation_failed")
        self.assertEqual(self.blocked_by(one), [])

    def test_unknown_and_malformed(self):
        """1: an unknown person is 404, what is no id 400."""
        one = Person(self.server)
        self.assert_problem(one.put(f"/blocks/{uuid.uuid4()}"), 404, "not_found")
        for method in ("PUT", "DELETE"):
            self.assert_problem(one.call(method, "/blocks/x"), 400, "bad_request")

    def test_the_blocked_one_is_not_told(self):
        """4.1: the blocked one's list, and view of the blocker, say nothing of the block."""
        one, other = Person(self.server), Person(self.server)
        before = other.get(f"/users/{one.id}").json
        with Device(other) as device:
            self.block(one, other)
            self.assertEqual([e for e in device.ping() if e["type"] != "presence"], [])
        self.assertEqual(self.blocked_by(other), [])
        self.assertEqual(other.get(f"/users/{one.id}").json, before)
        self.assertTrue(one.get(f"/users/{other.id}").json["blocked"])

    def test_at_once(self):
        """4.1: blocks of one person at once are one block."""
        one, other = Person(self.server), Person(self.server)
        replies = at_once(8, lambda _: one.put(f"/blocks/{other.id}").status)
        self.assertEqual(replies, [204] * 8)
        self.assertEqual(self.blocked_by(one), [other.id])

    def test_both_block_at_once(self):
        """4.1: two who block each other at once both do."""
        one, other, conversation = self.pair()
        at_once(2, lambda index: self.block(*((one, other) if index else (other, one))))
        self.unblock(one, other)
        reply = one.post(f"/conversations/{conversation}/messages",
                         {"nonce": new_nonce(), "body": "x"})
        self.assert_problem(reply, 403, "cannot_message")

    def test_survives_a_restart(self):
        """4.3: 2xx means durable: a block holds after kill -9."""
        one, other = Person(self.server), Person(self.server)
        self.block(one, other)
        self.server.kill()
        self.server.start()
        self.assertEqual(self.blocked_by(one), [other.id])


class DirectTest(BlockCase):
    def attempts(self, person, conversation, message):
        """Sending, editing and reacting."""
        path = f"/conversations/{conversation}/messages"
        return [person.post(path, {"nonce": new_nonce(), "body": "x"}),
                person.patch(f"{path}/{message['id']}", {"body": new_nonce()}),
                person.put(f"{path}/{message['id']}/reactions/{THUMB}")]

    def test_sending_editing_reacting(self):
        """4.1: sending, editing and reacting are 403 cannot_message both ways."""
        one, other, conversation = self.pair()
        messages = one.send(conversation), other.send(conversation)
        self.block(one, other)
        before = one.get_conversation(conversation)
        for person, message in zip((one, other), messages):
            for reply in self.attempts(person, conversation, message):
                self.assert_problem(reply, 403, "cannot_message")
        after = one.get_conversation(conversation)
        self.assertEqual((after["last_seq"], after["change_seq"]),
                         (before["last_seq"], before["change_seq"]))

    def test_until_the_unblock(self):
        """4.1: after the unblock all of it is allowed again."""
        one, other, conversation = self.pair()
        messages = one.send(conversation), other.send(conversation)
        self.block(one, other)
        self.unblock(one, other)
        for person, message in zip((one, other), messages):
            statuses = [reply.status for reply in self.attempts(person, conversation, message)]
            self.assertEqual(statuses, [201, 200, 204])

    def test_while_either_blocks(self):
        """4.1: while either of the two blocks the other, one unblock is not enough."""
        one, other, conversation = self.pair()
        self.block(one, other)
        self.block(other, one)
        self.unblock(one, other)
        for person in (one, other):
            reply = person.post(f"/conversations/{conversation}/messages",
                                {"nonce": new_nonce(), "body": "x"})
            self.assert_problem(reply, 403, "cannot_message")
        self.unblock(other, one)
        one.send(conversation)

    def test_nobody_hears_of_what_was_refused(self):
        """1: a 4xx changed nothing: no event comes of it."""
        one, other, conversation = self.pair()
        message = other.send(conversation)
        self.block(one, other)
        with Device(one) as device:
            self.attempts(other, conversation, message)
            self.assertEqual(device.ping(), [])

    def test_who_comes_after_the_block_hears_nothing_of_it(self):
        """5: what auth.ok has told is not told again, nor what was true before the block."""
        for _ in range(20):
            one, other, _ = self.pair()
            with Device(other):
                self.block(one, other)
                with Device(one) as device:
                    self.assertEqual(device.ping(), [])

    def test_history_and_list(self):
        """4.1: history stays readable for both, and the conversation stays in the list."""
        one, other, conversation = self.pair()
        self.block(one, other)
        for person in (one, other):
            page = person.get(f"/conversations/{conversation}/messages")
            self.assertEqual((page.status, len(page.json["messages"])), (200, 2))
            listed = person.get("/conversations").json["conversations"]
            self.assertEqual([each["id"] for each in listed], [conversation])

    def test_opening_it(self):
        """4.1: opening the conversation is allowed, whether there was one or not."""
        one, other, conversation = self.pair()
        new = Person(self.server)
        for blocked in (other, new):
            self.block(one, blocked)
        for person, peer in ((one, other), (other, one)):
            reply = person.post("/conversations", {"kind": "direct", "user_id": peer.id})
            self.assertEqual((reply.status, reply.json["id"]), (200, conversation))
        reply = new.post("/conversations", {"kind": "direct", "user_id": one.id})
        self.assertEqual(reply.status, 201)
        path = f"/conversations/{reply.json['id']}/messages"
        self.assert_problem(new.post(path, {"nonce": new_nonce(), "body": "x"}), 403,
                            "cannot_message")

    def test_others_are_not_concerned(self):
        """4.1: a block is between two: both go on with everybody else."""
        one, other, _ = self.pair()
        third = Person(self.server)
        self.block(one, other)
        for person in (one, other):
            acquaint(person, third)


class GroupTest(BlockCase):
    def add(self, owner, group, *people):
        return owner.post(f"/conversations/{group}/members",
                          {"user_ids": [each.id for each in people]})

    def test_groups_go_on(self):
        """4.1: in a group of both, messages, edits and reactions go on."""
        one, other = Person(self.server), Person(self.server)
        group = one.group(other)
        self.block(one, other)
        path = f"/conversations/{group}/messages"
        with Device(one) as device:
            message = other.send(group, "still here")
            event = device.wait_for("message.new")
            self.assertEqual(event["message"]["id"], message["id"])
        self.assertEqual(one.put(f"{path}/{message['id']}/reactions/{THUMB}").status, 204)
        self.assertEqual(other.patch(f"{path}/{message['id']}", {"body": "edited"}).status, 200)

    def test_neither_adds_the_other(self):
        """4.1: neither can add the other to a group: 403 cannot_message, nobody is added."""
        one, other, third = (Person(self.server) for _ in range(3))
        self.block(one, other)
        for person, peer in ((one, other), (other, one)):
            group = person.group()
            self.assert_problem(self.add(person, group, peer), 403, "cannot_message")
            self.assert_problem(self.add(person, group, third, peer), 403, "cannot_message")
            self.assertEqual(person.get_conversation(group)["member_count"], 1)
            self.assertEqual(third.get(f"/conversations/{group}").status, 404)

    def test_neither_makes_a_group_with_the_other(self):
        """4.1: a group made with the other is 403 cannot_message, and not made."""
        one, other, third = (Person(self.server) for _ in range(3))
        self.block(one, other)
        for person, peer in ((one, other), (other, one)):
            reply = person.post("/conversations", {"kind": "group", "title": "Both",
                                                   "member_ids": [third.id, peer.id]})
            self.assert_problem(reply, 403, "cannot_message")
        for person in (one, other, third):
            self.assertEqual(person.get("/conversations").json["conversations"], [])

    def test_a_third_adds_both(self):
        """4.1: somebody else can have both in a group."""
        one, other, third = (Person(self.server) for _ in range(3))
        self.block(one, other)
        group = third.group(one)
        self.assertEqual(self.add(third, group, other).status, 200)

    def test_after_the_unblock(self):
        """4.1: after the unblock either can add the other again."""
        one, other = Person(self.server), Person(self.server)
        self.block(one, other)
        self.unblock(one, other)
        self.assertEqual(self.add(other, other.group(), one).status, 200)
