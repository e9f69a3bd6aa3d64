"""Limits of what one address or session may do in a minute (protocol.md, 3)."""

import time

import rest
from rest import Person, new_nonce
from signin import (PASSWORD, ServerCase, at_once, free_name, login, new_account, post_from,
                    refresh, together)


class AddressTest(ServerCase):
    """Each test comes from addresses of its own."""

    settings = {"rate_limits": "on", "lockout_failures": "0"}

    def register(self, address, **changed):
        return post_from(address, self.server, "/auth/register", new_account(**changed))

    def guess_wrong(self, address, times):
        for _ in range(times):
            reply = login(self.server, free_name(), "wrong horse", address)
            self.assert_problem(reply, 401, "invalid_credentials")

    def test_20_failed_logins(self):
        """3: 20 failed logins a minute and address are answered, then 429 with Retry-After."""
        name = free_name()
        self.assertEqual(self.register("127.0.1.1", username=name).status, 201)
        self.guess_wrong("127.0.1.1", 20)
        self.assert_limited(login(self.server, free_name(), "wrong horse", "127.0.1.1"))
        self.assert_limited(login(self.server, name, PASSWORD, "127.0.1.1"))
        self.assertEqual(login(self.server, name, PASSWORD, "127.0.1.2").status, 200)

    def test_successful_logins_do_not_count(self):
        """3: successes do not count: they are neither limited nor limiting."""
        name = free_name()
        self.assertEqual(self.register("127.0.1.3", username=name).status, 201)
        for _ in range(19):
            self.guess_wrong("127.0.1.3", 1)
            self.assertEqual(login(self.server, name, PASSWORD, "127.0.1.3").status, 200)
        for _ in range(10):
            self.assertEqual(login(self.server, name, PASSWORD, "127.0.1.3").status, 200)
        self.guess_wrong("127.0.1.3", 1)
        self.assert_limited(login(self.server, name, PASSWORD, "127.0.1.3"))

    def test_malformed_logins_do_not_count(self):
        """3: a login that was no attempt, as 422, is no failed one."""
        for _ in range(25):
            reply = post_from("127.0.1.4", self.server, "/auth/login", {"username": "x"})
            self.assertEqual(reply.status, 422)
        self.guess_wrong("127.0.1.4", 20)

    def test_failed_logins_at_once(self):
        """3: of 40 failing logins at once from one address 20 are answered, the others 429."""
        replies = at_once(40, lambda _: login(self.server, free_name(), "wrong horse",
                                              "127.0.1.5"))
        statuses = [reply.status for reply in replies]
        self.assertEqual((statuses.count(401), statuses.count(429)), (20, 20))

    def test_10_registrations(self):
        """3: 10 registrations a minute and address succeed, then 429 with Retry-After."""
        for _ in range(10):
            self.assertEqual(self.register("127.0.1.6").status, 201)
        name = free_name()
        self.assert_limited(self.register("127.0.1.6", username=name))
        self.assertEqual(self.register("127.0.1.7", username=name).status, 201)

    def test_registrations_that_fail_do_not_count(self):
        """3: registrations that made no account do not count."""
        name = free_name()
        self.assertEqual(self.register("127.0.1.8", username=name).status, 201)
        for _ in range(6):
            self.assertEqual(self.register("127.0.1.8", username=name).status, 409)
            self.assertEqual(self.register("127.0.1.8", password="short").status, 422)
        for _ in range(9):
            self.assertEqual(self.register("127.0.1.8").status, 201)
        self.assert_limited(self.register("127.0.1.8"))

    def test_registrations_at_once(self):
        """3: of 20 registrations at once from one address 10 succeed, the others get 429."""
        replies = at_once(20, lambda _: self.register("127.0.1.9"))
        statuses = [reply.status for reply in replies]
        self.assertEqual((statuses.count(201), statuses.count(429)), (10, 10))

    def test_registrations_at_once_of_one_name(self):
        """3: registrations that lose the race for a name do not count."""
        name = free_name()
        replies = at_once(8, lambda _: self.register("127.0.1.10", username=name))
        self.assertEqual(sorted(reply.status for reply in replies), [201] + [409] * 7)
        for _ in range(9):
            self.assertEqual(self.register("127.0.1.10").status, 201)

    def test_signing_in_goes_on(self):
        """3: failed logins and registrations are limited apart."""
        self.guess_wrong("127.0.1.11", 20)
        self.assertEqual(self.register("127.0.1.11").status, 201)

    def test_forwarded_for_of_anyone_does_not_count(self):
        """operations: X-Forwarded-For counts from trusted proxies alone, by default from none."""
        statuses = []
        for index in range(25):
            reply = rest.call(self.server, "POST", "/auth/login",
                              {"username": free_name(), "password": PASSWORD},
                              headers={"X-Forwarded-For": f"192.0.2.{index}"})
            statuses.append(reply.status)
        self.assertIn(429, statuses)


