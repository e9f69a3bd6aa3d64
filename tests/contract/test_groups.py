"""4.2: making groups, their titles and their sizes."""

import unittest

from conversing import (FORBIDDEN_STRINGS, UNKNOWN, ServerCase, all_conversations, all_members,
                        at_once, insert_members, insert_people, member_of, next_event, roles_of)
from rest import Person, new_nonce


class GroupCase(ServerCase):

    def create(self, person, members=(), title="Group", **more):
        ids = [each if isinstance(each, str) else each.id for each in members]
        return person.post("/conversations",
                           {"kind": "group", "title": title, "member_ids": ids, **more})


class MakingGroups(GroupCase):

    def test_the_creator_owns_it(self):
        """4.2: 201 with the group: its creator is the owner, the others are members."""
        one, other, third = self.people(3)
        reply = self.create(one, [other, third], title="Rowing")
        self.assertEqual(reply.status, 201)
        group = reply.json
        self.assertEqual((group["kind"], group["title"], group["member_count"]),
                         ("group", "Rowing", 3))
        self.assertEqual(roles_of(group),
                         {one.id: "owner", other.id: "member", third.id: "member"})
        self.assertEqual(group["mine"]["role"], "owner")
        self.assertEqual(other.get_conversation(group["id"])["mine"]["role"], "member")
        self.assertEqual(one.get_conversation(group["id"]), group)

    def test_named_twice_is_in_once(self):
        """4.2: someone named twice, or the creator among the members, is a member once."""
        one, other = self.people(2)
        group = self.create(one, [other, other, one]).json
        self.assertEqual(group["member_count"], 2)
        self.assertEqual(roles_of(group), {one.id: "owner", other.id: "member"})

    def test_two_without_nonce_are_two(self):
        """4.2: without a nonce, the same request twice makes two groups."""
        one, other = self.people(2)
        self.assertNotEqual(one.group(other), one.group(other))

    def test_unknown_members(self):
        """4.2: unknown ids among the members: 422, and no group is made."""
        one, other = self.people(2)
        device = self.device(other)
        self.invalid(self.create(one, [other, UNKNOWN]))
        self.assertEqual(all_conversations(one), [])
        self.expect_silence(device)

    def test_what_is_not_a_request(self):
        """1: title and member_ids that are missing, null or of a wrong type are 422."""
        one, other = self.people(2)
        whole = {"kind": "group", "title": "Group", "member_ids": [other.id]}
        for change in ({"title": None}, {"title": 5}, {"title": ["x"]}, {"member_ids": None},
                       {"member_ids": other.id}, {"member_ids": [5]}, {"member_ids": ["x"]},
                       {"nonce": "x"}, {"nonce": 5}):
            with self.subTest(change=change):
                self.invalid(one.post("/conversations", {**whole, **change}))
        for left in ("kind", "title", "member_ids"):
            with self.subTest(left=left):
                body = {name: value for name, value in whole.items() if name != left}
                self.invalid(one.post("/conversations", body))
        self.assertEqual(all_conversations(one), [])

    def test_titles(self):
        """2: a title has 1 to 80 characters, counted as code points, at making and renaming."""
        one = self.people(1)[0]
        group = one.group()
        for title in ("x", "x" * 80, "\U0001f600" * 80, "a b"):
            with self.subTest(title=title):
                self.assertEqual(self.create(one, title=title).json["title"], title)
                renamed = one.patch(f"/conversations/{group}", {"title": title})
                self.assertEqual((renamed.status, renamed.json["title"]), (200, title))
        for title in ("", "x" * 81, "\U0001f600" * 81):
            with self.subTest(title=title):
                self.invalid(self.create(one, title=title))
                self.invalid(one.patch(f"/conversations/{group}", {"title": title}))

    def test_characters_that_no_title_may_have(self):
        """2: U+0000 and unpaired surrogates in a title are 422; a pair is one character."""
        one = self.people(1)[0]
        group = one.group()
        json_type = {"Content-Type": "application/json"}
        for text in FORBIDDEN_STRINGS:
            with self.subTest(title=text):
                made = f'{{"kind":"group","member_ids":[],"title":{text}}}'.encode()
                self.invalid(one.post("/conversations", made, headers=json_type))
                renamed = f'{{"title":{text}}}'.encode()
                self.invalid(one.patch(f"/conversations/{group}", renamed, headers=json_type))
        paired = rb'{"kind":"group","member_ids":[],"title":"\ud83d\ude00"}'
        reply = one.post("/conversations", paired, headers=json_type)
        self.assertEqual((reply.status, reply.json["title"]), (201, "\U0001f600"))

    def test_a_byte_order_mark_is_trimmed_like_white_space(self):
        """2: a title has 1 to 80 characters after trimming, of U+FEFF too."""
        one = self.people(1)[0]
        self.assertEqual(self.create(one, title="\ufefftitle\ufeff").json["title"], "title")
        self.refused(self.create(one, title=" \ufeff "), 422, "validation_failed")

    def test_blocks_forbid_to_add(self):
        """4.1: under a block neither can add the other to a group: 403 cannot_message."""
        one, other, third = self.people(3)
        one.put(f"/blocks/{other.id}")
        for person, peer in ((one, other), (other, one)):
            self.refused(self.create(person, [third, peer]), 403, "cannot_message")
            group = person.group(third)
            reply = person.post(f"/conversations/{group}/members", {"user_ids": [peer.id]})
            self.refused(reply, 403, "cannot_message")
            self.assertEqual(person.get_conversation(group)["member_count"], 2)
        one.delete(f"/blocks/{other.id}")
        self.assertEqual(self.create(other, [one]).status, 201)


