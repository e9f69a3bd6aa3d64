"""What people do with the server: each answer must be as the document says, and all are heard."""

import base64
import datetime
import struct
import unittest
import uuid
import zlib

import people
from people import Person


def nonce():
    return str(uuid.uuid4())


def picture():
    """A PNG of one pixel."""

    def chunk(kind, content):
        sum_ = zlib.crc32(kind + content)
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", sum_)

    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    rows = zlib.compress(b"\0\xff\0\0")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


class Scenario(unittest.TestCase):
    """In the order of protocol.md. What the server does not have yet is left out."""

    @classmethod
    def setUpClass(cls):
        cls.ada, cls.grace, cls.linus = Person(), Person(), Person()
        body = {"kind": "direct", "user_id": cls.grace.id}
        made = cls.ada.call("POST /conversations", body=body)
        assert made.status == 201, made.body
        cls.direct = made.json()["id"]

    def run_calls(self, person, *steps):
        """Each step: call, the statuses that may come, and the arguments of Person.call()."""
        replies = []
        for call, statuses, values, arguments in steps:
            if people.has(call):
                with self.subTest(call):
                    reply = person.call(call, *values, **arguments)
                    self.assertIn(reply.status, statuses, reply.body[:300])
                    replies.append(reply)
        return replies

    def send(self, person, conversation, text="hello", **more):
        body = {"nonce": nonce(), "body": text, **more}
        reply = person.call("POST /conversations/{}/messages", conversation, body=body)
        self.assertEqual(reply.status, 201, reply.body)
        return reply.json()

    def test_accounts(self):
        person = Person()
        body = {"username": person.name, "display_name": "P", "password": "correct horse"}
        reply = person.call("POST /auth/register", body=body)
        self.assertEqual((reply.status, reply.json()["code"]), (409, "username_taken"))
        wrong = {"username": person.name, "password": "wrong"}
        reply = person.call("POST /auth/login", body=wrong)
        self.assertEqual((reply.status, reply.json()["code"]), (401, "invalid_credentials"))
        reply = person.call("POST /auth/refresh", body={"refresh_token": person.refresh_token})
        self.assertEqual(reply.status, 200)
        person.adopt(reply.json())
        self.assertEqual(person.sign_in().call("POST /auth/logout").status, 204)
        reply = person.call("GET /users/me")
        self.assertEqual((reply.status, reply.json()["code"]), (401, "token_revoked"))

    def test_sessions(self):
        person = Person()
        first = person.session
        change = {"current_password": "correct horse", "new_password": "battery staple"}
        wrong = {"current_password": "wrong", "new_password": "battery staple"}
        person.sign_in()
        self.run_calls(
            person,
            ("GET /auth/sessions", [200], [], {}),
            ("DELETE /auth/sessions/{}", [204], [first], {}),
            ("DELETE /auth/sessions/{}", [404], [nonce()], {}),
            ("POST /auth/sessions/revoke-others", [204], [], {}),
            ("POST /auth/password", [401], [], {"body": wrong}),
            ("POST /auth/password", [204], [], {"body": change}),
            ("DELETE /users/me", [401], [], {"body": {"password": "wrong"}}),
            ("DELETE /users/me", [204], [], {"body": {"password": "battery staple"}}),
        )

    def test_people(self):
        png = {"Content-Type": "image/png"}
        text = {"Content-Type": "text/plain"}
        self.run_calls(
            self.ada,
            ("GET /users/me", [200], [], {}),
            ("PATCH /users/me", [200], [], {"body": {"display_name": "Ada", "about": "x"}}),
            ("PATCH /users/me", [422], [], {"body": {"display_name": " "}}),
            ("PUT /users/me/avatar", [200], [], {"body": picture(), "headers": png}),
            ("PUT /users/me/avatar", [415, 422], [], {"body": b"none", "headers": text}),
            ("GET /users/{}/avatar", [200], [self.ada.id], {}),
            ("DELETE /users/me/avatar", [204], [], {}),
            ("GET /users/{}/avatar", [404], [self.ada.id], {}),
            ("GET /users", [200], [], {"query": {"query": self.grace.name, "limit": 5}}),
            ("GET /users/{}", [200], [self.grace.id], {}),
        )

    def test_blocks(self):
        other = Person()
        body = {"kind": "direct", "user_id": other.id}
        direct = self.ada.call("POST /conversations", body=body).json()["id"]
        self.send(self.ada, direct)
        blocked = self.run_calls(
            self.ada,
            ("PUT /blocks/{}", [204], [other.id], {}),
            ("PUT /blocks/{}", [422], [self.ada.id], {}),
            ("GET /blocks", [200], [], {}),
        )
        if blocked:
            body = {"nonce": nonce(), "body": "no"}
            reply = other.call("POST /conversations/{}/messages", direct, body=body)
            self.assertEqual((reply.status, reply.json()["code"]), (403, "cannot_message"))
        self.run_calls(self.ada, ("DELETE /blocks/{}", [204], [other.id], {}))

    def test_direct_conversations(self):
        direct = {"kind": "direct", "user_id": self.grace.id}
        alone = {"kind": "direct", "user_id": self.ada.id}
        nobody = {"kind": "direct", "user_id": nonce()}
        later = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(hours=1)
        until = later.strftime("%Y-%m-%dT%H:%M:%S.000Z")
        self.send(self.ada, self.direct)
        self.run_calls(
            self.ada,
            ("POST /conversations", [200], [], {"body": direct}),
            ("POST /conversations", [422], [], {"body": alone}),
            ("POST /conversations", [404], [], {"body": nobody}),
            ("GET /conversations", [200], [], {"query": {"limit": 1}}),
            ("GET /conversations/{}", [200], [self.direct], {}),
            ("PATCH /conversations/{}", [409], [self.direct], {"body": {"title": "x"}}),
            ("GET /conversations/{}/members", [200], [self.direct], {"query": {"limit": 1}}),
            ("PUT /conversations/{}/read", [204], [self.direct], {"body": {"seq": 1}}),
            ("PUT /conversations/{}/mute", [204], [self.direct], {"body": {"until": until}}),
            ("PUT /conversations/{}/mute", [204], [self.direct], {"body": {"until": None}}),
        )
        if people.has("POST /conversations/{}/members"):
            body = {"user_ids": [self.linus.id]}
            reply = self.ada.call("POST /conversations/{}/members", self.direct, body=body)
            self.assertEqual((reply.status, reply.json()["code"]), (409, "conflict"))

    def test_pages_go_on_where_the_last_ended(self):
        person = Person()
        for _ in range(2):
            body = {"kind": "direct", "user_id": Person().id}
            self.assertEqual(person.call("POST /conversations", body=body).status, 201)
        page = person.call("GET /conversations", query={"limit": 1}).json()
        query = {"limit": 1, "before": page["next_cursor"]}
        self.assertEqual(person.call("GET /conversations", query=query).status, 200)

    def test_groups(self):
        if not people.has("PATCH /conversations/{}"):
            self.skipTest("no groups yet")
        group = {"kind": "group", "title": "Us", "member_ids": [self.grace.id], "nonce": nonce()}
        made = self.ada.call("POST /conversations", body=group)
        self.assertEqual(made.status, 201, made.body)
        self.assertEqual(self.ada.call("POST /conversations", body=group).status, 200)
        id_ = made.json()["id"]
        member = "/conversations/{}/members/{}"
        self.run_calls(
            self.ada,
            ("PATCH /conversations/{}", [200], [id_], {"body": {"title": "All of us"}}),
            (
                "POST /conversations/{}/members",
                [200],
                [id_],
                {"body": {"user_ids": [self.linus.id]}},
            ),
            ("POST /conversations/{}/members", [422], [id_], {"body": {"user_ids": [nonce()]}}),
            (f"PATCH {member}", [200], [id_, self.grace.id], {"body": {"role": "admin"}}),
            (f"PATCH {member}", [422], [id_, self.grace.id], {"body": {"role": "queen"}}),
            ("GET /conversations/{}/members", [200], [id_], {"query": {"limit": 1}}),
        )
        body = {"role": "owner"}
        self.run_calls(
            self.linus,
            (f"PATCH {member}", [403], [id_, self.linus.id], {"body": body}),
            ("PATCH /conversations/{}", [403], [id_], {"body": {"title": "x"}}),
            (f"DELETE {member}", [403], [id_, self.ada.id], {}),
            (f"DELETE {member}", [204], [id_, self.linus.id], {}),
            ("GET /conversations/{}", [404], [id_], {}),
        )

    def test_messages(self):
        path = "/conversations/{}/messages"
        body = {"nonce": nonce(), "body": "hello"}
        first = self.ada.call(f"POST {path}", self.direct, body=body)
        self.assertEqual(first.status, 201, first.body)
        other = {"nonce": nonce(), "body": "answer", "reply_to": first.json()["id"]}
        lost = {"nonce": nonce(), "body": "answer", "reply_to": nonce()}
        reused = {"nonce": body["nonce"], "body": "else"}
        self.run_calls(
            self.ada,
            (f"POST {path}", [200], [self.direct], {"body": body}),
            (f"POST {path}", [409], [self.direct], {"body": reused}),
            (f"POST {path}", [201], [self.direct], {"body": other}),
            (f"POST {path}", [422], [self.direct], {"body": lost}),
            (f"GET {path}", [200], [self.direct], {}),
            (f"GET {path}", [200], [self.direct], {"query": {"before_seq": 2, "limit": 1}}),
            (f"GET {path}", [200], [self.direct], {"query": {"after_seq": 0}}),
            (f"GET {path}", [200], [self.direct], {"query": {"around_seq": 1}}),
            (f"GET {path}", [400], [self.direct], {"query": {"around_seq": 1, "after_seq": 1}}),
            ("GET /messages/search", [200], [], {"query": {"query": "hello"}}),
        )
        self.run_calls(
            self.linus,
            (f"GET {path}", [404], [self.direct], {}),
            (f"POST {path}", [404], [self.direct], {"body": {"nonce": nonce(), "body": "x"}}),
        )

    def test_changes_of_messages(self):
        message = "/conversations/{}/messages/{}"
        ids = [self.direct, self.send(self.ada, self.direct)["id"]]
        reaction = [*ids, "👍"]
        edit = {"body": {"body": "edited"}}
        self.run_calls(self.grace, (f"PATCH {message}", [403], ids, edit))
        self.run_calls(self.grace, (f"DELETE {message}", [403], ids, {}))
        self.run_calls(
            self.ada,
            (f"PATCH {message}", [200], ids, edit),
            (f"PUT {message}/reactions/{{}}", [204], reaction, {}),
            (f"DELETE {message}/reactions/{{}}", [204], reaction, {}),
            (f"DELETE {message}", [204], ids, {}),
            (f"DELETE {message}", [204], ids, {}),
            (f"PATCH {message}", [409], ids, edit),
            (f"PUT {message}/reactions/{{}}", [409], reaction, {}),
        )

    def test_sync(self):
        self.send(self.ada, self.direct)
        held = {"change_seq": 0, "state_seq": 0}
        body = {"conversations": {self.direct: held, nonce(): held}, "users_since": None}
        for reply in self.run_calls(
            self.ada,
            ("POST /sync", [200], [], {"body": {"conversations": {}}}),
            ("POST /sync", [200], [], {"body": body}),
        ):
            again = {"conversations": {}, "users_since": reply.json()["users_since"]}
            self.run_calls(self.ada, ("POST /sync", [200], [], {"body": again}))

    def test_attachments(self):
        if not people.has("POST /attachments"):
            self.skipTest("no attachments yet")
        headers = {
            "Content-Type": "image/png",
            "Content-Disposition": 'attachment; filename="dot.png"',
        }
        made = self.ada.call("POST /attachments", body=picture(), headers=headers)
        self.assertEqual(made.status, 201, made.body)
        id_ = made.json()["id"]
        self.send(self.ada, self.direct, "", attachment_ids=[id_])
        self.run_calls(
            self.grace,
            ("GET /attachments/{}", [200], [id_], {}),
            ("GET /attachments/{}", [206], [id_], {"headers": {"Range": "bytes=0-3"}}),
            ("GET /attachments/{}/thumbnail", [200], [id_], {}),
        )
        self.run_calls(self.linus, ("GET /attachments/{}", [404], [id_], {}))

    def test_service(self):
        key = base64.b64encode(uuid.uuid4().bytes).decode()
        handshake = {
            "Connection": "Upgrade",
            "Upgrade": "websocket",
            "Sec-WebSocket-Version": "13",
            "Sec-WebSocket-Key": key,
        }
        self.run_calls(
            self.ada,
            ("GET /healthz", [200], [], {}),
            ("GET /readyz", [200], [], {}),
            ("GET /openapi.json", [200], [], {}),
            ("GET /asyncapi.json", [200], [], {}),
            ("GET /ws", [400], [], {}),
            ("GET /ws", [101], [], {"headers": handshake}),
        )

    def test_zz_every_operation_was_heard(self):
        """Runs last: unittest sorts by name."""
        unheard = set(people.operations()) - people.succeeded
        self.assertEqual(unheard, set(), "the scenario does not call these with success")