class SessionTest(ServerCase):
    settings = {"rate_limits": "on", "limit_registrations": "0"}

    def test_10_refreshes(self):
        """3: 10 refreshes a minute and session, then 429, which ends nothing."""
        person = Person(self.server)
        other = person.sign_in()
        token = person.refresh_token
        for _ in range(10):
            reply = refresh(self.server, token)
            self.assertEqual(reply.status, 200)
            token = reply.json["refresh_token"]
        self.assert_limited(refresh(self.server, token))
        self.assert_alive(person)
        self.assertEqual(refresh(self.server, other.refresh_token).status, 200)

    def test_a_stolen_token_is_found_out_beyond_the_limit(self):
        """3: an old token ends the session at once, also where no refresh would be answered."""
        person = Person(self.server)
        token = person.refresh_token
        while (reply := refresh(self.server, token)).status == 200:
            token = reply.json["refresh_token"]
        self.assert_limited(reply)
        self.assertEqual(refresh(self.server, person.refresh_token).code, "token_revoked")
        self.assert_over(person)

    def test_120_messages(self):
        """3: 120 messages a minute and session, then 429, and nothing is sent."""
        person, peer = Person(self.server), Person(self.server)
        other = person.sign_in()
        conversation = person.direct(peer)
        for _ in range(120):
            person.send(conversation)
        body = {"nonce": new_nonce(), "body": "one too many"}
        path = f"/conversations/{conversation}/messages"
        self.assert_limited(person.post(path, body))
        self.assertEqual(person.get_conversation(conversation)["last_seq"], 120)
        self.assertEqual(other.post(path, body).status, 201)
        peer.send(conversation)

    def test_messages_at_once(self):
        """3: of 150 messages at once from one session 120 are sent, the others get 429."""
        person, peer = Person(self.server), Person(self.server)
        conversation = person.direct(peer)

        def send_some(_):
            return [person.post(f"/conversations/{conversation}/messages",
                                {"nonce": new_nonce(), "body": "x"}).status for _ in range(15)]

        statuses = sum(at_once(10, send_some), [])
        self.assertEqual((statuses.count(201), statuses.count(429)), (120, 30))
        self.assertEqual(peer.get_conversation(conversation)["last_seq"], 120)

    def test_600_calls(self):
        """3: 600 calls a minute and session, then 429, which is no reason to sign out."""
        person = Person(self.server)
        other = person.sign_in()

        def call_some(_):
            return [person.get("/users/me").status for _ in range(150)]

        self.assertEqual(sum(at_once(4, call_some), []), [200] * 600)
        self.assert_limited(person.get("/users/me"))
        self.assert_limited(person.get("/conversations"))
        self.assert_alive(other)
        self.assertEqual(refresh(self.server, person.refresh_token).status, 200)


