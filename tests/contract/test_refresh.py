"""Refresh tokens and their rotation (protocol.md, 3)."""

import time
import uuid

import rest
from forge import Forger, header_of
from rest import Person
from signin import ServerCase, at_once, command, refresh, socket_verdict
from socketclient import Device
from tokens import claims_of

DAY = 24 * 3600


class RefreshCase(ServerCase):
    def successor(self, token):
        reply = refresh(self.server, token)
        self.assertEqual(reply.status, 200, reply.body)
        return reply.json["refresh_token"]

    def assert_session_over(self, person, *refresh_tokens):
        self.assert_signed_out(person.get("/users/me"), "token_revoked")
        self.assertEqual(socket_verdict(self.server, person.token), 4401)
        for token in refresh_tokens:
            self.assert_signed_out(refresh(self.server, token), "token_revoked")

    def age(self, person, **intervals):
        """Moves times of the session into the past."""
        moves = ", ".join(f"{name} = {name} - interval '{span}'"
                          for name, span in intervals.items())
        self.server.sql(f"UPDATE sessions SET {moves} WHERE id = '{person.session}'")


class RefreshTest(RefreshCase):
    def test_answers_the_body_of_login(self):
        """3: refresh answers 200 with the user, the same session and fresh tokens."""
        person = Person(self.server, display_name="Ada")
        reply = refresh(self.server, person.refresh_token)
        self.assertEqual(reply.status, 200)
        fresh = reply.json
        self.assertEqual((fresh["user"]["id"], fresh["user"]["display_name"]), (person.id, "Ada"))
        self.assertEqual(fresh["session_id"], person.session)
        self.assertEqual((fresh["token_type"], fresh["expires_in"]), ("bearer", 900))
        self.assertNotEqual(fresh["refresh_token"], person.refresh_token)
        me = rest.call(self.server, "GET", "/users/me", token=fresh["access_token"])
        self.assertEqual(me.json["id"], person.id)

    def test_token_is_a_jwt_with_a_generation(self):
        """3: a refresh token is a JWT of type refresh with a generation, good for 30 days."""
        person = Person(self.server)
        first, second = person.refresh_token, self.successor(person.refresh_token)
        self.assertEqual(header_of(first)["alg"], "HS256")
        for token in (first, second):
            claims = claims_of(token)
            self.assertEqual((claims["type"], claims["sub"], claims["sid"]),
                             ("refresh", person.id, person.session))
            self.assertEqual(claims["exp"] - claims["iat"], 30 * DAY)
        self.assertEqual(claims_of(second)["generation"], claims_of(first)["generation"] + 1)

    def test_the_replaced_one_gets_the_same_successor(self):
        """3: the token just replaced gets the same successor while that one is unused."""
        person = Person(self.server)
        first = self.successor(person.refresh_token)
        for _ in range(4):
            reply = refresh(self.server, person.refresh_token)
            self.assertEqual((reply.status, reply.json["refresh_token"]), (200, first))
            me = rest.call(self.server, "GET", "/users/me", token=reply.json["access_token"])
            self.assertEqual(me.status, 200)

    def test_the_same_successor_to_many_at_once(self):
        """3: refreshes at once with one token all get the same successor."""
        person = Person(self.server)
        replies = at_once(10, lambda _: refresh(self.server, person.refresh_token))
        self.assertEqual({reply.status for reply in replies}, {200})
        tokens = {reply.json["refresh_token"] for reply in replies}
        self.assertEqual(len(tokens), 1)
        self.successor(tokens.pop())

    def test_the_same_successor_after_a_restart(self):
        """3: the successor is derived, so a restart does not keep it from being given again."""
        person = Person(self.server)
        first = self.successor(person.refresh_token)
        self.server.kill()
        self.server.start()
        self.assertEqual(self.successor(person.refresh_token), first)
        self.assertEqual(self.successor(person.refresh_token), first)

    def test_a_chain_of_refreshes(self):
        """3: every successor can be refreshed, each one giving another."""
        person = Person(self.server)
        tokens = [person.refresh_token]
        for _ in range(12):
            tokens.append(self.successor(tokens[-1]))
        self.assertEqual(len(set(tokens)), 13)
        self.assertEqual(self.successor(tokens[-2]), tokens[-1])

    def test_an_older_one_ends_the_session(self):
        """3: once the successor was presented, the token before it ends the session at once."""
        person = Person(self.server)
        second = self.successor(person.refresh_token)
        third = self.successor(second)
        with Device(person) as device:
            reply = refresh(self.server, person.refresh_token)
            self.assert_signed_out(reply, "token_revoked")
            self.assertEqual(device.expect_close(), 4401)
        self.assert_session_over(person, person.refresh_token, second, third)

    def test_a_much_older_one_ends_the_session(self):
        """3: any other old token ends the whole session, however old."""
        person = Person(self.server)
        token = person.refresh_token
        for _ in range(5):
            token = self.successor(token)
        self.assertEqual(refresh(self.server, person.refresh_token).status, 401)
        self.assert_session_over(person, token)

    def test_other_sessions_go_on(self):
        """3: an old token ends its own session and no other of that person."""
        person = Person(self.server)
        other = person.sign_in()
        self.successor(self.successor(person.refresh_token))
        self.assertEqual(refresh(self.server, person.refresh_token).status, 401)
        self.assert_alive(other)
        self.successor(other.refresh_token)

    def test_access_tokens_of_the_session_all_end(self):
        """3: with the session all of its access tokens stop working, old and fresh."""
        person = Person(self.server)
        reply = refresh(self.server, person.refresh_token).json
        self.successor(reply["refresh_token"])
        refresh(self.server, person.refresh_token)
        for token in (person.token, reply["access_token"]):
            me = rest.call(self.server, "GET", "/users/me", token=token)
            self.assert_signed_out(me, "token_revoked")

    def test_a_refresh_keeps_the_sockets(self):
        """3: a refresh ends no socket, and a socket takes the fresh token."""
        person = Person(self.server)
        with Device(person) as device:
            fresh = refresh(self.server, person.refresh_token).json["access_token"]
            device.send({"type": "auth", "token": fresh})
            answer = device.receive()
            self.assertEqual((answer["type"], answer["session_id"]), ("auth.ok", person.session))

    def test_members_missing_null_or_of_another_type(self):
        """1: refresh without a token in text is 422."""
        for body in ({}, {"refresh_token": None}, {"refresh_token": 7}, {"refresh_token": ["x"]}):
            self.assert_invalid(self.post("/auth/refresh", body), "refresh_token")

    def test_needs_no_bearer(self):
        """4: refresh needs no Authorization, and a bad one is no hindrance."""
        person = Person(self.server)
        reply = self.post("/auth/refresh", {"refresh_token": person.refresh_token}, token="bad")
        self.assertEqual(reply.status, 200)


