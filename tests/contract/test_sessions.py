"""Sessions: the list, and their end in every way (protocol.md, 3)."""

import re
import uuid
from datetime import datetime, timedelta, timezone

import rest
from rest import Person
from signin import ServerCase, at_once, command, refresh, register
from socketclient import Device

SESSION = {"id", "device_name", "ip", "user_agent", "created_at", "last_used_at", "expires_at",
           "current"}
TIME = r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$"


def moment(text):
    return datetime.fromisoformat(text.replace("Z", "+00:00"))


class SessionListTest(ServerCase):
    def sessions_of(self, person):
        reply = person.get("/auth/sessions")
        self.assertEqual(reply.status, 200)
        return {session["id"]: session for session in reply.json["sessions"]}

    def test_what_it_says_of_each(self):
        """2: a session says its device, address, agent and times."""
        body = {"username": "list.me", "display_name": "L", "password": "correct horse",
                "device_name": "Ada's 💻"}
        made = self.post("/auth/register", body, headers={"User-Agent": "Probe/1.0 (test)"}).json
        reply = rest.call(self.server, "GET", "/auth/sessions", token=made["access_token"])
        (session,) = reply.json["sessions"]
        self.assertLessEqual(SESSION, set(session))
        self.assertEqual(session["id"], made["session_id"])
        self.assertEqual((session["device_name"], session["ip"], session["user_agent"],
                          session["current"]), ("Ada's 💻", "127.0.0.1", "Probe/1.0 (test)", True))
        for name in ("created_at", "last_used_at", "expires_at"):
            self.assertRegex(session[name], re.compile(TIME))
        age = datetime.now(timezone.utc) - moment(session["created_at"])
        self.assertLess(abs(age), timedelta(seconds=5))

    def test_expires_30_days_after_its_use(self):
        """3: a session expires 30 days after its last refresh."""
        person = Person(self.server)
        session = self.sessions_of(person)[person.session]
        self.assertEqual(moment(session["expires_at"]) - moment(session["last_used_at"]),
                         timedelta(days=30))
        refresh(self.server, person.refresh_token)
        later = self.sessions_of(person)[person.session]
        self.assertGreater(later["expires_at"], session["expires_at"])
        self.assertEqual(later["created_at"], session["created_at"])

    def test_expires_90_days_after_the_sign_in(self):
        """3: a session expires 90 days after the sign-in at the latest."""
        person = Person(self.server)
        self.server.sql("UPDATE sessions SET created_at = created_at - interval '80 days' "
                        f"WHERE id = '{person.session}'")
        session = self.sessions_of(person)[person.session]
        self.assertEqual(moment(session["expires_at"]) - moment(session["created_at"]),
                         timedelta(days=90))

    def test_current_is_the_callers(self):
        """2: current is the session whose token asks."""
        person = Person(self.server)
        others = [person.sign_in(device_name=f"device {index}") for index in range(3)]
        for each in (person, *others):
            listed = self.sessions_of(each)
            self.assertEqual(set(listed), {person.session, *(one.session for one in others)})
            current = [id_ for id_, session in listed.items() if session["current"]]
            self.assertEqual(current, [each.session])
        self.assertEqual(self.sessions_of(person)[others[1].session]["device_name"], "device 1")

    def test_no_ended_and_nobody_elses(self):
        """3: sessions that have ended, and those of others, are not listed."""
        person, stranger = Person(self.server), Person(self.server)
        gone = person.sign_in()
        gone.post("/auth/logout")
        self.assertEqual(set(self.sessions_of(person)), {person.session})
        self.assertEqual(set(self.sessions_of(stranger)), {stranger.session})


