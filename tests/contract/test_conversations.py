"""4.2: direct conversations, one conversation, and the list of them."""

import unittest
import uuid

from conversing import (TIME, UNKNOWN, UUID_7, ServerCase, all_conversations, at_once,
                        insert_directs, member_of, next_event)
from rest import call

PROFILE = {"id", "username", "display_name", "about", "avatar_url", "deleted"}
CONVERSATION = {"id", "kind", "title", "member_count", "members", "last_message", "last_seq",
                "change_seq", "created_at", "last_activity_at", "mine"}


class DirectConversations(ServerCase):

    def open(self, one, user_id):
        return one.post("/conversations", {"kind": "direct", "user_id": user_id})

    def test_the_object_of_a_direct_conversation(self):
        """2: a conversation, its members and what is mine carry every member of their types."""
        one, other, direct = self.pair()
        found = one.get_conversation(direct)
        self.assertLessEqual(CONVERSATION, set(found))
        self.assertRegex(found["id"], UUID_7)
        self.assertEqual((found["kind"], found["title"], found["member_count"]),
                         ("direct", None, 2))
        self.assertEqual((found["last_message"], found["last_seq"]), (None, 0))
        self.assertEqual(found["last_activity_at"], found["created_at"])
        self.assertRegex(found["created_at"], TIME)
        self.assertLessEqual({"role", "read_seq", "unread_count", "muted_until", "state_seq"},
                             set(found["mine"]))
        self.assertEqual({each["user"]["id"] for each in found["members"]}, {one.id, other.id})
        for member in found["members"]:
            self.assertLessEqual({"user", "role", "read_seq", "joined_at"}, set(member))
            self.assertLessEqual(PROFILE, set(member["user"]))
            self.assertRegex(member["joined_at"], TIME)

    def test_a_profile_in_a_conversation_has_nothing_of_the_viewer(self):
        """2: a profile is the same for every viewer: no presence and no block in it."""
        one, other, direct = self.pair()
        one.send(direct)
        profiles = [member_of(person.get_conversation(direct), other)["user"]
                    for person in (one, other)]
        self.assertEqual(profiles[0], profiles[1])
        self.assertFalse({"online", "last_seen_at", "blocked"} & set(profiles[0]))

    def test_new_is_201_and_existing_200(self):
        """4.2: 201 for a new direct conversation, 200 for the existing one, from both sides."""
        one, other = self.people(2)
        first = self.open(one, other.id)
        self.assertEqual(first.status, 201)
        for person, peer in ((one, other), (other, one)):
            again = self.open(person, peer.id)
            self.assertEqual((again.status, again.json["id"]), (200, first.json["id"]))

    def test_a_pair_never_has_two(self):
        """4.2: both asking at once, many times over, make one: one 201, all others 200."""
        one, other = self.people(2)
        jobs = [lambda a=a, b=b: self.open(a, b.id)
                for _ in range(6) for a, b in ((one, other), (other, one))]
        replies = at_once(*jobs)
        self.assertEqual(len({reply.json["id"] for reply in replies}), 1)
        self.assertEqual(sorted(reply.status for reply in replies), [200] * 11 + [201])

    def test_oneself_and_unknown(self):
        """4.2: a conversation with oneself is 422, with an unknown person 404."""
        one = self.people(1)[0]
        self.invalid(self.open(one, one.id))
        self.refused(self.open(one, UNKNOWN), 404, "not_found")

    def test_what_is_not_a_request(self):
        """1: a member that is missing, null, or of a wrong type is 422 with the field's name."""
        one, other = self.people(2)
        for body, field in (({}, "kind"), ({"kind": None, "user_id": other.id}, "kind"),
                            ({"kind": "channel", "user_id": other.id}, "kind"),
                            ({"kind": "direct"}, "user_id"),
                            ({"kind": "direct", "user_id": None}, "user_id"),
                            ({"kind": "direct", "user_id": 5}, "user_id"),
                            ({"kind": "direct", "user_id": "nobody"}, "user_id")):
            with self.subTest(body=body):
                reply = one.post("/conversations", body)
                self.invalid(reply)
                self.assertIn(field, [error["field"] for error in reply.json["errors"]])
        self.assertEqual(all_conversations(one), [])

    def test_nobody_else_hears_of_an_empty_one(self):
        """4.2: before the first message the peer has no event, no row in the list and in sync."""
        one, other = self.people(2)
        device = self.device(other)
        direct = one.direct(other)
        self.expect_silence(device)
        self.assertEqual(all_conversations(other), [])
        self.assertEqual(other.sync()["conversations"], [])
        self.assertEqual([each["id"] for each in all_conversations(one)], [direct])
        self.assertEqual([each["id"] for each in one.sync()["conversations"]], [direct])

    def test_read_and_mute_of_an_empty_one_stay_with_its_opener(self):
        """4.2: nobody else hears of it, also not by what its opener does in it alone."""
        one, other = self.people(2)
        device = self.device(other)
        direct = one.direct(other)
        one.put(f"/conversations/{direct}/read", {"seq": 1})
        one.put(f"/conversations/{direct}/mute", {"until": "2031-01-01T00:00:00.000Z"})
        self.expect_silence(device)
        self.assertEqual(all_conversations(other), [])

    def test_the_peer_may_be_first_to_write(self):
        """4.2: whom its opener told the id may write the first message; all devices hear of it."""
        one, other, direct = self.pair()
        self.refused(other.get(f"/conversations/{direct}"), 404, "not_found")
        devices = self.devices(other, other.sign_in(), one)
        self.assertEqual(other.send(direct)["seq"], 1)
        for device in devices:
            types = [next_event(device, direct)["type"] for _ in range(2)]
            self.assertEqual(types, ["conversation.new", "message.new"])

    def test_the_first_message_brings_the_peer_both_events(self):
        """4.2: the first message brings the peer conversation.new and then message.new."""
        one, other = self.people(2)
        device = self.device(other)
        direct = one.direct(other)
        message = one.send(direct)
        first, second = next_event(device, direct), next_event(device, direct)
        self.assertEqual((first["type"], second["type"]), ("conversation.new", "message.new"))
        self.assertEqual(first["conversation"]["id"], direct)
        self.assertEqual(second["message"], message)
        self.assertEqual([each["id"] for each in all_conversations(other)], [direct])
        one.send(direct)
        self.assertEqual(next_event(device, direct)["type"], "message.new")

    def test_the_openers_other_devices_hear_of_it(self):
        """5: conversation.new reaches those it concerns: every socket of who opened it."""
        one, other = self.people(2)
        device = self.device(one)
        direct = one.direct(other)
        self.assertEqual(next_event(device, direct)["type"], "conversation.new")

    def test_a_peer_who_opened_it_too_has_it(self):
        """4.2: a peer who asks for the empty conversation gets the same and has it in the list."""
        one, other = self.people(2)
        direct = one.direct(other)
        self.assertEqual(other.direct(one), direct)
        self.assertEqual([each["id"] for each in all_conversations(other)], [direct])
        device = self.device(other)
        message = one.send(direct)
        heard = device.wait_for("message.new", conversation_id=direct)
        self.assertEqual(heard["message"], message)

    def test_direct_conversations_have_no_title_roles_or_member_changes(self):
        """4.2: title, roles and member changes in a direct conversation are 409 conflict."""
        one, other, direct = self.pair()
        third = self.people(1)[0]
        one.send(direct)
        path = f"/conversations/{direct}"
        for reply in (one.patch(path, {"title": "Us"}),
                      one.post(path + "/members", {"user_ids": [third.id]}),
                      one.patch(f"{path}/members/{other.id}", {"role": "admin"}),
                      one.delete(f"{path}/members/{other.id}"),
                      one.delete(f"{path}/members/{one.id}")):
            self.refused(reply, 409, "conflict")
        self.assertEqual(one.get_conversation(direct)["change_seq"], 1)

    def test_opening_it_anew_is_allowed_under_a_block(self):
        """4.1: under a block the conversation stays in both lists, readable, to be opened anew."""
        one, other, direct = self.pair()
        one.send(direct)
        other.put(f"/blocks/{one.id}")
        for person, peer in ((one, other), (other, one)):
            self.assertEqual(self.open(person, peer.id).status, 200)
            self.assertEqual([each["id"] for each in all_conversations(person)], [direct])
            page = person.get(f"/conversations/{direct}/messages")
            self.assertEqual([each["seq"] for each in page.json["messages"]], [1])


