"""What the tests of conversations share: people, waiting for events, and big data sets by SQL."""

import re
import threading
import unittest

from rest import Person
from server import Server
from socketclient import Device

CONVERSATIONAL = {"message.new", "message.updated", "conversation.new", "conversation.updated",
                  "conversation.gone", "read", "state", "change"}
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")
UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
UUID_7 = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
UNKNOWN = "01890000-0000-7000-8000-000000000000"
#: JSON texts of strings that no call may take: U+0000, and surrogates without their other half.
FORBIDDEN_STRINGS = [r'"a\u0000b"', r'"a\ud800b"', r'"\udc00"', r'"\udc00\ud800"']


class ServerCase(unittest.TestCase):
    """One server for all tests of a module."""

    servers = {}

    @classmethod
    def setUpClass(cls):
        if cls.__module__ not in cls.servers:
            cls.servers[cls.__module__] = Server()
            unittest.addModuleCleanup(lambda: cls.servers.pop(cls.__module__).stop())
        cls.server = cls.servers[cls.__module__]

    def people(self, count):
        return [Person(self.server) for _ in range(count)]

    def device(self, person):
        device = Device(person)
        self.addCleanup(device.close)
        return device

    def devices(self, *people):
        return [self.device(person) for person in people]

    def pair(self):
        """Two people and their direct conversation, in which nobody has written."""
        one, other = self.people(2)
        return one, other, one.direct(other)

    def refused(self, reply, status, code):
        """Holds a problem to section 1."""
        self.assertEqual(reply.status, status, reply.body)
        self.assertEqual(reply.headers["content-type"].split(";")[0], "application/problem+json")
        self.assertEqual((reply.code, reply.json["status"]), (code, status), reply.body)
        if code == "validation_failed":
            self.assertTrue(reply.json["errors"], reply.body)
            for error in reply.json["errors"]:
                self.assertLessEqual({"field", "code", "message"}, set(error))

    def invalid(self, reply):
        self.refused(reply, 422, "validation_failed")

    def expect_silence(self, device, seconds=0.4):
        """Nothing of a conversation comes."""
        events = device.events_within(seconds)
        self.assertEqual([each for each in events if each["type"] in CONVERSATIONAL], [])

    def expect_dense(self, events, first, last):
        """The events carry every number from first to last, in that order."""
        self.assertEqual([each["change_seq"] for each in events], list(range(first, last + 1)))


def next_event(device, conversation, patience=5.0):
    """The next event of that conversation, whatever it is."""
    while True:
        try:
            event = device.receive(patience)
        except TimeoutError:
            raise AssertionError(f"no event of {conversation} came") from None
        if event["type"] in CONVERSATIONAL and event["conversation_id"] == conversation:
            return event


def events_until(device, conversation, number):
    """The numbered events of a conversation up to that change_seq."""
    events = []
    while not events or events[-1]["change_seq"] < number:
        event = next_event(device, conversation)
        if event.get("change_seq") is not None:
            events.append(event)
    return events


def at_once(*jobs):
    """Runs the jobs in threads that start together; their results in order."""
    start, results, faults = threading.Barrier(len(jobs)), [None] * len(jobs), []

    def run(place, job):
        try:
            start.wait()
            results[place] = job()
        except Exception as fault:
            faults.append(fault)

    threads = [threading.Thread(target=run, args=each, daemon=True) for each in enumerate(jobs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if faults:
        raise faults[0]
    return results


def all_messages(person, conversation):
    """The whole history by pages, ascending."""
    found, after = [], 0
    while True:
        reply = person.get(f"/conversations/{conversation}/messages",
                           query={"after_seq": after, "limit": 100})
        assert reply.status == 200, reply.body
        found += reply.json["messages"]
        if not reply.json["has_newer"]:
            return found
        after = found[-1]["seq"]


def all_conversations(person, limit=100):
    found, query = [], {"limit": limit}
    while True:
        reply = person.get("/conversations", query=query)
        assert reply.status == 200, reply.body
        found += reply.json["conversations"]
        if reply.json["next_cursor"] is None:
            return found
        query["before"] = reply.json["next_cursor"]


def all_members(person, conversation, limit=100):
    found, query = [], {"limit": limit}
    while True:
        reply = person.get(f"/conversations/{conversation}/members", query=query)
        assert reply.status == 200, reply.body
        found += reply.json["members"]
        if reply.json["next_cursor"] is None:
            return found
        query["after"] = reply.json["next_cursor"]


def member_of(conversation, person):
    """The member object of a person in a conversation object."""
    return next(each for each in conversation["members"] if each["user"]["id"] == person.id)


def roles_of(conversation):
    return {each["user"]["id"]: each["role"] for each in conversation["members"]}


# Big data sets, past the server.

def insert_people(server, count):
    """Accounts nobody signs in to; their ids."""
    return server.sql(
        "INSERT INTO users (id, username, display_name) SELECT gen_random_uuid(), "
        "'x' || substr(md5(random()::text || n), 1, 20), 'Somebody' "
        f"FROM generate_series(1, {count}) n RETURNING id")


def insert_members(server, conversation, ids):
    listed = ",".join(f"'{each}'" for each in ids)
    server.sql(
        "INSERT INTO members (conversation_id, user_id) "
        f"SELECT '{conversation}', unnest(ARRAY[{listed}]::uuid[]); "
        f"UPDATE conversations SET member_count = member_count + {len(ids)} "
        f"WHERE id = '{conversation}'")


def insert_messages(server, conversation, sender, count):
    """Messages that sender wrote, each one change, after what is there."""
    server.sql(
        "INSERT INTO messages (conversation_id, seq, id, change_seq, sender_id, nonce, "
        "request_hash, body) SELECT c.id, c.last_seq + n, gen_random_uuid(), c.change_seq + n, "
        f"'{sender.id}', gen_random_uuid(), '', 'text ' || n "
        f"FROM conversations c, generate_series(1, {count}) n WHERE c.id = '{conversation}'; "
        f"UPDATE conversations SET last_seq = last_seq + {count}, "
        f"change_seq = change_seq + {count}, last_activity_at = now() "
        f"WHERE id = '{conversation}'; "
        "UPDATE members m SET read_seq = c.last_seq, has_written = true FROM conversations c "
        f"WHERE c.id = '{conversation}' AND m.conversation_id = c.id "
        f"AND m.user_id = '{sender.id}'; "
        f"UPDATE members SET opened = true WHERE conversation_id = '{conversation}'")


def insert_directs(server, person, count):
    """Empty direct conversations with as many new people, of one moment; their ids."""
    peers = ",".join(f"'{each}'::uuid" for each in insert_people(server, count))
    return server.sql(
        "WITH made AS (INSERT INTO conversations (id, kind, direct_low, direct_high, "
        "member_count) SELECT gen_random_uuid(), 'direct', least(p, "
        f"'{person.id}'::uuid), greatest(p, '{person.id}'::uuid), 2 "
        f"FROM unnest(ARRAY[{peers}]) p RETURNING id, direct_low, direct_high), "
        "joined AS (INSERT INTO members (conversation_id, user_id) SELECT id, u FROM made, "
        "unnest(ARRAY[direct_low, direct_high]) u) SELECT id FROM made")
