"""The deletion of an account (protocol.md, 4.1)."""

import rest
from rest import Person, acquaint, new_nonce
from signin import PASSWORD, ServerCase, at_once, login, refresh
from socketclient import Device


class DeletionCase(ServerCase):
    def remove(self, person, password=PASSWORD):
        return person.delete("/users/me", {"password": password})

    def removed(self, person):
        reply = self.remove(person)
        self.assertEqual((reply.status, reply.body), (204, b""))

    def assert_tombstone(self, profile, person):
        self.assertEqual((profile["id"], profile["username"], profile["display_name"]),
                         (person.id, None, "Deleted account"))
        self.assertEqual((profile["deleted"], profile["about"], profile["avatar_url"]),
                         (True, "", None))


class DeletionTest(DeletionCase):
    def test_sessions_end(self):
        """4.1: DELETE /users/me answers 204: all sessions end, their sockets with 4401."""
        person = Person(self.server)
        other = person.sign_in()
        with Device(person) as first, Device(other) as second:
            self.removed(person)
            self.assertEqual((first.expect_close(), second.expect_close()), (4401, 4401))
        self.assert_over(person)
        self.assert_over(other)

    def test_nobody_signs_in(self):
        """3: a deleted account's name and password get the answer of an unknown one."""
        person = Person(self.server)
        wrong = login(self.server, person.name, "wrong horse")
        self.removed(person)
        reply = login(self.server, person.name)
        self.assertEqual((reply.status, reply.body), (401, wrong.body))

    def test_wrong_password(self):
        """3: a wrong password, of whatever length, is 401 invalid_credentials; nothing ends."""
        person = Person(self.server)
        for wrong in ("wrong horse", "", "x" * 300):
            self.assert_signed_out(self.remove(person, wrong), "invalid_credentials")
        self.assert_alive(person)
        self.assertEqual(refresh(self.server, person.refresh_token).status, 200)
        self.assertEqual(login(self.server, person.name).status, 200)

    def test_members_missing_null_or_of_another_type(self):
        """1: a password missing, null or of the wrong type is 422; nothing ends."""
        person = Person(self.server)
        for body in ({}, {"password": None}, {"password": 12345678}, {"password": [PASSWORD]}):
            self.assert_invalid(person.delete("/users/me", body), "password")
        self.assert_alive(person)

    def test_without_a_body(self):
        """4.1: without a password nothing is deleted."""
        person = Person(self.server)
        self.assertIn(person.delete("/users/me").status, (400, 422))
        self.assert_alive(person)

    def test_name_is_free_again(self):
        """4.1: the username is free again, for an account that is another."""
        person, viewer = Person(self.server), Person(self.server)
        self.removed(person)
        heir = Person(self.server, name=person.name, display_name="Heir")
        self.assertNotEqual(heir.id, person.id)
        found = viewer.get("/users", query={"query": person.name}).json["users"]
        self.assertEqual([user["id"] for user in found], [heir.id])
        self.assert_tombstone(viewer.get(f"/users/{person.id}").json, person)

    def test_tombstone(self):
        """4.1: what is left is a user with deleted:true, no username and no text of theirs."""
        person, viewer = Person(self.server, display_name="Ada"), Person(self.server)
        person.patch("/users/me", {"about": "a life"})
        acquaint(person, viewer)
        with Device(person):
            self.removed(person)
        user = viewer.get(f"/users/{person.id}").json
        self.assert_tombstone(user, person)
        self.assertEqual((user["online"], user["last_seen_at"]), (False, None))

    def test_messages_stay(self):
        """4.1: messages stay, with their sender, for those who could read them."""
        person, friend = Person(self.server), Person(self.server)
        direct, group = acquaint(person, friend), friend.group(person)
        said = [person.send(direct, "for ever"), person.send(group, "and ever")]
        self.removed(person)
        for conversation, message in zip((direct, group), said):
            page = friend.get(f"/conversations/{conversation}/messages").json["messages"]
            kept = [each for each in page if each["id"] == message["id"]]
            self.assertEqual([(each["body"], each["sender_id"], each["deleted_at"])
                              for each in kept], [(message["body"], person.id, None)])
            listed = friend.get("/conversations").json["conversations"]
            self.assertIn(conversation, [each["id"] for each in listed])

    def test_direct_conversation(self):
        """1: to a deleted account nothing is sent: 403 cannot_message."""
        person, friend = Person(self.server), Person(self.server)
        conversation = acquaint(person, friend)
        mine = friend.send(conversation, "before")
        self.removed(person)
        path = f"/conversations/{conversation}/messages"
        self.assert_problem(friend.post(path, {"nonce": new_nonce(), "body": "after"}), 403,
                            "cannot_message")
        self.assert_problem(friend.patch(f"{path}/{mine['id']}", {"body": "x"}), 403,
                            "cannot_message")
        self.assert_problem(friend.put(f"{path}/{mine['id']}/reactions/%F0%9F%91%8D"), 403,
                            "cannot_message")
        shown = friend.get_conversation(conversation)
        profiles = [member["user"] for member in shown["members"]]
        self.assert_tombstone(next(p for p in profiles if p["id"] == person.id), person)

    def test_who_hears_of_it(self):
        """5: user.updated brings the tombstone to those who shared a conversation."""
        person, friend, member, stranger = (Person(self.server) for _ in range(4))
        acquaint(person, friend)
        person.group(member)
        with Device(friend) as friends, Device(member) as members, Device(stranger) as strangers:
            self.removed(person)
            for device in (friends, members):
                event = device.wait_for("user.updated")
                self.assert_tombstone(event["user"], person)
            self.assertEqual(strangers.ping(), [])

    def test_is_durable(self):
        """4.3: 2xx means durable: the deletion holds after kill -9."""
        person, viewer = Person(self.server), Person(self.server)
        self.removed(person)
        self.server.kill()
        self.server.start()
        self.assert_over(person)
        self.assert_tombstone(viewer.get(f"/users/{person.id}").json, person)

    def test_at_once(self):
        """4.1: of deletions at once none fails but for the account being gone."""
        person = Person(self.server)
        replies = at_once(4, lambda _: self.remove(person))
        statuses = {reply.status for reply in replies}
        self.assertIn(204, statuses)
        self.assertLessEqual(statuses, {204, 401})

    def test_again(self):
        """3: the token of a deleted account is 401 token_revoked, also for another deletion."""
        person = Person(self.server)
        self.removed(person)
        self.assert_signed_out(self.remove(person), "token_revoked")


