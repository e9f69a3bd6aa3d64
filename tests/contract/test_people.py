"""People: one, and the search (protocol.md, 2 and 4.1)."""

import uuid

import rest
from rest import Person
from signin import ServerCase, at_once, free_name

USER = {"id", "username", "display_name", "about", "avatar_url", "deleted", "online",
        "last_seen_at", "blocked"}


def free_word():
    return "w" + uuid.uuid4().hex[:10]


class UserTest(ServerCase):
    def test_me(self):
        """4.1: GET /users/me answers 200 with the caller."""
        person = Person(self.server, display_name="Ada")
        reply = person.get("/users/me")
        self.assertEqual(reply.status, 200)
        self.assertLessEqual(USER, set(reply.json))
        me = reply.json
        self.assertEqual((me["id"], me["username"], me["display_name"], me["about"]),
                         (person.id, person.name, "Ada", ""))
        self.assertEqual((me["avatar_url"], me["deleted"], me["blocked"]), (None, False, False))

    def test_another(self):
        """4.1: GET /users/{id} answers 200 with anyone, hidden from those who may not see it."""
        person, other = Person(self.server), Person(self.server, display_name="Bob")
        user = person.get(f"/users/{other.id}").json
        self.assertLessEqual(USER, set(user))
        self.assertEqual((user["id"], user["username"], user["display_name"]),
                         (other.id, other.name, "Bob"))
        self.assertEqual((user["online"], user["last_seen_at"]), (False, None))

    def test_oneself_by_id(self):
        """4.1: GET /users/{id} knows the caller as well."""
        person = Person(self.server)
        self.assertEqual(person.get(f"/users/{person.id}").json, person.get("/users/me").json)

    def test_unknown(self):
        """4.1: an id that is nobody's is 404 not_found."""
        person = Person(self.server)
        self.assert_problem(person.get(f"/users/{uuid.uuid4()}"), 404, "not_found")

    def test_malformed_id(self):
        """1: a path id that is no id is 400 bad_request."""
        person = Person(self.server)
        for wrong in ("x", "123", "you", "%20", "0" * 32 + "zzzz"):
            with self.subTest(wrong):
                self.assert_problem(person.get(f"/users/{wrong}"), 400, "bad_request")

    def test_a_bearer_is_needed(self):
        """4: the calls about people need a bearer token."""
        for method, path in (("GET", "/users/me"), ("PATCH", "/users/me"),
                             ("DELETE", "/users/me"), ("GET", "/users?query=x"),
                             ("GET", f"/users/{uuid.uuid4()}"), ("GET", "/blocks"),
                             ("PUT", f"/blocks/{uuid.uuid4()}"),
                             ("DELETE", f"/blocks/{uuid.uuid4()}")):
            with self.subTest(f"{method} {path}"):
                reply = rest.call(self.server, method, path)
                self.assert_signed_out(reply, "unauthenticated")