class ConfiguredTest(ServerCase):
    settings = {"rate_limits": "on", "limit_failed_logins": "3", "limit_registrations": "3",
                "limit_refreshes": "1", "limit_messages": "2", "limit_calls": "6",
                "lockout_failures": "2"}

    def test_each_has_its_setting(self):
        """3: all limits are configurable."""
        person, peer = Person(self.server), Person(self.server)
        Person(self.server)
        reply = post_from("127.0.0.1", self.server, "/auth/register", new_account())
        self.assert_limited(reply)
        self.assertEqual(refresh(self.server, peer.refresh_token).status, 200)
        self.assert_limited(refresh(self.server, peer.refresh_token))
        conversation = person.direct(peer)
        path = f"/conversations/{conversation}/messages"
        person.send(conversation)
        person.send(conversation)
        self.assert_limited(person.post(path, {"nonce": new_nonce(), "body": "x"}))
        self.assertEqual([person.get("/users/me").status for _ in range(3)], [200, 200, 429])

    def test_failures_and_lockout(self):
        """3: failed logins of an address and the lockout are configurable."""
        name = free_name()
        post_from("127.0.2.1", self.server, "/auth/register", new_account(username=name))
        for password in ("wrong", "wrong", PASSWORD):
            self.assertEqual(login(self.server, name, password, "127.0.2.1").status, 401)
        self.assert_limited(login(self.server, name, PASSWORD, "127.0.2.1"))
        self.assertEqual(login(self.server, name, PASSWORD, "127.0.2.2").status, 200)


class WindowTest(ServerCase):
    settings = {"rate_limits": "on", "lockout_failures": "0", "limit_failed_logins": "2",
                "limit_registrations": "4", "limit_refreshes": "2", "limit_messages": "2",
                "limit_calls": "8"}

    def test_over_after_retry_after(self):
        """3: limits are for a minute: after Retry-After all that was refused is allowed again."""
        refresher, sender, caller = (Person(self.server) for _ in range(3))
        path = f"/conversations/{sender.direct(caller)}/messages"
        together(
            lambda: self.exhaust(200, lambda: refresh(self.server, refresher.refresh_token)),
            lambda: self.exhaust(200, lambda: caller.get("/users/me")),
            lambda: self.exhaust(201, lambda: sender.post(path, {"nonce": new_nonce(),
                                                                 "body": "x"})),
            lambda: self.exhaust(401, lambda: login(self.server, free_name(), "wrong horse",
                                                    "127.0.3.1")),
            lambda: self.exhaust(201, lambda: post_from("127.0.3.2", self.server,
                                                        "/auth/register", new_account())))

    def exhaust(self, good, act):
        """Acts until it is too much, waits as long as it was told, and acts again."""
        for _ in range(10):
            reply = act()
            if reply.status != good:
                break
        self.assert_limited(reply)
        time.sleep(int(reply.headers["retry-after"]))
        self.assertEqual(act().status, good)


class OffTest(ServerCase):
    settings = {"rate_limits": "off", "limit_failed_logins": "2", "limit_calls": "2"}

    def test_off(self):
        """operations: rate_limits = off: no 429 and no lockout, whatever the limits say."""
        person = Person(self.server)
        for _ in range(25):
            self.assertEqual(login(self.server, person.name, "wrong horse").status, 401)
        self.assertEqual(login(self.server, person.name).status, 200)
        for _ in range(12):
            Person(self.server)
            self.assert_alive(person)


class ProxyTest(ServerCase):
    settings = {"rate_limits": "on", "lockout_failures": "0", "limit_failed_logins": "3",
                "trusted_proxies": "127.0.0.1"}

    def guess(self, client):
        return rest.call(self.server, "POST", "/auth/login",
                         {"username": free_name(), "password": PASSWORD},
                         headers={"X-Forwarded-For": client}).status

    def test_address_behind_a_proxy(self):
        """operations: behind a trusted proxy the address of X-Forwarded-For is limited."""
        self.assertEqual([self.guess("192.0.2.1") for _ in range(4)], [401, 401, 401, 429])
        self.assertEqual(self.guess("192.0.2.2"), 401)

    def test_session_names_the_client(self):
        """2: behind a trusted proxy the ip of a session is the client's."""
        reply = self.post("/auth/register", new_account(),
                          headers={"X-Forwarded-For": "192.0.2.77"})
        listed = rest.call(self.server, "GET", "/auth/sessions",
                           token=reply.json["access_token"]).json["sessions"]
        self.assertEqual([session["ip"] for session in listed], ["192.0.2.77"])
