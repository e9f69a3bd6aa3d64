"""Registration and signing in (protocol.md, 2 and 3)."""

import json
import uuid

import rest
from rest import Person
from server import eventually
from signin import (PASSWORD, ServerCase, at_once, command, free_name, login, new_account,
                    refresh, register)
from socketclient import Device

SIGNED_IN = {"user", "session_id", "access_token", "refresh_token", "token_type", "expires_in"}
PROFILE = {"id", "username", "display_name", "about", "avatar_url", "deleted"}
NUL, HALF = "nul\u0000nul", "half\ud800half"


class RegistrationTest(ServerCase):
    def assert_taken(self, **member):
        self.assertEqual(register(self.server, **member).status, 201, member)

    def assert_refused(self, **member):
        self.assert_invalid(register(self.server, **member), *member)

    def test_answers_user_and_session(self):
        """3: register answers 201 with the user, the session and both tokens."""
        reply = register(self.server, username="first.user", display_name="First")
        self.assertEqual(reply.status, 201)
        signed_in = reply.json
        self.assertLessEqual(SIGNED_IN, set(signed_in))
        self.assertEqual((signed_in["token_type"], signed_in["expires_in"]), ("bearer", 900))
        user = signed_in["user"]
        self.assertLessEqual(PROFILE | {"online", "last_seen_at", "blocked"}, set(user))
        self.assertEqual((user["username"], user["display_name"]), ("first.user", "First"))
        self.assertEqual((user["about"], user["avatar_url"], user["deleted"], user["blocked"]),
                         ("", None, False, False))

    def test_ids_are_version_7(self):
        """1: ids that the server makes are lower-case UUID text, version 7."""
        signed_in = register(self.server).json
        for text in (signed_in["user"]["id"], signed_in["session_id"]):
            self.assertEqual(str(uuid.UUID(text)), text)
            self.assertEqual(uuid.UUID(text).version, 7)

    def test_username_of_3_to_32(self):
        """2: a username has 3 to 32 characters."""
        stem = uuid.uuid4().hex
        self.assert_taken(username="x7q")
        self.assert_taken(username=stem)
        for wrong in ("", "x", "x7", stem + "a", "x" * 1000):
            with self.subTest(wrong):
                self.assert_refused(username=wrong)

    def test_username_alphabet(self):
        """2: a username is of [a-z0-9_.-], starting with a letter or digit."""
        for right in ("a.b", "a_b-c", "1st", "007", "end-._"):
            with self.subTest(right):
                self.assert_taken(username=right)
        for wrong in ("_ab", ".ab", "-ab", "a b", "abc ", " abc", "abc\n", "äbc", "ab@c", "ab/c",
                      "\u212aelvin", "аbc", "abc\u0301", "a%c", "１２３"):
            with self.subTest(wrong):
                self.assert_refused(username=wrong)

    def test_username_is_folded(self):
        """2: upper case in a username is folded and stored lower case."""
        name = free_name()
        reply = register(self.server, username=name.upper())
        self.assertEqual((reply.status, reply.json["user"]["username"]), (201, name))

    def test_display_name_of_1_to_64(self):
        """2: a display name has 1 to 64 characters."""
        for right in ("x", "x" * 64, "😀" * 64, "é" * 64):
            with self.subTest(right):
                self.assert_taken(display_name=right)
        for wrong in ("", "x" * 65, "😀" * 65):
            with self.subTest(wrong):
                self.assert_refused(display_name=wrong)

    def test_display_name_is_trimmed(self):
        """2: the display name is counted, and kept, after trimming."""
        reply = register(self.server, display_name="  \t" + "x" * 64 + " \n ")
        self.assertEqual(reply.status, 201)
        self.assertEqual(reply.json["user"]["display_name"], "x" * 64)
        self.assert_refused(display_name=" \t\n ")

    def test_password_of_8_to_256(self):
        """2: a password that is set has 8 to 256 characters."""
        for right in ("x" * 8, "x" * 256, " " * 8, "😀" * 8, "😀" * 256):
            with self.subTest(right):
                self.assert_taken(password=right)
        for wrong in ("", "x" * 7, "x" * 257, "😀" * 7, "😀" * 257):
            with self.subTest(wrong):
                self.assert_refused(password=wrong)

    def test_device_name_of_64(self):
        """2: a device name has at most 64 characters."""
        self.assert_taken(device_name="x" * 64)
        self.assert_taken(device_name="😀" * 64)
        self.assert_refused(device_name="x" * 65)
        self.assert_refused(device_name="😀" * 65)

    def test_characters_refused_everywhere(self):
        """2: U+0000 and unpaired surrogates are refused with 422."""
        for member in ("username", "display_name", "password", "device_name"):
            for wrong in (NUL, HALF):
                with self.subTest(member, wrong=ascii(wrong)):
                    self.assert_refused(**{member: wrong})

    def test_members_missing_null_or_of_another_type(self):
        """1: a member missing, null or of the wrong type is 422 with an entry in errors."""
        for member in ("username", "display_name", "password"):
            with self.subTest(member, value="missing"):
                self.assert_refused(**{member: None})
            for wrong in (None, 12345678, True, ["abcdefgh"], {"a": "b"}):
                with self.subTest(member, value=wrong):
                    body = {**new_account(), member: wrong}
                    self.assert_invalid(self.post("/auth/register", body), member)
        self.assert_invalid(self.post("/auth/register", {**new_account(), "device_name": 7}),
                            "device_name")

    def test_every_fault_is_named(self):
        """1: errors is a list with an entry for each wrong member."""
        reply = self.post("/auth/register", {"username": "x", "password": "y"})
        self.assert_invalid(reply, "username", "display_name", "password")

    def test_unknown_members_are_ignored(self):
        """1: unknown request members are ignored."""
        reply = self.post("/auth/register", {**new_account(), "colour": {"red": [1, 2]}})
        self.assertEqual(reply.status, 201)

    def test_refusal_changes_nothing(self):
        """1: a 4xx changed nothing: the name is free still."""
        name = free_name()
        self.assert_invalid(register(self.server, username=name, password="short"), "password")
        self.assertEqual(register(self.server, username=name).status, 201)

    def test_taken_name(self):
        """3: a username that is taken answers 409 username_taken, in any case of letters."""
        name = free_name()
        register(self.server, username=name)
        for again in (name, name.upper()):
            self.assert_problem(register(self.server, username=again), 409, "username_taken")

    def test_one_of_many_at_once_gets_the_name(self):
        """3: of ten that register one name at once one succeeds, nine get 409 username_taken."""
        name = free_name()
        replies = at_once(10, lambda _: register(self.server, username=name))
        self.assertEqual(sorted(reply.status for reply in replies), [201] + [409] * 9)
        self.assertEqual({reply.code for reply in replies if reply.status == 409},
                         {"username_taken"})


