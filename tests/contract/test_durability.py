"""4.3: 2xx means durable, and the event goes out after the commit."""

import http.client
import os
import random
import signal
import threading
import time
import unittest

from conversing import (ServerCase, all_conversations, all_messages, at_once, events_until,
                        next_event, roles_of)
from rest import Person, new_nonce, segment
from server import Server, eventually
from socketclient import Device

UNTIL = "2031-01-01T00:00:00.000Z"


class DurabilityCase(unittest.TestCase):
    """A server for each test: each of them kills it."""

    def setUp(self):
        self.server = Server()
        self.addCleanup(self.server.stop)

    def people(self, count):
        return [Person(self.server) for _ in range(count)]

    def kill_server(self):
        self.server.kill()
        self.server.start()

    def kill_postgres(self):
        """kill -9 of PostgreSQL, and a server that is started anew."""
        os.kill(self.server.postgres_pid, signal.SIGKILL)
        self.server.kill()
        self.server.start()

    def kill_both(self):
        pid = self.server.postgres_pid
        self.server.process.kill()
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        self.kill_server()


class Killed(DurabilityCase):

    def test_messages(self):
        """4.3: kill -9 of the server, of PostgreSQL, or of both right after 201 loses nothing."""
        one, other = self.people(2)
        direct, sent = one.direct(other), []
        for kill in (self.kill_server, self.kill_postgres, self.kill_both):
            sent += [one.send(direct, f"{number}") for number in range(5)]
            sent.append(other.send(direct, "the last one"))
            kill()
            self.assertEqual(all_messages(one, direct), sent)
            found = other.get_conversation(direct)
            self.assertEqual((found["last_seq"], found["change_seq"], found["last_message"]),
                             (len(sent), len(sent), sent[-1]))
        self.assertEqual(one.send(direct)["seq"], len(sent) + 1)

    def test_every_kind_of_change(self):
        """4.3: edits, deletions, reactions, marks, mutes and groups are durable as they answer."""
        one, other, third = self.people(3)
        group = one.group(other)
        sent = [one.send(group) for _ in range(4)]
        paths = [f"/conversations/{group}/messages/{each['id']}" for each in sent]
        doings = [
            lambda: one.patch(paths[0], {"body": "edited"}), lambda: one.delete(paths[1]),
            lambda: other.put(f"{paths[2]}/reactions/{segment('x')}"),
            lambda: other.put(f"/conversations/{group}/read", {"seq": 3}),
            lambda: other.put(f"/conversations/{group}/mute", {"until": UNTIL}),
            lambda: one.patch(f"/conversations/{group}", {"title": "New"}),
            lambda: one.post(f"/conversations/{group}/members", {"user_ids": [third.id]}),
            lambda: one.patch(f"/conversations/{group}/members/{third.id}", {"role": "admin"}),
            lambda: one.delete(f"/conversations/{group}/members/{one.id}")]
        for number, doing in enumerate(doings):
            self.assertIn(doing().status, (200, 204))
            found = all_conversations(other)[0], all_messages(other, group)
            if number % 3 == 2:
                (self.kill_server if number == 5 else self.kill_both)()
                self.assertEqual((all_conversations(other)[0], all_messages(other, group)), found)
        row, history = found
        self.assertEqual((history[0]["body"], history[1]["body"]), ("edited", ""))
        self.assertEqual(history[2]["reactions"], [{"emoji": "x", "user_ids": [other.id]}])
        self.assertEqual((row["title"], roles_of(row)),
                         ("New", {other.id: "member", third.id: "owner"}))
        self.assertEqual((row["mine"]["read_seq"], row["mine"]["muted_until"]), (3, UNTIL))

    def test_conversations(self):
        """4.3: a 201 of a conversation is durable, and its nonce is known after the restart."""
        one, other = self.people(2)
        direct = one.direct(other)
        body = {"kind": "group", "title": "x", "member_ids": [other.id], "nonce": new_nonce()}
        group = one.post("/conversations", body).json
        self.kill_server()
        self.assertEqual({each["id"] for each in all_conversations(one)}, {direct, group["id"]})
        again = one.post("/conversations", body)
        self.assertEqual((again.status, again.json), (200, group))
        self.assertEqual(one.direct(other), direct)

    def test_what_was_heard_is_there(self):
        """4.3: what an event told is there after a kill -9: it went out after the commit."""
        one, other = self.people(2)
        direct = one.direct(other)
        for _ in range(2):
            with Device(other) as device:
                thread = threading.Thread(target=self.send_into_the_void, args=(one, direct))
                thread.start()
                heard = device.wait_for("message.new")["message"]
                self.kill_server()
                thread.join()
            self.assertIn(heard, all_messages(other, direct))

    def send_into_the_void(self, person, conversation):
        try:
            person.send(conversation)
        except (OSError, http.client.HTTPException):
            pass

    def test_amid_a_burst(self):
        """4.3: killed amid a burst of many senders: what was answered is there, as it was answered,
        and what was not is stored once when it is repeated with its nonce."""
        people = self.people(6)
        group = people[0].group(*people[1:])
        for kill in (self.kill_server, self.kill_postgres):
            requests = {person: [] for person in people}
            stop = threading.Event()
            timer = threading.Thread(target=self.kill_in_time, args=(kill, stop))
            timer.start()
            at_once(*[lambda person=person: self.burst(person, group, requests[person], stop)
                      for person in people])
            timer.join()
            history = {each["nonce"]: each for each in all_messages(people[0], group)}
            for person, sent in requests.items():
                for body, answer in sent:
                    if answer:
                        self.assertEqual(history[body["nonce"]], answer)
                    self.repeat(person, group, body, history)
        seqs = [each["seq"] for each in all_messages(people[0], group)]
        self.assertEqual(seqs, list(range(1, len(seqs) + 1)))

    def kill_in_time(self, kill, stop):
        time.sleep(random.Random(8).uniform(0.2, 0.4))
        stop.set()
        kill()

    def burst(self, person, group, sent, stop):
        """Sends until nothing answers any more; what was sent, and the answers there were."""
        while True:
            body, answer = {"nonce": new_nonce(), "body": "burst"}, None
            try:
                reply = person.post(f"/conversations/{group}/messages", body)
                answer = reply.json if reply.status == 201 else None
            except (OSError, http.client.HTTPException):
                pass
            sent.append((body, answer))
            if answer is None or stop.is_set():
                return

    def repeat(self, person, group, body, history):
        reply = person.post(f"/conversations/{group}/messages", body)
        known = history.get(body["nonce"])
        self.assertEqual(reply.status, 200 if known else 201)
        if known:
            self.assertEqual(reply.json, known)

    def test_postgres_killed_under_a_server_that_stays(self):
        """4.3: PostgreSQL killed under the server: 503 at most, and then everything is there."""
        one, other = self.people(2)
        direct = one.direct(other)
        sent = [one.send(direct) for _ in range(10)]
        killed = self.server.postgres_pid
        os.kill(killed, signal.SIGKILL)
        body = {"nonce": new_nonce(), "body": "meanwhile"}
        reply = self.post_or_none(one, direct, body)
        if reply is not None and reply.status != 201:
            self.assertEqual((reply.status, reply.code), (503, "unavailable"))
            self.assertTrue(int(reply.headers["retry-after"]) >= 0)
        if self.server.process.poll() is None and not self.comes_back(one, direct, killed):
            self.kill_server()
        elif self.server.process.poll() is not None:
            self.kill_server()
        stored = one.post(f"/conversations/{direct}/messages", body).json
        self.assertEqual(all_messages(other, direct), [*sent, stored])

    def post_or_none(self, person, conversation, body):
        try:
            return person.post(f"/conversations/{conversation}/messages", body)
        except (OSError, http.client.HTTPException):
            return None

    def comes_back(self, person, conversation, killed):
        """Whether the server has its database again within some seconds. A backend may outlive its
        postmaster for a moment, and answer."""
        def answers():
            if self.server.postgres_pid == killed:
                return self.server.process.poll() is not None
            try:
                return person.get(f"/conversations/{conversation}").status == 200
            except (OSError, http.client.HTTPException):
                return self.server.process.poll() is not None
        try:
            return eventually(answers, patience=8)
        except AssertionError:
            return False