class WhoMayAsk(ServerCase):

    def calls(self, conversation, message, user):
        path = f"/conversations/{conversation}"
        body = {"nonce": str(uuid.uuid4()), "body": "x"}
        return [("GET", path, None), ("PATCH", path, {"title": "x"}),
                ("GET", path + "/members", None), ("PUT", path + "/read", {"seq": 1}),
                ("PUT", path + "/mute", {"until": None}),
                ("POST", path + "/members", {"user_ids": [user]}),
                ("PATCH", f"{path}/members/{user}", {"role": "member"}),
                ("DELETE", f"{path}/members/{user}", None),
                ("GET", path + "/messages", None), ("POST", path + "/messages", body),
                ("PATCH", f"{path}/messages/{message}", {"body": "x"}),
                ("DELETE", f"{path}/messages/{message}", None),
                ("PUT", f"{path}/messages/{message}/reactions/x", None),
                ("DELETE", f"{path}/messages/{message}/reactions/x", None)]

    def test_not_a_member_is_404_like_unknown(self):
        """4.2: not a member: 404 for every call, in the words of an unknown conversation."""
        one, other, stranger = self.people(3)
        group = one.group(other)
        message = one.send(group)["id"]
        for known, unknown in zip(self.calls(group, message, other.id),
                                  self.calls(UNKNOWN, message, other.id)):
            with self.subTest(call=known[:2]):
                reply = stranger.call(*known)
                self.refused(reply, 404, "not_found")
                self.assertEqual(reply.json, stranger.call(*unknown).json)

    def test_every_call_needs_a_token(self):
        """4: all calls need a token: 401 unauthenticated with WWW-Authenticate."""
        one, other, _ = self.pair()
        for method, path, body in self.calls(UNKNOWN, UNKNOWN, other.id) + [
                ("GET", "/conversations", None), ("POST", "/conversations", {}),
                ("POST", "/sync", {})]:
            with self.subTest(call=(method, path)):
                reply = call(one.server, method, path, body)
                self.refused(reply, 401, "unauthenticated")
                self.assertTrue(reply.headers["www-authenticate"].startswith("Bearer"))

    def test_a_bad_path_id_is_400(self):
        """1: a path id that is no UUID is 400 bad_request."""
        one = self.people(1)[0]
        for method, path, body in self.calls("nonsense", UNKNOWN, UNKNOWN):
            with self.subTest(call=(method, path)):
                self.refused(one.call(method, path, body), 400, "bad_request")