class SearchTest(ServerCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.seeker = Person(cls.server, name="seeker" + uuid.uuid4().hex[:8])

    def search(self, text, **more):
        reply = self.seeker.get("/users", query={"query": text, **more})
        self.assertEqual(reply.status, 200, reply.body)
        return reply.json["users"]

    def names(self, text, **more):
        return [user["username"] for user in self.search(text, **more)]

    def assert_bad(self, query):
        self.assert_problem(self.seeker.get("/users", query=query), 400, "bad_request")

    def test_answers_users(self):
        """4.1: a search answers 200 with users."""
        other = Person(self.server, display_name="Grace Hopper")
        (user,) = self.search(other.name)
        self.assertEqual(user, self.seeker.get(f"/users/{other.id}").json)
        self.assertEqual(self.search(free_word()), [])

    def test_username_and_display_name(self):
        """4.1: the search matches usernames and display names, whole and in part."""
        word = free_word()
        by_name = Person(self.server, name=word + ".1", display_name="Somebody")
        by_display = Person(self.server, display_name=f"Dr {word} Jr")
        self.assertEqual(set(self.names(word)), {by_name.name, by_display.name})
        self.assertEqual(set(self.names(word[2:])), {by_name.name, by_display.name})
        self.assertEqual(self.names(f"dr {word}"), [by_display.name])

    def test_case_does_not_matter(self):
        """4.1: the match is case-insensitive, on both sides and in all alphabets."""
        word = free_word()
        person = Person(self.server, name=word, display_name=f"Élise ЖУК {word.upper()}")
        for text in (word, word.upper(), f"élise жук {word}", f"ÉLISE Жук {word.upper()}"):
            with self.subTest(text):
                self.assertEqual(self.names(text), [person.name])

    def test_wildcards_are_literal(self):
        """4.1: the wildcards of databases are characters as any other."""
        stem = free_word()
        for other in ("1", "x", "%", "_", "*", "\\", "?", "."):
            Person(self.server, display_name=f"{stem}{other}end")
        for sign in ("%", "_", "*", "\\", "?", "."):
            with self.subTest(sign):
                found = self.search(f"{stem}{sign}e")
                self.assertEqual([user["display_name"] for user in found], [f"{stem}{sign}end"])
        self.assertEqual(self.search(stem + "%d"), [])
        self.assertEqual(self.search(stem[:-1] + "_1"), [])

    def test_lone_wildcards(self):
        """4.1: a search for a lone wildcard finds only what has that character."""
        for sign in ("%", "_", "\\"):
            person = Person(self.server, display_name=f"has {sign} in it")
            found = self.search(sign, limit=50)
            self.assertIn(person.id, [user["id"] for user in found])
            for user in found:
                self.assertIn(sign, user["display_name"] + user["username"])

    def test_quotes_and_the_like(self):
        """4.1: the text is data, whatever is in it."""
        stem = free_word()
        for text in (f"{stem}' OR 1=1 --", f'{stem}"$1', f"{stem}&limit=1", f"{stem}+1 2"):
            person = Person(self.server, display_name=text)
            with self.subTest(text):
                self.assertEqual(self.names(text), [person.name])

    def test_best_first(self):
        """4.1: exact matches come first, then those at the beginning, then those inside."""
        word = free_word()
        inside = Person(self.server, display_name=f"a {word}")
        prefix = Person(self.server, name=word + "a", display_name="z")
        also_prefix = Person(self.server, display_name=f"{word} z")
        exact = Person(self.server, display_name=word.upper())
        also_exact = Person(self.server, name=word, display_name="zz")
        also_inside = Person(self.server, name="a" + word, display_name="0")
        found = self.names(word)
        self.assertEqual(set(found[:2]), {exact.name, also_exact.name})
        self.assertEqual(set(found[2:4]), {prefix.name, also_prefix.name})
        self.assertEqual(set(found[4:]), {inside.name, also_inside.name})

    def test_the_best_within_the_limit(self):
        """4.1: what the limit leaves are the best."""
        word = free_word()
        for index in range(5):
            Person(self.server, display_name=f"{index} {word}")
        exact = Person(self.server, name=word, display_name="zzz")
        self.assertEqual(self.names(word, limit=1), [exact.name])
        self.assertEqual(self.names(word, limit=2)[0], exact.name)

    def test_limit(self):
        """4.1: limit is 20 if not given, and at most 50."""
        word = free_word()
        at_once(13, lambda _: [Person(self.server, display_name=word) for _ in range(4)])
        self.assertEqual(len(self.search(word)), 20)
        for limit in (1, 20, 21, 50):
            self.assertEqual(len(self.search(word, limit=limit)), limit)
        self.assertEqual(len({user["id"] for user in self.search(word, limit=50)}), 50)
        for wrong in (0, 51, -1, 1000, "x", "", "1.5", "0x10", "99999999999999999999"):
            with self.subTest(wrong):
                self.assert_bad({"query": word, "limit": wrong})

    def test_query_of_1_to_64(self):
        """4.1: the text has 1 to 64 characters."""
        person = Person(self.server, display_name="😀" * 63 + "é")
        self.assertEqual(self.names("😀" * 63 + "É"), [person.name])
        self.assertEqual(self.search("x" * 64), [])
        self.search("x")
        for wrong in ("", "x" * 65, "😀" * 65):
            with self.subTest(wrong):
                self.assert_bad({"query": wrong})
        self.assert_bad({"limit": 20})
        self.assert_bad({})

    def test_text_that_is_none(self):
        """1: a query that is not UTF-8, or has U+0000, is 400 bad_request."""
        for wrong in ("%ff%fe", "%00", "a%00b", "%ed%a0%80"):
            with self.subTest(wrong):
                reply = self.seeker.get("/users?query=" + wrong)
                self.assert_problem(reply, 400, "bad_request")

    def test_never_the_caller(self):
        """4.1: the caller is never found."""
        word = free_word()
        person = Person(self.server, name=word, display_name=word)
        self.assertEqual(self.names(word), [word])
        self.assertEqual(person.get("/users", query={"query": word}).json["users"], [])

    def test_never_a_deleted_account(self):
        """4.1: a deleted account is never found, by its old names or its new one."""
        word = free_word()
        person = Person(self.server, name=word, display_name=word)
        person.delete("/users/me", {"password": person.password})
        self.assertEqual(self.search(word), [])
        found = self.search("Deleted account", limit=50)
        self.assertNotIn(person.id, [user["id"] for user in found])

    def test_never_one_who_blocks_the_caller(self):
        """4.1: who blocks the caller is not found; whom the caller blocks is, and so marked."""
        word = free_word()
        blocker, blocked = (Person(self.server, display_name=word) for _ in range(2))
        blocker.put(f"/blocks/{self.seeker.id}")
        self.seeker.put(f"/blocks/{blocked.id}")
        (found,) = self.search(word)
        self.assertEqual((found["id"], found["blocked"]), (blocked.id, True))
        blocker.delete(f"/blocks/{self.seeker.id}")
        self.assertEqual(len(self.search(word)), 2)

    def test_new_names_are_found(self):
        """4.1: a search knows the display name of now."""
        old, new = free_word(), free_word()
        person = Person(self.server, name=free_name(), display_name=old)
        person.patch("/users/me", {"display_name": new})
        self.assertEqual((self.names(old), self.names(new)), ([], [person.name]))
