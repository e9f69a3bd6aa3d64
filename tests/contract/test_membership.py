"""4.2: who comes into a group, who goes, and which roles they have."""

import unittest

from conversing import (UNKNOWN, ServerCase, all_conversations, all_messages, at_once, member_of,
                        next_event, roles_of)
from rest import new_nonce


class MembershipCase(ServerCase):

    def add(self, person, group, *users):
        ids = [each if isinstance(each, str) else each.id for each in users]
        return person.post(f"/conversations/{group}/members", {"user_ids": ids})

    def give(self, person, group, user, role):
        return person.patch(f"/conversations/{group}/members/{user.id}", {"role": role})

    def remove(self, person, group, user):
        return person.delete(f"/conversations/{group}/members/{user.id}")

    def staffed(self, members=1):
        """Owner, admin, that many members, and their group."""
        owner, admin, *others = self.people(2 + members)
        group = owner.group(admin, *others)
        self.assertEqual(self.give(owner, group, admin, "admin").status, 200)
        return owner, admin, *others, group

    def owner_of(self, viewer, group):
        """The one owner that every group has."""
        roles = roles_of(viewer.get_conversation(group))
        owners = [user for user, role in roles.items() if role == "owner"]
        self.assertEqual(len(owners), 1, roles)
        return owners[0]


class Adding(MembershipCase):

    def test_owner_and_admins_add(self):
        """4.2: owner and admins add people: 200 with the conversation; a member is 403."""
        owner, admin, member, group = self.staffed()
        for person, new in zip((owner, admin), self.people(2)):
            reply = self.add(person, group, new)
            self.assertEqual(reply.status, 200)
            self.assertEqual(roles_of(reply.json)[new.id], "member")
            self.assertEqual(reply.json["mine"]["role"], roles_of(reply.json)[person.id])
        self.refused(self.add(member, group, self.people(1)[0]), 403, "forbidden")
        self.assertEqual(owner.get_conversation(group)["member_count"], 5)

    def test_several_in_one_call_are_one_change(self):
        """2: members are one change for one call, however many come."""
        owner, group = self.people(1)[0], None
        group = owner.group()
        reply = self.add(owner, group, *self.people(5))
        self.assertEqual((reply.json["change_seq"], reply.json["member_count"]), (1, 6))

    def test_who_is_in_already(self):
        """4.2: adding someone who is in changes nothing: no number, no event, the role stays."""
        owner, admin, member, group = self.staffed()
        before, device = owner.get_conversation(group), self.device(member)
        self.assertEqual(self.add(owner, group, admin, member, owner).json, before)
        self.expect_silence(device)
        new = self.people(1)[0]
        after = self.add(owner, group, admin, new, new).json
        self.assertEqual((after["member_count"], after["change_seq"]),
                         (4, before["change_seq"] + 1))
        self.assertEqual(roles_of(after)[admin.id], "admin")

    def test_unknown_ids(self):
        """4.2: unknown ids: 422, and nobody of the call is added."""
        owner, admin, _, group = self.staffed()
        new = self.people(1)[0]
        before = owner.get_conversation(group)
        self.invalid(self.add(admin, group, new, UNKNOWN))
        self.assertEqual(owner.get_conversation(group), before)
        self.assertEqual(all_conversations(new), [])

    def test_what_is_not_a_request(self):
        """1: user_ids that are missing, null or of a wrong type are 422."""
        owner = self.people(1)[0]
        path = f"/conversations/{owner.group()}/members"
        for body in ({}, {"user_ids": None}, {"user_ids": owner.id}, {"user_ids": [None]},
                     {"user_ids": ["nobody"]}):
            with self.subTest(body=body):
                self.invalid(owner.post(path, body))

    def test_a_new_member_reads_the_whole_history(self):
        """4.2: a new member reads the whole history, with read_seq at its end."""
        owner, admin, _, group = self.staffed()
        sent = [owner.send(group), admin.send(group), owner.send(group)]
        new = self.people(1)[0]
        self.add(owner, group, new)
        self.assertEqual(all_messages(new, group), sent)
        found = new.get_conversation(group)
        self.assertEqual((found["mine"]["read_seq"], found["mine"]["unread_count"]), (3, 0))
        self.assertEqual(member_of(found, new)["read_seq"], 3)
        owner.send(group)
        self.assertEqual(new.get_conversation(group)["mine"]["unread_count"], 1)

    def test_the_same_person_at_once(self):
        """2: of many who add the same person at once, one makes a change."""
        owner, admin, _, group = self.staffed()
        before, new = owner.get_conversation(group), self.people(1)[0]
        jobs = [lambda who=who: self.add(who, group, new) for who in (owner, admin) * 4]
        self.assertEqual({reply.status for reply in at_once(*jobs)}, {200})
        after = owner.get_conversation(group)
        self.assertEqual((after["member_count"], after["change_seq"]),
                         (before["member_count"] + 1, before["change_seq"] + 1))