class TheList(ServerCase):

    def test_newest_activity_first(self):
        """4.2: the list has the newest activity first; a message brings its conversation up."""
        one, *others = self.people(5)
        made = [one.direct(other) for other in others]
        self.assertEqual([each["id"] for each in all_conversations(one)], made[::-1])
        one.send(made[0])
        others[2].send(made[2])
        ids = [each["id"] for each in all_conversations(one)]
        self.assertEqual(ids, [made[2], made[0], made[3], made[1]])

    def test_rows_are_those_of_the_single_call(self):
        """4.2: each row of the list is the conversation as GET /conversations/{id} gives it."""
        one, other, third = self.people(3)
        other.send(other.direct(one))
        one.send(one.group(other, third))
        for row in all_conversations(one):
            self.assertEqual(row, one.get_conversation(row["id"]))

    def test_fifty_a_page_and_at_most_a_hundred(self):
        """4.2: 50 without a limit, 100 at most; the cursor is null on the last page only."""
        one = self.people(1)[0]
        insert_directs(self.server, one, 101)
        for limit, count, last in ((None, 50, False), (1, 1, False), (100, 100, False)):
            reply = one.get("/conversations", query={"limit": limit} if limit else None)
            self.assertEqual(len(reply.json["conversations"]), count)
            self.assertEqual(reply.json["next_cursor"] is None, last)
        rest = one.get("/conversations", query={"before": reply.json["next_cursor"]}).json
        self.assertEqual((len(rest["conversations"]), rest["next_cursor"]), (1, None))

    def test_a_full_last_page_has_no_cursor(self):
        """4.2: a page that holds exactly the rest says so."""
        one = self.people(1)[0]
        insert_directs(self.server, one, 4)
        reply = one.get("/conversations", query={"limit": 4}).json
        self.assertEqual((len(reply["conversations"]), reply["next_cursor"]), (4, None))

    def test_bad_queries(self):
        """1: a limit out of its range or no number, and a cursor that is none, are 400."""
        one = self.people(1)[0]
        for query in ({"limit": 0}, {"limit": 101}, {"limit": -1}, {"limit": "many"},
                      {"limit": ""}, {"limit": "1.5"}, {"before": "nonsense"},
                      {"limit": 99999999999999999999}):
            with self.subTest(query=query):
                self.refused(one.get("/conversations", query=query), 400, "bad_request")

    def test_pages_by_keyset_when_times_are_equal(self):
        """4.2: the keyset is (activity, id): conversations of one moment come once each."""
        one = self.people(1)[0]
        made = insert_directs(self.server, one, 23)
        found = [each["id"] for each in all_conversations(one, limit=4)]
        self.assertEqual(sorted(found), sorted(made))
        self.assertIn(found, (sorted(made), sorted(made, reverse=True)))

    def test_activity_between_two_pages(self):
        """4.2: what moves up between two pages leaves no hole and shows nothing twice below."""
        one = self.people(1)[0]
        insert_directs(self.server, one, 9)
        before = [each["id"] for each in all_conversations(one)]
        page = one.get("/conversations", query={"limit": 4}).json
        one.send(before[7])
        rest = one.get("/conversations", query={"before": page["next_cursor"]}).json
        self.assertEqual([each["id"] for each in page["conversations"]], before[:4])
        self.assertEqual([each["id"] for each in rest["conversations"]],
                         before[4:7] + before[8:])


if __name__ == "__main__":
    unittest.main()