class ClosedRegistrationTest(ServerCase):
    settings = {"registration": "closed"}

    def test_nobody_registers(self):
        """3: where registration is closed, register answers 403 forbidden."""
        self.assert_problem(register(self.server), 403, "forbidden")

    def test_a_taken_name_is_not_told(self):
        """3: where registration is closed, a taken name gets the same 403."""
        name = free_name()
        self.assertEqual(command(self.server, "create", name, typed=PASSWORD + "\n").returncode, 0)
        self.assertEqual(register(self.server, username=name).body,
                         register(self.server, username=free_name()).body)

    def test_accounts_made_by_command_sign_in(self):
        """3: closed registration keeps nobody from signing in."""
        name = free_name()
        done = command(self.server, "create", name, "--display-name", "By Hand",
                       typed=PASSWORD + "\n")
        self.assertEqual(done.returncode, 0, done.stderr)
        reply = login(self.server, name)
        self.assertEqual((reply.status, reply.json["user"]["display_name"]), (200, "By Hand"))


class LoginTest(ServerCase):
    def test_answers_the_body_of_register(self):
        """3: login answers 200 with the same body, and a session of its own."""
        person = Person(self.server)
        reply = login(self.server, person.name)
        self.assertEqual(reply.status, 200)
        signed_in = reply.json
        self.assertLessEqual(SIGNED_IN, set(signed_in))
        self.assertEqual(signed_in["user"]["id"], person.id)
        self.assertEqual((signed_in["token_type"], signed_in["expires_in"]), ("bearer", 900))
        self.assertNotEqual(signed_in["session_id"], person.session)
        me = rest.call(self.server, "GET", "/users/me", token=signed_in["access_token"])
        self.assertEqual(me.json["id"], person.id)

    def test_the_user_is_that_of_users_me(self):
        """2 and 3: register, login and refresh tell of oneself what GET /users/me tells."""
        person = Person(self.server)

        def same(signed_in):
            me = rest.call(self.server, "GET", "/users/me", token=signed_in["access_token"]).json
            self.assertEqual(signed_in["user"], me)
            return me

        def all_the_same():
            signed_in = login(self.server, person.name).json
            same(signed_in)
            return same(refresh(self.server, signed_in["refresh_token"]).json)

        same(register(self.server).json)
        self.assertEqual(all_the_same()["last_seen_at"], None)
        with Device(person):
            self.assertEqual(all_the_same()["online"], True)
        eventually(lambda: person.get("/users/me").json["last_seen_at"])
        self.assertEqual(all_the_same()["online"], False)

    def test_username_is_folded(self):
        """2: upper case in the username of a login is folded."""
        person = Person(self.server)
        self.assertEqual(login(self.server, person.name.upper()).status, 200)

    def test_password_is_taken_as_it_is(self):
        """3: the password is compared as it was set, every character of it."""
        for password in ("  spaces around  ", "Grüße, 😀 you", "x" * 256):
            person = Person(self.server, password=password)
            self.assertEqual(login(self.server, person.name, password).status, 200)
            for near in (password.strip() + ".", password.upper() + ".", password[:-1]):
                self.assert_problem(login(self.server, person.name, near), 401,
                                    "invalid_credentials")

    def test_password_is_never_length_checked(self):
        """2: a password at login is compared, never length-checked."""
        person = Person(self.server)
        for wrong in ("", "x", "x" * 257, "x" * 10000):
            with self.subTest(length=len(wrong)):
                self.assert_signed_out(login(self.server, person.name, wrong),
                                       "invalid_credentials")

    def test_one_answer_for_unknown_wrong_and_disabled(self):
        """3: unknown, wrong and disabled get one body."""
        person, disabled = Person(self.server), Person(self.server)
        self.assertEqual(command(self.server, "disable", disabled.name).returncode, 0)
        wrong = login(self.server, person.name, "wrong horse")
        self.assert_signed_out(wrong, "invalid_credentials")
        others = [login(self.server, free_name()), login(self.server, "no such name!"),
                  login(self.server, disabled.name),
                  login(self.server, disabled.name, "wrong horse")]
        for other in others:
            self.assertEqual((other.status, other.body), (401, wrong.body))
            self.assertEqual(set(other.headers), set(wrong.headers))

    def test_members_missing_null_or_of_another_type(self):
        """1: a member missing, null or of the wrong type is 422 with an entry in errors."""
        person = Person(self.server)
        right = {"username": person.name, "password": PASSWORD}
        for member in right:
            rest_of_it = {name: value for name, value in right.items() if name != member}
            self.assert_invalid(self.post("/auth/login", rest_of_it), member)
            for wrong in (None, 7, ["x"], {}, NUL, HALF):
                with self.subTest(member, wrong=ascii(wrong)):
                    self.assert_invalid(self.post("/auth/login", {**right, member: wrong}), member)

    def test_device_name_of_64(self):
        """2: a device name at login has at most 64 characters."""
        person = Person(self.server)
        self.assertEqual(login(self.server, person.name, device_name="x" * 64).status, 200)
        self.assert_invalid(login(self.server, person.name, device_name="x" * 65), "device_name")

    def test_body_may_be_escaped_in_any_way(self):
        """1: a body is JSON in UTF-8, however its characters are written."""
        person = Person(self.server, password="Grüße 😀 you")
        body = {"username": person.name, "password": person.password}
        for plain in (True, False):
            data = json.dumps(body, ensure_ascii=plain).encode()
            reply = self.post("/auth/login", data, headers={"Content-Type": "application/json"})
            self.assertEqual(reply.status, 200)

    def test_many_sign_in_at_once(self):
        """3: sign-ins at once each get a session of their own."""
        person = Person(self.server)
        replies = at_once(8, lambda _: login(self.server, person.name))
        self.assertEqual({reply.status for reply in replies}, {200})
        self.assertEqual(len({reply.json["session_id"] for reply in replies}), 8)