class Roles(MembershipCase):

    def test_the_owner_makes_admins_and_members(self):
        """4.2: the owner makes a member an admin and back; each is one change."""
        owner, _, member, group = self.staffed()
        before = owner.get_conversation(group)["change_seq"]
        for number, role in enumerate(("admin", "member"), before + 1):
            reply = self.give(owner, group, member, role)
            self.assertEqual((reply.status, reply.json["change_seq"]), (200, number))
            self.assertEqual(roles_of(reply.json)[member.id], role)
            self.assertEqual(member.get_conversation(group)["mine"]["role"], role)

    def test_only_the_owner_makes_admins_or_an_owner(self):
        """4.2: only the owner makes admins or a new owner; admins and members get 403."""
        owner, admin, member, third, group = self.staffed(members=2)
        before = roles_of(owner.get_conversation(group))
        for person, user, role in ((admin, member, "admin"), (admin, member, "owner"),
                                   (admin, admin, "owner"), (member, third, "admin"),
                                   (member, member, "admin"), (member, member, "owner"),
                                   (member, admin, "member"), (admin, owner, "member")):
            with self.subTest(role=role):
                self.refused(self.give(person, group, user, role), 403, "forbidden")
        self.assertEqual(roles_of(owner.get_conversation(group)), before)

    def test_a_new_owner(self):
        """4.2: the owner makes a new owner in one change; there is one owner, not two."""
        owner, _, member, group = self.staffed()
        before = owner.get_conversation(group)["change_seq"]
        reply = self.give(owner, group, member, "owner")
        self.assertEqual((reply.status, reply.json["change_seq"]), (200, before + 1))
        self.assertEqual(self.owner_of(owner, group), member.id)
        self.assertIn(reply.json["mine"]["role"], ("admin", "member"))
        self.refused(self.give(owner, group, member, "member"), 403, "forbidden")
        self.assertEqual(self.give(member, group, owner, "member").status, 200)

    def test_the_owner_does_not_step_down_to_nobody(self):
        """4.2: a group always has an owner: its only one is not made a member."""
        owner, _, _, group = self.staffed()
        for role in ("admin", "member"):
            self.assertIn(self.give(owner, group, owner, role).status, (403, 409))
        self.assertEqual(self.owner_of(owner, group), owner.id)

    def test_the_same_role_changes_nothing(self):
        """2: a call that changes nothing gives no number and no event: the same role."""
        owner, admin, member, group = self.staffed()
        before, device = owner.get_conversation(group), self.device(member)
        self.assertEqual(self.give(owner, group, admin, "admin").json, before)
        self.assertEqual(self.give(owner, group, member, "member").json, before)
        self.assertEqual(self.give(owner, group, owner, "owner").json, before)
        self.expect_silence(device)

    def test_what_is_not_a_request(self):
        """1: an unknown, missing or null role is 422; who is no member 404; a bad id 400."""
        owner, _, member, group = self.staffed()
        path = f"/conversations/{group}/members"
        for body in ({}, {"role": None}, {"role": "king"}, {"role": 1}, {"role": "Admin"}):
            with self.subTest(body=body):
                self.invalid(owner.patch(f"{path}/{member.id}", body))
        stranger = self.people(1)[0]
        self.refused(self.give(owner, group, stranger, "admin"), 404, "not_found")
        self.refused(owner.patch(f"{path}/nobody", {"role": "admin"}), 400, "bad_request")

    def test_two_owners_at_once_are_one(self):
        """4.2: handing the group to two people at once leaves one owner."""
        owner, admin, member, group = self.staffed()
        replies = at_once(*[lambda user=user: self.give(owner, group, user, "owner")
                            for user in (admin, member)])
        self.assertEqual(sorted(reply.status for reply in replies), [200, 403])
        self.assertIn(self.owner_of(owner, group), (admin.id, member.id))