class RefusedTokenTest(RefreshCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.forger = Forger(cls.server)

    def assert_refused(self, token, code="unauthenticated"):
        self.assert_signed_out(refresh(self.server, token), code)

    def test_access_token(self):
        """3: an access token does not refresh."""
        person = Person(self.server)
        self.assert_refused(person.token)
        self.assert_refused(self.forger.altered(person.token, generation=1))
        self.assert_alive(person)

    def test_no_token(self):
        """3: what is no token is 401, and not 422."""
        for wrong in ("", "x", "a.b.c", "é" * 10, "😀.😀.😀", "A" * 10000):
            with self.subTest(ascii(wrong[:20])):
                self.assert_refused(wrong)

    def test_forged(self):
        """3: refresh tokens of another algorithm, key, issuer, audience or type are refused."""
        person = Person(self.server)
        token = person.refresh_token
        altered = self.forger.altered
        for wrong in (altered(token, header={"alg": "none"}).rpartition(".")[0] + ".",
                      altered(token, header={"alg": "HS512"}), altered(token, iss="elsewhere"),
                      altered(token, aud="elsewhere"), altered(token, type="access"),
                      altered(token, secret=b"another secret, of 32 bytes or more"),
                      altered(token, without=["exp"]), altered(token, without=["type"])):
            self.assert_refused(wrong)
        self.successor(token)

    def test_unknown_session(self):
        """3: a refresh token of no session is refused."""
        person = Person(self.server)
        for sid in (str(uuid.uuid4()), person.id, "", None):
            wrong = self.forger.altered(person.refresh_token, sid=sid)
            self.assertEqual(refresh(self.server, wrong).status, 401)

    def test_expired(self):
        """3: a refresh token that has run out is 401 token_expired, beyond 30 s of leeway."""
        person = Person(self.server)
        now = int(time.time())
        self.assert_refused(self.forger.altered(person.refresh_token, exp=now - 40),
                            "token_expired")
        self.successor(self.forger.altered(person.refresh_token, exp=now - 15))

    def test_after_the_end_of_the_session(self):
        """3: after logout its refresh token is 401 token_revoked."""
        person = Person(self.server)
        person.post("/auth/logout")
        self.assert_refused(person.refresh_token, "token_revoked")

    def test_of_a_disabled_account(self):
        """3: the sessions of a disabled account are not refreshed."""
        person = Person(self.server)
        self.assertEqual(command(self.server, "disable", person.name).returncode, 0)
        self.assertEqual(refresh(self.server, person.refresh_token).status, 401)


class LifetimeTest(RefreshCase):
    def expiry(self, token):
        return claims_of(token)["exp"]

    def test_slides_by_30_days(self):
        """3: each refresh moves the end to 30 days from then."""
        person = Person(self.server)
        self.age(person, created_at="20 days", rotated_at="20 days", last_used_at="20 days")
        token = self.successor(person.refresh_token)
        self.assertAlmostEqual(self.expiry(token), time.time() + 30 * DAY, delta=10)

    def test_not_beyond_90_days(self):
        """3: no refresh moves the end beyond 90 days from the sign-in."""
        person = Person(self.server)
        self.age(person, created_at="70 days")
        token = self.successor(person.refresh_token)
        self.assertAlmostEqual(self.expiry(token), time.time() + 20 * DAY, delta=10)

    def test_over_after_90_days(self):
        """3: 90 days after the sign-in the session is over, however often it was refreshed."""
        person = Person(self.server)
        self.age(person, created_at="90 days")
        reply = refresh(self.server, person.refresh_token)
        self.assertEqual(reply.status, 401)
        self.assertIn(reply.code, ("token_expired", "token_revoked"))
