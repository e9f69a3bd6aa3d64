"""One's own profile, and who hears of its change (protocol.md, 4.1 and 5)."""

from rest import Person, acquaint
from signin import ServerCase, at_once
from socketclient import Device

PROFILE = {"id", "username", "display_name", "about", "avatar_url", "deleted"}


class ProfileTest(ServerCase):
    def change(self, person, **members):
        return person.patch("/users/me", members)

    def test_both_members(self):
        """4.1: PATCH /users/me answers 200 with the changed user."""
        person, other = Person(self.server), Person(self.server)
        reply = self.change(person, display_name="Ada L.", about="Counts.\nOn engines 🛠")
        self.assertEqual(reply.status, 200)
        self.assertEqual((reply.json["display_name"], reply.json["about"]),
                         ("Ada L.", "Counts.\nOn engines 🛠"))
        self.assertEqual(reply.json, person.get("/users/me").json)
        seen = other.get(f"/users/{person.id}").json
        self.assertEqual((seen["display_name"], seen["about"]),
                         ("Ada L.", "Counts.\nOn engines 🛠"))

    def test_one_member(self):
        """4.1: a member that is not given stays as it was."""
        person = Person(self.server, display_name="Ada")
        self.change(person, about="Here")
        self.assertEqual(person.get("/users/me").json["display_name"], "Ada")
        self.change(person, display_name="Lady A.")
        self.assertEqual(person.get("/users/me").json["about"], "Here")
        before = person.get("/users/me").json
        reply = self.change(person)
        self.assertEqual((reply.status, reply.json), (200, before))

    def test_display_name_of_1_to_64(self):
        """2: a display name has 1 to 64 characters after trimming."""
        person = Person(self.server, display_name="Ada")
        for right, kept in (("x", "x"), ("😀" * 64, "😀" * 64), (" " + "y" * 64 + "\t ", "y" * 64)):
            reply = self.change(person, display_name=right)
            self.assertEqual((reply.status, reply.json["display_name"]), (200, kept))
        for wrong in ("", "   ", "x" * 65, "😀" * 65, "nul\0nul", "half\ud800"):
            with self.subTest(ascii(wrong)):
                self.assert_invalid(self.change(person, display_name=wrong), "display_name")
        self.assertEqual(person.get("/users/me").json["display_name"], "y" * 64)

    def test_about_of_280(self):
        """2: about has at most 280 characters, and may be empty."""
        person = Person(self.server)
        for right in ("x" * 280, "😀" * 280, ""):
            reply = self.change(person, about=right)
            self.assertEqual((reply.status, reply.json["about"]), (200, right))
        for wrong in ("x" * 281, "😀" * 281, "nul\0nul", "half\udfff"):
            with self.subTest(ascii(wrong)):
                self.assert_invalid(self.change(person, about=wrong), "about")

    def test_wrong_types(self):
        """1: a member of the wrong type is 422."""
        person = Person(self.server)
        for member in ("display_name", "about"):
            for wrong in (1, True, ["x"], {}):
                with self.subTest(member, wrong=wrong):
                    self.assert_invalid(self.change(person, **{member: wrong}), member)

    def test_one_wrong_member_changes_nothing(self):
        """1: a 4xx changed nothing, neither of the members."""
        person = Person(self.server, display_name="Ada")
        self.assert_invalid(self.change(person, display_name="Eve", about="x" * 281), "about")
        self.assertEqual(person.get("/users/me").json["display_name"], "Ada")

    def test_username_stays(self):
        """1: unknown members are ignored: the username cannot be changed so."""
        person = Person(self.server)
        reply = self.change(person, username="new.name", id="x", deleted=True, about="y")
        self.assertEqual((reply.status, reply.json["username"]), (200, person.name))
        self.assertEqual(reply.json["about"], "y")
        self.assertFalse(reply.json["deleted"])

    def test_changes_at_once(self):
        """1: changes of different members at once are both kept."""
        person = Person(self.server)
        bodies = ({"display_name": "Both"}, {"about": "kept"})
        replies = at_once(2, lambda index: person.patch("/users/me", bodies[index]))
        self.assertEqual({reply.status for reply in replies}, {200})
        me = person.get("/users/me").json
        self.assertEqual((me["display_name"], me["about"]), ("Both", "kept"))

    def test_avatars_are_not_there_yet(self):
        """4.1: this version answers 404 for avatars."""
        person = Person(self.server)
        self.assert_problem(person.get(f"/users/{person.id}/avatar"), 404, "not_found")


class UserUpdatedTest(ServerCase):
    def test_who_hears_of_it(self):
        """5: user.updated goes to those who share a conversation and the user's own sockets."""
        person, friend, member, stranger = (Person(self.server) for _ in range(4))
        acquaint(person, friend)
        person.group(member)
        with (Device(person) as own, Device(person.sign_in()) as second,
              Device(friend) as friends, Device(member) as members,
              Device(stranger) as strangers):
            person.patch("/users/me", {"display_name": "Ada", "about": "new"})
            event = own.wait_for("user.updated")
            for device in (second, friends, members):
                self.assertEqual(device.wait_for("user.updated"), event)
            self.assertEqual([each["type"] for each in strangers.ping()], [])
        self.assert_is_profile(event["user"], person)

    def assert_is_profile(self, user, person):
        self.assertLessEqual(PROFILE, set(user))
        self.assertFalse({"online", "last_seen_at", "blocked"} & set(user))
        self.assertEqual((user["id"], user["username"], user["display_name"], user["about"]),
                         (person.id, person.name, "Ada", "new"))

    def test_once_for_each_change(self):
        """5: one change makes one event, however many conversations are shared."""
        person, friend = Person(self.server), Person(self.server)
        acquaint(person, friend)
        person.group(friend, title="One")
        person.group(friend, title="Two")
        with Device(friend) as device:
            person.patch("/users/me", {"about": "once"})
            device.wait_for("user.updated")
            self.assertEqual([e for e in device.ping() if e["type"] == "user.updated"], [])

    def test_no_change_no_event(self):
        """2: a call that changes nothing gives no event."""
        person = Person(self.server, display_name="Ada")
        with Device(person) as device:
            for body in ({"display_name": " Ada "}, {"about": ""}, {}):
                self.assertEqual(person.patch("/users/me", body).status, 200)
            self.assert_invalid(person.patch("/users/me", {"about": 1}), "about")
            self.assertEqual(device.ping(), [])

    def test_no_presence_with_it(self):
        """5: the event is the same bytes to every receiver: no presence is in it."""
        person, friend = Person(self.server), Person(self.server)
        acquaint(person, friend)
        with Device(person), Device(friend) as device:
            person.patch("/users/me", {"about": "here"})
            user = device.wait_for("user.updated")["user"]
            self.assertNotIn("online", user)

    def test_conversations_show_it(self):
        """2: the members of a conversation have the profile of now."""
        person, friend = Person(self.server), Person(self.server)
        conversation = acquaint(person, friend)
        person.patch("/users/me", {"display_name": "Renamed"})
        members = friend.get_conversation(conversation)["members"]
        names = {member["user"]["id"]: member["user"]["display_name"] for member in members}
        self.assertEqual(names[person.id], "Renamed")