class SuccessionTest(DeletionCase):
    def people(self, count):
        return [Person(self.server) for _ in range(count)]

    def add(self, owner, group, *people):
        for person in people:
            reply = owner.post(f"/conversations/{group}/members", {"user_ids": [person.id]})
            self.assertEqual(reply.status, 200, reply.body)

    def make_admin(self, owner, group, person):
        reply = owner.patch(f"/conversations/{group}/members/{person.id}", {"role": "admin"})
        self.assertEqual(reply.status, 200, reply.body)

    def owners(self, viewer, group):
        members = viewer.get_conversation(group)["members"]
        return [m["user"]["id"] for m in members if m["role"] == "owner"]

    def test_longest_standing_admin(self):
        """4.1: a group that it owned goes to its longest-standing admin, before older members."""
        owner, member, first, second = self.people(4)
        group = owner.group(title="Succession")
        self.add(owner, group, member, first, second)
        self.make_admin(owner, group, second)
        self.make_admin(owner, group, first)
        self.removed(owner)
        self.assertEqual(self.owners(member, group), [first.id])
        self.assertEqual(first.get_conversation(group)["mine"]["role"], "owner")
        self.assertEqual(second.get_conversation(group)["mine"]["role"], "admin")
        reply = first.patch(f"/conversations/{group}", {"title": "Mine now"})
        self.assertEqual(reply.status, 200)

    def test_longest_standing_member(self):
        """4.1: without admins the group goes to its longest-standing member."""
        owner, first, second = self.people(3)
        group = owner.group(title="Succession")
        self.add(owner, group, first, second)
        self.removed(owner)
        self.assertEqual(self.owners(second, group), [first.id])

    def test_standing_counts_from_the_last_joining(self):
        """4.1: who left and came back stands since then."""
        owner, returned, stayed = self.people(3)
        group = owner.group(title="Succession")
        self.add(owner, group, returned, stayed)
        self.assertEqual(returned.delete(f"/conversations/{group}/members/{returned.id}").status,
                         204)
        self.add(owner, group, returned)
        self.removed(owner)
        self.assertEqual(self.owners(stayed, group), [stayed.id])

    def test_every_group(self):
        """4.1: each group that it owned gets an owner; others keep theirs."""
        owner, first, second = self.people(3)
        groups = [owner.group(first), owner.group(second), owner.group(first)]
        foreign = second.group(owner, first)
        self.removed(owner)
        self.assertEqual([self.owners(viewer, group) for viewer, group
                          in zip((first, second, first), groups)],
                         [[first.id], [second.id], [first.id]])
        self.assertEqual(self.owners(first, foreign), [second.id])

    def test_members_hear_of_it(self):
        """5: the change of owner reaches the members as conversation.updated."""
        owner, first = self.people(2)
        group = owner.group(first)
        with Device(first) as device:
            self.removed(owner)
            event = device.wait_for("conversation.updated", conversation_id=group)
            roles = {m["user"]["id"]: m["role"] for m in event["conversation"]["members"]}
            self.assertEqual(roles[first.id], "owner")
        self.assertEqual(first.get_conversation(group)["change_seq"], event["change_seq"])

    def test_alone(self):
        """4.1: a group of its owner alone does not keep the owner from being deleted."""
        (owner,) = self.people(1)
        owner.group()
        self.removed(owner)
        self.assertEqual(rest.call(self.server, "GET", "/users/me", token=owner.token).status, 401)

    def test_owner_and_heir_at_once(self):
        """4.1: when owner and heir are deleted at once the one who stays owns the group."""
        owner, heir, last = self.people(3)
        group = owner.group(title="Succession")
        self.add(owner, group, heir, last)
        at_once(2, lambda index: self.removed((owner, heir)[index]))
        self.assertEqual(self.owners(last, group), [last.id])