class Commits(ServerCase):
    """What happens between the change and its commit, by triggers that are late, or refuse."""

    def setUp(self):
        self.one, self.other, self.direct = self.pair()
        self.one.send(self.direct)
        self.device = self.device(self.other)

    def at_commit(self, doing):
        """Does that in the commits of new messages and of their changes."""
        self.server.sql(
            "CREATE OR REPLACE FUNCTION at_commit() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN {doing}; RETURN NULL; END $$; "
            "CREATE CONSTRAINT TRIGGER at_commit AFTER INSERT OR UPDATE ON messages "
            "DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION at_commit()")
        self.addCleanup(self.server.sql, "DROP TRIGGER IF EXISTS at_commit ON messages")

    def test_settings(self):
        """4.3: fsync is on, and a commit waits for it."""
        for name in ("fsync", "synchronous_commit", "full_page_writes"):
            self.assertEqual(self.server.sql(f"SHOW {name}"), ["on"])
        self.assertEqual(self.server.sql(
            "SELECT DISTINCT setting FROM pg_db_role_setting, unnest(setconfig) setting "
            "WHERE setting LIKE '%sync%'"), [])

    def test_neither_answer_nor_event_before_the_commit(self):
        """4.3: 201 is sent, and the event goes out, after the commit, never before."""
        self.at_commit("PERFORM pg_sleep(1)")
        started, replies = time.monotonic(), []

        def send():
            replies.append(self.one.send(self.direct, "late"))
            return time.monotonic()

        def hear():
            event = next_event(self.device, self.direct)
            return time.monotonic(), event

        answered, (heard, event) = at_once(send, hear)
        self.assertGreaterEqual(min(answered, heard) - started, 0.95)
        self.assertEqual(event["message"], replies[0])
        self.assertEqual(all_messages(self.other, self.direct)[-1], event["message"])

    def test_an_edit_waits_too(self):
        """4.3: an edit is answered and told after its commit."""
        message = all_messages(self.one, self.direct)[0]
        self.at_commit("PERFORM pg_sleep(0.7)")
        started = time.monotonic()
        path = f"/conversations/{self.direct}/messages/{message['id']}"
        times = at_once(lambda: self.one.patch(path, {"body": "late"}) and time.monotonic(),
                        lambda: next_event(self.device, self.direct) and time.monotonic())
        self.assertGreaterEqual(min(times) - started, 0.65)

    def test_what_is_not_committed_is_not_told(self):
        """4.3: a commit that fails is a 5xx without internals, no event, no number, nothing."""
        self.at_commit("RAISE EXCEPTION 'secret detail'")
        before = self.one.get_conversation(self.direct)
        body = {"nonce": new_nonce(), "body": "never"}
        path = f"/conversations/{self.direct}/messages"
        edited = f"{path}/{before['last_message']['id']}"
        for reply in (self.one.post(path, body), self.one.patch(edited, {"body": "never"})):
            self.assertGreaterEqual(reply.status, 500)
            self.assertNotIn(b"secret", reply.body)
        self.expect_silence(self.device)
        self.assertEqual(self.one.get_conversation(self.direct), before)
        self.server.sql("DROP TRIGGER at_commit ON messages")
        again = self.one.post(path, body)
        self.assertEqual((again.status, again.json["seq"], again.json["change_seq"]), (201, 2, 2))
        self.expect_dense(events_until(self.device, self.direct, 2), 2, 2)

    def test_what_is_told_can_be_read(self):
        """4.3: whoever hears an event finds what it tells at once, with any call."""
        for number in range(2, 12):
            threading.Thread(target=self.one.send, args=(self.direct,)).start()
            event = next_event(self.device, self.direct)
            self.assertEqual(self.other.get_conversation(self.direct)["last_message"],
                             event["message"])
            self.assertEqual(event["change_seq"], number)


if __name__ == "__main__":
    unittest.main()
