"""protocol.md, 5: which sockets get which event, in what order, and when a session's close."""

import threading
import unittest

from rest import Person, acquaint, call
from server import Server
from socketclient import Device


class Events(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server()
        cls.addClassCleanup(cls.server.stop)

    def people(self, count):
        return [Person(self.server) for _ in range(count)]

    def device(self, person):
        device = Device(person)
        self.addCleanup(device.close)
        return device

    def assert_quiet(self, device, *but):
        """Nothing of conversations comes, except for these types."""
        heard = [event["type"] for event in device.events_within(0.4)]
        quiet = set(heard) - {"presence", "change", *but}
        self.assertEqual(quiet, set())


class Receivers(Events):
    def test_message_new(self):
        """5: message.new goes to every socket of every member, the sender's own too."""
        one, other, stranger = self.people(3)
        conversation = acquaint(one, other)
        devices = [self.device(each) for each in (one, one, other, other)]
        outside = self.device(stranger)
        message = one.send(conversation, "hello")
        for device in devices:
            event = device.wait_for("message.new")
            self.assertEqual(set(event), {"type", "conversation_id", "change_seq", "message"})
            self.assertEqual((event["message"], event["conversation_id"], event["change_seq"]),
                             (message, conversation, message["change_seq"]))
        self.assert_quiet(outside)

    def test_message_updated(self):
        """5: message.updated says an edit, a delete and a reaction, to the same sockets."""
        one, other = self.people(2)
        conversation = acquaint(one, other)
        message = one.send(conversation)
        path = f"/conversations/{conversation}/messages/{message['id']}"
        devices = self.device(one), self.device(other)
        one.patch(path, {"body": "edited"})
        other.put(path + "/reactions/x")
        one.delete(path)
        for device in devices:
            events = [device.wait_for("message.updated") for _ in range(3)]
            self.assertEqual([event["change_seq"] for event in events],
                             [message["change_seq"] + i for i in (1, 2, 3)])
            edited, reacted, deleted = [event["message"] for event in events]
            self.assertEqual(edited["body"], "edited")
            self.assertEqual(reacted["reactions"], [{"emoji": "x", "user_ids": [other.id]}])
            self.assertIsNotNone(deleted["deleted_at"])

    def test_the_same_bytes(self):
        """5: the server sends the same bytes to every receiver."""
        one, two, three = self.people(3)
        group = one.group(two, three)
        devices = [self.device(each) for each in (one, two, three)]
        one.send(group, "grüß 👋 \" \\ \n")
        payloads = set()
        for device in devices:
            while b'"message.new"' not in (frame := device.receive_frame()[1]):
                pass
            payloads.add(frame)
        self.assertEqual(len(payloads), 1)

    def test_conversation_events(self):
        """5: conversation.new, conversation.updated and conversation.gone to those it concerns."""
        one, two, three, stranger = self.people(4)
        devices = [self.device(each) for each in (one, two, three, stranger)]
        group = one.group(two, title="Before")
        for device in devices[:2]:
            event = device.wait_for("conversation.new")
            self.assertEqual((event["conversation_id"], event["conversation"]["title"]),
                             (group, "Before"))
        one.patch(f"/conversations/{group}", {"title": "After"})
        for device in devices[:2]:
            event = device.wait_for("conversation.updated")
            self.assertEqual(event["conversation"]["title"], "After")
        one.post(f"/conversations/{group}/members", {"user_ids": [three.id]})
        self.assertEqual(devices[2].wait_for("conversation.new")["conversation_id"], group)
        one.delete(f"/conversations/{group}/members/{two.id}")
        self.assertEqual(devices[1].wait_for("conversation.gone"),
                         {"type": "conversation.gone", "conversation_id": group})
        one.send(group)
        self.assertEqual(devices[2].wait_for("message.new")["conversation_id"], group)
        self.assert_quiet(devices[1])
        self.assert_quiet(devices[3])

    def test_read(self):
        """5: read goes to every socket of every member, the reader's own too."""
        one, other = self.people(2)
        conversation = acquaint(one, other)
        seq = one.send(conversation)["seq"]
        devices = [self.device(each) for each in (one, other, other)]
        other.put(f"/conversations/{conversation}/read", {"seq": seq})
        for device in devices:
            event = device.wait_for("read")
            self.assertEqual({**event, "change_seq": 0},
                             {"type": "read", "conversation_id": conversation, "change_seq": 0,
                              "user_id": other.id, "seq": seq})

    def test_no_read_for_sending(self):
        """5: the sender's own move by sending is no read event: message.new says it."""
        one, other = self.people(2)
        conversation = acquaint(one, other)
        devices = self.device(one), self.device(other)
        other.send(conversation)
        for device in devices:
            device.wait_for("message.new")
            self.assert_quiet(device)

    def test_state(self):
        """5: state goes to every socket of the caller, and to nobody else."""
        one, other = self.people(2)
        conversation = acquaint(one, other)
        own, foreign = [self.device(one), self.device(one)], self.device(other)
        until = "2099-01-01T00:00:00.000Z"
        one.put(f"/conversations/{conversation}/mute", {"until": until})
        for device in own:
            event = device.wait_for("state")
            self.assertEqual(set(event), {"type", "conversation_id", "state_seq", "read_seq",
                                          "muted_until"})
            self.assertEqual((event["conversation_id"], event["muted_until"]),
                             (conversation, until))
        self.assert_quiet(foreign)

    def test_user_updated(self):
        """5: user.updated to those who share a conversation, and the user's own sockets."""
        one, other, stranger = self.people(3)
        acquaint(one, other)
        devices = self.device(one), self.device(other)
        outside = self.device(stranger)
        one.patch("/users/me", {"about": "new"})
        for device in devices:
            user = device.wait_for("user.updated")["user"]
            self.assertEqual(user, {"id": one.id, "username": one.name, "display_name": one.name,
                                    "about": "new", "avatar_url": None, "deleted": False})
        self.assert_quiet(outside)

    def test_an_event_is_after_the_commit(self):
        """4.3: the event goes out after the commit: whoever hears of a message can read it."""
        one, other = self.people(2)
        conversation = acquaint(one, other)
        device = self.device(other)
        for i in range(10):
            one.send(conversation, str(i))
            event = device.wait_for("message.new")
            newest = other.get(f"/conversations/{conversation}/messages?limit=1").json["messages"]
            self.assertGreaterEqual(newest[-1]["seq"], event["message"]["seq"])

    def test_order(self):
        """5: events of one conversation reach one socket in the order of change_seq, no holes."""
        people = self.people(4)
        group = people[0].group(*people[1:])
        devices = [self.device(each) for each in people]
        first = people[0].get_conversation(group)["change_seq"]
        threads = [threading.Thread(target=lambda who=who: [who.send(group) for _ in range(15)])
                   for who in people]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        for device in devices:
            seen = [device.wait_for("message.new") for _ in range(60)]
            self.assertEqual([event["change_seq"] for event in seen],
                             list(range(first + 1, first + 61)))
            self.assertEqual([event["message"]["seq"] for event in seen], list(range(1, 61)))


class SessionEnds(Events):
    """5: the server closes with 4401 when the session of a socket ends."""

    def setUp(self):
        self.person = Person(self.server)
        self.other = self.person.sign_in()
        self.ending = [self.device(self.person), self.device(self.person)]
        self.staying = self.device(self.other)

    def assert_ended(self):
        for device in self.ending:
            self.assertEqual(device.expect_close(5), 4401)
        self.assertEqual([e for e in self.staying.ping() if e["type"] != "presence"], [])

    def test_logout(self):
        """3: at logout all sockets of the session close with 4401, others stay."""
        self.assertEqual(self.person.post("/auth/logout").status, 204)
        self.assert_ended()

    def test_revoked(self):
        """5: a session that was revoked: its sockets close with 4401."""
        reply = self.other.delete(f"/auth/sessions/{self.person.session}")
        self.assertEqual(reply.status, 204)
        self.assert_ended()

    def test_revoke_others(self):
        """5: revoke-others closes the sockets of every other session with 4401."""
        self.assertEqual(self.other.post("/auth/sessions/revoke-others").status, 204)
        self.assert_ended()

    def test_password(self):
        """3: a new password ends every other session, its sockets with 4401."""
        body = {"current_password": self.person.password, "new_password": "battery staple"}
        self.assertEqual(self.other.post("/auth/password", body).status, 204)
        self.assert_ended()

    def test_an_old_refresh_token(self):
        """3: an old refresh token ends the whole session: its sockets close with 4401."""
        oldest = token = self.person.refresh_token
        for _ in range(2):
            token = self.refresh(token).json["refresh_token"]
        self.assertEqual(self.refresh(oldest).status, 401)
        self.assert_ended()

    def refresh(self, token):
        return call(self.server, "POST", "/auth/refresh", {"refresh_token": token})

    def test_deletion(self):
        """4.1: at the end of the account all its sockets close with 4401."""
        self.assertEqual(self.other.delete("/users/me", {"password": self.person.password}).status,
                         204)
        for device in [*self.ending, self.staying]:
            self.assertEqual(device.expect_close(5), 4401)