class NoncesOfGroups(GroupCase):

    def test_a_repeated_nonce_gives_the_same_group(self):
        """4.2: a repeated nonce gives 200 and the same group, also when it was renamed since."""
        one, other = self.people(2)
        nonce = new_nonce()
        first = self.create(one, [other], nonce=nonce)
        device = self.device(other)
        again = self.create(one, [other], nonce=nonce)
        self.assertEqual((first.status, again.status), (201, 200))
        self.assertEqual(again.json, first.json)
        self.expect_silence(device)
        one.patch(f"/conversations/{first.json['id']}", {"title": "Renamed"})
        renamed = self.create(one, [other], nonce=nonce)
        self.assertEqual((renamed.status, renamed.json["title"]), (200, "Renamed"))

    def test_at_once(self):
        """4.2: the same nonce many times at once makes one group: one 201, the others 200."""
        one, other = self.people(2)
        device, nonce = self.device(other), new_nonce()
        replies = at_once(*[lambda: self.create(one, [other], nonce=nonce)] * 10)
        self.assertEqual(sorted(reply.status for reply in replies), [200] * 9 + [201])
        self.assertEqual(len({reply.json["id"] for reply in replies}), 1)
        next_event(device, replies[0].json["id"])
        self.expect_silence(device)

    def test_for_something_else(self):
        """1: the nonce of another group of the same creator is 409 nonce_reused."""
        one, other, third = self.people(3)
        nonce = new_nonce()
        self.create(one, [other], title="A", nonce=nonce)
        self.refused(self.create(one, [other], title="B", nonce=nonce), 409, "nonce_reused")
        self.refused(self.create(one, [other, third], title="A", nonce=nonce), 409, "nonce_reused")
        self.assertEqual(len(all_conversations(one)), 1)

    def test_of_another_creator(self):
        """4.2: a nonce is its creator's: the same of somebody else makes another group."""
        one, other = self.people(2)
        nonce = new_nonce()
        first, second = [self.create(each, nonce=nonce) for each in (one, other)]
        self.assertEqual((first.status, second.status), (201, 201))
        self.assertNotEqual(first.json["id"], second.json["id"])


class Titles(GroupCase):

    def test_owner_and_admins_rename(self):
        """4.2: owner and admins give a title; a member is answered 403 forbidden."""
        owner, admin, member = self.people(3)
        group = owner.group(admin, member)
        path = f"/conversations/{group}"
        owner.patch(f"{path}/members/{admin.id}", {"role": "admin"})
        for person in (owner, admin):
            reply = person.patch(path, {"title": person.name})
            self.assertEqual((reply.status, reply.json["title"]), (200, person.name))
            self.assertEqual(reply.json["mine"]["role"], roles_of(reply.json)[person.id])
        self.refused(member.patch(path, {"title": "Mine"}), 403, "forbidden")
        self.assertEqual(member.get_conversation(group)["title"], admin.name)

    def test_the_same_title_changes_nothing(self):
        """2: a call that changes nothing gives no number and no event: the same title."""
        owner, member = self.people(2)
        group = owner.group(member, title="Same")
        before, device = owner.get_conversation(group), self.device(member)
        reply = owner.patch(f"/conversations/{group}", {"title": "Same"})
        self.assertEqual((reply.status, reply.json), (200, before))
        self.expect_silence(device)

    def test_a_title_is_one_change(self):
        """2: a new title takes one number and is no activity."""
        owner, member = self.people(2)
        group = owner.group(member)
        before = owner.get_conversation(group)
        after = owner.patch(f"/conversations/{group}", {"title": "New"}).json
        self.assertEqual(after["change_seq"], before["change_seq"] + 1)
        self.assertEqual(after["last_activity_at"], before["last_activity_at"])