class EndTest(ServerCase):
    def end(self, person, session):
        return person.delete(f"/auth/sessions/{session}")

    def test_logout(self):
        """3: logout answers 204; the session ends and its sockets close with 4401."""
        person = Person(self.server)
        with Device(person) as first, Device(person) as second:
            reply = person.post("/auth/logout")
            self.assertEqual((reply.status, reply.body), (204, b""))
            self.assertEqual((first.expect_close(), second.expect_close()), (4401, 4401))
        self.assert_over(person)
        self.assert_signed_out(person.post("/auth/logout"), "token_revoked")

    def test_logout_ends_one_session(self):
        """3: logout ends that session alone, and no socket of another."""
        person = Person(self.server)
        other = person.sign_in()
        with Device(other) as device:
            person.post("/auth/logout")
            device.ping()
        self.assert_alive(other)
        self.assertEqual(refresh(self.server, other.refresh_token).status, 200)

    def test_logout_by_many_at_once(self):
        """3: of logouts at once none fails but for the session being over."""
        person = Person(self.server)
        replies = at_once(6, lambda _: person.post("/auth/logout"))
        self.assertIn(204, {reply.status for reply in replies})
        self.assertLessEqual({reply.status for reply in replies}, {204, 401})

    def test_end_another(self):
        """3: DELETE of a session answers 204: it ends, and its sockets close with 4401."""
        person = Person(self.server)
        lost = person.sign_in()
        with Device(person) as kept, Device(lost) as device:
            self.assertEqual(self.end(person, lost.session).status, 204)
            self.assertEqual(device.expect_close(), 4401)
            kept.ping()
        self.assert_over(lost)
        self.assert_alive(person)

    def test_end_the_own(self):
        """3: the caller's own session can be ended as any other."""
        person = Person(self.server)
        with Device(person) as device:
            self.assertEqual(self.end(person, person.session).status, 204)
            self.assertEqual(device.expect_close(), 4401)
        self.assert_over(person)

    def test_end_unknown(self):
        """3: a session that is unknown, ended, or somebody else's is 404; nothing ends."""
        person, stranger = Person(self.server), Person(self.server)
        gone = person.sign_in()
        self.end(person, gone.session)
        answers = {}
        for id_ in (str(uuid.uuid4()), gone.session, stranger.session):
            reply = self.end(person, id_)
            self.assert_problem(reply, 404, "not_found")
            answers[id_] = reply.body
        self.assertEqual(len(set(answers.values())), 1)
        self.assert_alive(stranger)

    def test_end_malformed(self):
        """1: a path id that is no id is 400 bad_request."""
        person = Person(self.server)
        for wrong in ("x", "123", "0" * 36):
            self.assert_problem(self.end(person, wrong), 400, "bad_request")

    def test_end_others(self):
        """3: revoke-others answers 204: every session but the caller's ends, sockets too."""
        person, stranger = Person(self.server), Person(self.server)
        others = [person.sign_in() for _ in range(3)]
        devices = [Device(other) for other in others]
        for device in devices:
            self.addCleanup(device.close)
        with Device(person) as kept, Device(stranger) as unconcerned:
            self.assertEqual(person.post("/auth/sessions/revoke-others").status, 204)
            for device in devices:
                self.assertEqual(device.expect_close(), 4401)
            kept.ping()
            unconcerned.ping()
        for other in others:
            self.assert_over(other)
        self.assert_alive(person)
        self.assertEqual(len(person.get("/auth/sessions").json["sessions"]), 1)
        self.assertEqual(person.post("/auth/sessions/revoke-others").status, 204)

    def test_a_bearer_is_needed(self):
        """4: the calls about sessions need a bearer token."""
        for method, path in (("POST", "/auth/logout"), ("GET", "/auth/sessions"),
                             ("POST", "/auth/password"), ("POST", "/auth/sessions/revoke-others"),
                             ("DELETE", f"/auth/sessions/{uuid.uuid4()}")):
            reply = rest.call(self.server, method, path)
            self.assert_signed_out(reply, "unauthenticated")

    def test_open_calls(self):
        """4: register, login and refresh need no bearer token, and no good one."""
        self.assertEqual(register(self.server).status, 201)
        person = Person(self.server)
        body = {"username": person.name, "password": person.password}
        self.assertEqual(self.post("/auth/login", body, token="bad").status, 200)


class RestartTest(ServerCase):
    def test_a_restart_forgets_nothing(self):
        """3: sessions and revocations live in PostgreSQL: kill -9 forgets none."""
        person = Person(self.server)
        gone, revoked, kept = person.sign_in(), person.sign_in(), person.sign_in()
        gone.post("/auth/logout")
        person.delete(f"/auth/sessions/{revoked.session}")
        self.server.kill()
        self.server.start()
        for over in (gone, revoked):
            self.assert_over(over)
        self.assert_alive(kept)
        self.assertEqual(refresh(self.server, kept.refresh_token).status, 200)
        self.assertEqual(len(person.get("/auth/sessions").json["sessions"]), 2)

    def test_ended_while_it_was_down(self):
        """3: what ended while no server ran is known from the start."""
        person = Person(self.server)
        self.server.terminate()
        done = command(self.server, "disable", person.name)
        self.server.start()
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assert_over(person)