class Leaving(MembershipCase):

    def test_who_removes_whom(self):
        """4.2: owner and admins remove, anyone themself: 204; a member removing another is 403."""
        owner, admin, one, two, three, group = self.staffed(members=3)
        self.refused(self.remove(one, group, two), 403, "forbidden")
        self.refused(self.remove(one, group, admin), 403, "forbidden")
        self.refused(self.remove(one, group, owner), 403, "forbidden")
        for person, user in ((admin, one), (owner, two), (three, three), (owner, admin)):
            before = owner.get_conversation(group)
            self.assertEqual(self.remove(person, group, user).status, 204)
            after = owner.get_conversation(group)
            self.assertEqual(after["member_count"], before["member_count"] - 1)
            self.assertEqual(after["change_seq"], before["change_seq"] + 1)
            self.assertNotIn(user.id, roles_of(after))

    def test_an_admin_does_not_remove_the_owner(self):
        """4.2: only the owner makes a new owner, so no admin removes the owner."""
        owner, admin, _, group = self.staffed()
        self.refused(self.remove(admin, group, owner), 403, "forbidden")
        self.assertEqual(self.owner_of(admin, group), owner.id)

    def test_who_is_not_a_member(self):
        """1: removing somebody who is no member is 404, a bad id 400."""
        owner, _, _, group = self.staffed()
        self.refused(self.remove(owner, group, self.people(1)[0]), 404, "not_found")
        reply = owner.delete(f"/conversations/{group}/members/nobody")
        self.refused(reply, 400, "bad_request")

    def test_who_is_out_is_out(self):
        """4.2: who was removed gets conversation.gone, and 404 for the group and its messages."""
        owner, _, member, group = self.staffed()
        owner.send(group)
        device = self.device(member)
        self.remove(owner, group, member)
        self.assertEqual(next_event(device, group),
                         {"type": "conversation.gone", "conversation_id": group})
        owner.send(group)
        self.expect_silence(device)
        for reply in (member.get(f"/conversations/{group}"), self.remove(member, group, member),
                      member.get(f"/conversations/{group}/messages"),
                      member.post(f"/conversations/{group}/messages",
                                  {"nonce": new_nonce(), "body": "x"})):
            self.refused(reply, 404, "not_found")
        self.assertEqual(all_conversations(member), [])
        self.assertEqual(member.sync({group: (1, 0)})["gone"], [group])

    def test_who_comes_back(self):
        """4.2: who comes back is a new member: the whole history, read to its end."""
        owner, admin, member, group = self.staffed()
        self.give(owner, group, member, "admin")
        self.remove(owner, group, member)
        sent = [owner.send(group), admin.send(group)]
        device = self.device(member)
        found = self.add(owner, group, member).json
        self.assertEqual(next_event(device, group)["type"], "conversation.new")
        self.assertEqual(roles_of(found)[member.id], "member")
        self.assertEqual(all_messages(member, group), sent)
        self.assertEqual(member.get_conversation(group)["mine"]["unread_count"], 0)


class Succession(MembershipCase):

    def test_the_longest_standing_admin_follows(self):
        """4.2: an owner who leaves is followed by the longest-standing admin, in one change."""
        later, earlier, member, owner = self.people(4)
        group = owner.group(member)
        for admin in (earlier, later):
            self.add(owner, group, admin)
            self.give(owner, group, admin, "admin")
        before = owner.get_conversation(group)["change_seq"]
        self.assertEqual(self.remove(owner, group, owner).status, 204)
        self.assertEqual(self.owner_of(member, group), earlier.id)
        self.assertEqual(member.get_conversation(group)["change_seq"], before + 1)

    def test_else_the_longest_standing_member(self):
        """4.2: without an admin, the longest-standing member follows."""
        later, earlier, owner = self.people(3)
        group = owner.group()
        self.add(owner, group, earlier)
        self.add(owner, group, later)
        self.remove(owner, group, owner)
        self.assertEqual(self.owner_of(later, group), earlier.id)

    def test_after_a_deleted_account(self):
        """4.1: a group that a deleted account owned goes to the same successor."""
        owner, admin, _, group = self.staffed()
        self.assertEqual(owner.delete("/users/me", {"password": owner.password}).status, 204)
        self.assertEqual(self.owner_of(admin, group), admin.id)

    def test_the_last_one_out_ends_it(self):
        """4.2: the last one out ends the group: 404 and gone from then on."""
        owner = self.people(1)[0]
        group = owner.group()
        self.assertEqual(self.remove(owner, group, owner).status, 204)
        self.refused(owner.get(f"/conversations/{group}"), 404, "not_found")
        self.assertEqual(owner.sync({group: (0, 0)})["gone"], [group])

    def test_all_leave_at_once(self):
        """4.2: as several leave at once, with the owner, those who stay have one owner."""
        owner, admin, one, two, stays, group = self.staffed(members=3)
        leaving = [lambda who=who: self.remove(who, group, who) for who in (owner, admin, one, two)]
        self.assertEqual([reply.status for reply in at_once(*leaving)], [204] * 4)
        found = stays.get_conversation(group)
        self.assertEqual((found["member_count"], found["change_seq"]), (1, 5))
        self.assertEqual(self.owner_of(stays, group), stays.id)


if __name__ == "__main__":
    unittest.main()