class Sizes(GroupCase):

    def grown(self, count):
        """A group of that many; its owner and id."""
        owner = Person(self.server)
        group = owner.group()
        insert_members(self.server, group, insert_people(self.server, count - 1))
        return owner, group

    def test_members_are_listed_up_to_fifty(self):
        """2: a conversation carries its members up to 50; members is null from 51 on."""
        owner, group = self.grown(50)
        found = owner.get_conversation(group)
        self.assertEqual((found["member_count"], len(found["members"])), (50, 50))
        more = owner.post(f"/conversations/{group}/members",
                          {"user_ids": insert_people(self.server, 1)}).json
        self.assertEqual((more["member_count"], more["members"]), (51, None))
        self.assertIsNone(all_conversations(owner)[0]["members"])
        self.assertIsNone(owner.sync()["conversations"][0]["members"])
        one = owner.get(f"/conversations/{group}/members", query={"limit": 2}).json["members"][1]
        owner.delete(f"/conversations/{group}/members/{one['user']['id']}")
        self.assertEqual(len(owner.get_conversation(group)["members"]), 50)

    def test_a_thousand_at_making(self):
        """2: a group is made with 1,000 members, its creator among them, and not with 1,001."""
        owner = Person(self.server)
        ids = insert_people(self.server, 1000)
        self.invalid(self.create(owner, ids))
        self.assertEqual(all_conversations(owner), [])
        reply = self.create(owner, ids[:999])
        self.assertEqual((reply.status, reply.json["member_count"]), (201, 1000))
        self.assertEqual(len(all_members(owner, reply.json["id"])), 1000)

    def test_a_thousand_at_adding(self):
        """2: a group takes its 1,000th member and not the next; nobody of too many is added."""
        owner, group = self.grown(998)
        ids = insert_people(self.server, 3)
        path = f"/conversations/{group}/members"
        self.invalid(owner.post(path, {"user_ids": ids}))
        self.assertEqual(owner.get_conversation(group)["member_count"], 998)
        self.assertEqual(owner.post(path, {"user_ids": ids[:2]}).json["member_count"], 1000)
        self.invalid(owner.post(path, {"user_ids": ids[2:]}))
        self.assertEqual(owner.post(path, {"user_ids": ids[:2]}).status, 200)
        self.assertEqual(owner.get_conversation(group)["member_count"], 1000)

    def test_a_thousand_at_once(self):
        """2: of many who add the 1,000th member at once, one does."""
        owner, group = self.grown(999)
        jobs = [lambda id_=id_: owner.post(f"/conversations/{group}/members", {"user_ids": [id_]})
                for id_ in insert_people(self.server, 6)]
        self.assertEqual(sorted(reply.status for reply in at_once(*jobs)), [200] + [422] * 5)
        self.assertEqual(owner.get_conversation(group)["member_count"], 1000)

    def test_pages_of_members(self):
        """4.2: members come in pages, 100 without a limit, each once, also as someone joins."""
        owner, group = self.grown(203)
        path = f"/conversations/{group}/members"
        first = owner.get(path).json
        self.assertEqual(len(first["members"]), 100)
        joined = Person(self.server)
        owner.post(path, {"user_ids": [joined.id]})
        second = owner.get(path, query={"after": first["next_cursor"]}).json
        third = owner.get(path, query={"after": second["next_cursor"]}).json
        self.assertIsNone(third["next_cursor"])
        pages = [each["user"]["id"] for page in (first, second, third) for each in page["members"]]
        self.assertEqual((len(pages), len(set(pages))), (204, 204))
        self.assertIn(joined.id, pages)
        self.assertEqual([each["user"]["id"] for each in all_members(owner, group, 7)], pages)

    def test_pages_of_members_refuse(self):
        """1: a limit out of its range or no number, and a cursor that is none, are 400."""
        owner = Person(self.server)
        path = f"/conversations/{owner.group()}/members"
        for query in ({"limit": 0}, {"limit": -1}, {"limit": "x"}, {"limit": 101},
                      {"after": "nonsense"}):
            with self.subTest(query=query):
                self.refused(owner.get(path, query=query), 400, "bad_request")

    def test_members_of_a_small_group(self):
        """4.2: the members call gives the member objects that the conversation carries."""
        one, other, third = self.people(3)
        group = one.group(other, third)
        one.put(f"/conversations/{group}/read", {"seq": 0})
        found = one.get_conversation(group)
        members = {each["user"]["id"]: each for each in all_members(one, group)}
        for person in (one, other, third):
            self.assertEqual(members[person.id], member_of(found, person))


if __name__ == "__main__":
    unittest.main()
