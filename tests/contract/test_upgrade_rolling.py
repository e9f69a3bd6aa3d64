"""Operations, Migrations: two versions of the program work on one database while nodes are upgraded.

The next version is not there yet: what it does to the database is done with psql.
"""

import hashlib

from cluster import at
from rest import Person, new_nonce
from server import eventually
from test_nodes_outage import Losing

#: Beside which the nodes of this version go on: nothing that they read or write changes.
EXPANSION = """-- only adds
ALTER TABLE conversations ADD COLUMN shade{0} text NOT NULL DEFAULT 'grey', ADD COLUMN weight{0} int;
ALTER TABLE messages ADD COLUMN shade{0} text NOT NULL DEFAULT 'grey', ADD COLUMN weight{0} int;
ALTER TABLE members ADD COLUMN shade{0} text NOT NULL DEFAULT 'grey', ADD COLUMN weight{0} int;
ALTER TABLE users ADD COLUMN shade{0} text NOT NULL DEFAULT 'grey', ADD COLUMN weight{0} int;
ALTER TABLE sessions ADD COLUMN shade{0} text NOT NULL DEFAULT 'grey', ADD COLUMN weight{0} int;
CREATE TABLE shades{0} (message_id uuid PRIMARY KEY, shade text NOT NULL);
CREATE INDEX messages_shaded{0} ON messages (conversation_id, seq) WHERE shade{0} <> 'grey'
"""


class Upgrade(Losing):
    def apply(self, name, text):
        """As the next version does when the first of its nodes starts: whoever is at work goes
        first, so that neither waits long for the other."""
        checksum = hashlib.sha256(text.encode()).hexdigest()
        only_adds = "true" if text.startswith("-- only adds") else "false"

        def is_applied():
            try:
                self.postgres.sql(
                    f"BEGIN; SET LOCAL lock_timeout = '300ms'; {text}; INSERT INTO "
                    "schema_migrations (name, checksum, only_adds) "
                    f"VALUES ('{name}', '{checksum}', {only_adds}); COMMIT")
            except RuntimeError as fault:
                self.assertIn("lock timeout", str(fault))
                return False
            return True
        eventually(is_applied, 60, 0.2)

    def test_nodes_are_restarted_on_a_schema_that_grew(self):
        """Expand under people who converse; each node starts again on the newer schema; nothing is
        lost, and nobody is refused."""
        _, results = self.converse(2200,
                                   (300, lambda: self.apply("0901_shades.sql", EXPANSION.format(1))),
                                   (900, lambda: self.restart(self.nodes[0])),
                                   (1500, lambda: self.restart(self.nodes[1])))
        for statuses in results:
            self.assertLessEqual(set(statuses), {200, 201, "away"})

    def test_every_call_is_served_while_the_schema_grows(self):
        """What was prepared on the older schema goes on: each call, on each node, as before."""
        ada, grace, conversation = self.acquainted()
        for node in self.nodes * 3:
            before = everything(at(ada, node), at(grace, node), conversation)
        logs = [len(node.log()) for node in self.nodes]
        self.apply("0902_shades.sql", EXPANSION.format(2))
        for node in self.nodes * 3:
            self.assertEqual(everything(at(ada, node), at(grace, node), conversation), before)
        self.assertEqual([each for each in before if each[1] >= 300], [])
        for node, size in zip(self.nodes, logs):
            faults = [line for line in node.log()[size:].splitlines() if "letschat.database" in line]
            self.assertEqual(faults, [])

    def test_a_schema_that_does_not_only_add_is_refused_by_name(self):
        """A newer database: exit 3, naming the migration; whoever runs already goes on."""
        name = "0903_shades_are_needed.sql"
        self.apply(name, "CREATE TABLE needed_shades (shade text PRIMARY KEY)")
        ada = Person(self.nodes[0])
        node = self.nodes[1]
        self.assertEqual(node.terminate(10), 0)
        size = len(node.log())
        try:
            self.assertRaises(RuntimeError, node.start)
            self.assertEqual(node.process.wait(10), 3)
            node.process.stdout.close()
            self.assertIn(name, node.log()[size:])
            self.assertEqual(ada.get("/conversations").status, 200)
        finally:
            self.postgres.sql(f"DELETE FROM schema_migrations WHERE name = '{name}'; "
                              "DROP TABLE needed_shades")
            node.start()
            self.await_bus(node)


def everything(ada, grace, conversation):
    """The calls that two acquaintances can make, and how each was answered."""
    answers = []

    def ask(person, method, path, body=None, **more):
        reply = person.call(method, path, body, **more)
        answers.append((f"{method} {path}", reply.status))
        return reply.json if reply.body else None

    def ask_all(person, lines):
        for method, path, *body in lines:
            ask(person, method, path, *body)

    path = f"/conversations/{conversation}"
    message = ask(ada, "POST", path + "/messages", {"nonce": new_nonce(), "body": "one"})
    one = f"{path}/messages/{message['id']}"
    ask_all(ada, [("PATCH", one, {"body": "two"}), ("PUT", one + "/reactions/%F0%9F%91%8D"),
                  ("DELETE", one + "/reactions/%F0%9F%91%8D"), ("GET", path + "/messages"),
                  ("GET", path + "/messages?around_seq=1"), ("GET", path + "/messages?after_seq=1")])
    ask(grace, "PUT", path + "/read", {"seq": message["seq"]})
    ask_all(ada, [("DELETE", one), ("GET", path), ("GET", "/conversations"), ("GET", "/users/me"),
                  ("PATCH", "/users/me", {"about": new_nonce()}), ("GET", f"/users/{grace.id}"),
                  ("GET", f"/users?query={grace.name}"), ("PUT", f"/blocks/{grace.id}"),
                  ("GET", "/blocks"), ("DELETE", f"/blocks/{grace.id}"), ("GET", "/auth/sessions"),
                  ("POST", "/sync", {"conversations": {}}),
                  ("POST", "/sync", {"conversations": {
                      conversation: {"change_seq": 1, "state_seq": 0}}})])
    group = ask(ada, "POST", "/conversations", {"kind": "group", "title": "Shades",
                                                "member_ids": []})["id"]
    path = f"/conversations/{group}"
    ask_all(ada, [("POST", path + "/members", {"user_ids": [grace.id]}),
                  ("PATCH", path, {"title": "Colours"}), ("GET", path + "/members"),
                  ("PATCH", f"{path}/members/{grace.id}", {"role": "admin"}),
                  ("DELETE", f"{path}/members/{grace.id}")])
    joan = Person(ada.server).sign_in()
    ask_all(joan, [("POST", "/auth/refresh", {"refresh_token": joan.refresh_token}),
                   ("POST", "/auth/logout")])
    return [(line.replace(one, "").replace(group, "group"), status) for line, status in answers]
