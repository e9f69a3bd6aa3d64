"""Sections 3 to 5, where people are on different nodes."""

import time

from cluster import ClusterCase, at
from rest import Person, call
from socketclient import Socket


class Delivery(ClusterCase):
    def test_events_reach_people_on_another_node(self):
        """5: whatever is published on one node comes to the sockets of all, once."""
        ada, grace = Person(self.nodes[0]), Person(self.nodes[1])
        there, here = self.device(grace), self.device(ada)
        conversation = ada.direct(grace)
        message = ada.send(conversation, "first")
        self.assertEqual(there.wait_for("conversation.new")["conversation_id"], conversation)
        came = there.wait_for("message.new")
        self.assertEqual(came["message"]["body"], "first")
        self.assertEqual(here.wait_for("message.new")["message"], came["message"])
        answer = grace.send(conversation, "second")
        self.assertEqual(here.wait_for("message.new")["message"]["id"], answer["id"])
        path = f"/conversations/{conversation}"
        grace.patch(f"{path}/messages/{answer['id']}", {"body": "second, edited"})
        self.assertEqual(here.wait_for("message.updated")["message"]["body"], "second, edited")
        there.send({"type": "typing", "conversation_id": conversation, "active": True})
        self.assertEqual(here.wait_for("typing")["user_id"], grace.id)
        ada.put(f"{path}/read", {"seq": 2})
        self.assertEqual(there.wait_for("read", user_id=ada.id)["seq"], 2)
        ada.patch("/users/me", {"display_name": "Ada of the first node"})
        self.assertEqual(there.wait_for("user.updated")["user"]["display_name"],
                         "Ada of the first node")
        again = [each for each in there.ping() if each["type"] == "message.new"
                 and each["message"]["id"] == message["id"]]
        self.assertEqual(again, [])

    def test_two_devices_of_one_person_on_two_nodes(self):
        """5: the sender's own sockets too, wherever they are, each event once and in order."""
        ada, grace, conversation = self.acquainted()
        devices = [self.device(ada, node) for node in self.nodes]
        sent = [grace.send(conversation, f"number {i}")["id"] for i in range(50)]
        for device in devices:
            came = [device.wait_for("message.new")["message"]["id"] for _ in sent]
            self.assertEqual(came, sent)
            self.assertEqual([each["type"] for each in device.ping()], [])

    def test_nothing_is_missed_from_auth_ok_on(self):
        """5: the moment that a socket is answered, it hears of what other nodes do."""
        ada, grace, conversation = self.acquainted()
        for i in range(30):
            device = self.device(ada)
            grace.send(conversation, f"after auth.ok {i}")
            self.assertEqual(device.wait_for("message.new", 2.0)["message"]["body"],
                             f"after auth.ok {i}")
            device.close()


class Presence(ClusterCase):
    def test_online_is_seen_from_everywhere(self):
        """4.1, 5: the snapshot, GET /users, and the event know of sockets on other nodes."""
        ada, grace, _ = self.acquainted()
        first = self.device(ada)
        self.assertEqual(first.welcome["online"], [])
        second = self.device(grace)
        self.assertEqual(second.welcome["online"], [ada.id])
        self.assertTrue(first.wait_for("presence", user_id=grace.id)["online"])
        self.assertTrue(ada.get(f"/users/{grace.id}").json["online"])
        self.assertTrue(at(ada, self.nodes[1]).get("/users/me").json["online"])
        second.close()
        gone = first.wait_for("presence", user_id=grace.id, patience=8.0)
        self.assertFalse(gone["online"])
        self.assertIsNotNone(gone["last_seen_at"])
        self.assertFalse(ada.get(f"/users/{grace.id}").json["online"])

    def test_first_and_last_socket_are_counted_over_all_nodes(self):
        """5: presence on the first and the last socket only, wherever they are."""
        ada, grace, _ = self.acquainted()
        watching = self.device(ada)
        one = self.device(grace, self.nodes[1])
        self.assertTrue(watching.wait_for("presence")["online"])
        other = self.device(grace, self.nodes[0])
        one.close()
        self.assertEqual([each for each in watching.events_within(6.5)
                          if each["type"] == "presence"], [])
        other.close()
        self.assertFalse(watching.wait_for("presence", patience=8.0)["online"])

    def test_moving_to_another_node_is_no_absence(self):
        """5: within 5 s of grace on another node, nobody hears of it."""
        ada, grace, _ = self.acquainted()
        watching, moving = self.device(ada), self.device(grace)
        watching.wait_for("presence", user_id=grace.id)
        moving.close()
        self.device(grace, self.nodes[0])
        self.assertEqual([each for each in watching.events_within(8)
                          if each["type"] == "presence"], [])

    def test_who_leaves_before_the_answer_does_not_stay_online(self):
        """5: a socket that closes while it is being welcomed counts as gone."""
        ada, grace, _ = self.acquainted()
        for _ in range(40):
            with Socket(self.nodes[1]) as hasty:
                hasty.send({"type": "auth", "token": grace.token})
        time.sleep(7)
        self.assertFalse(ada.get(f"/users/{grace.id}").json["online"])

    def test_a_block_hides_presence_over_nodes(self):
        """4.1: whoever is blocked sees the other leave, on whichever node."""
        ada, grace, _ = self.acquainted()
        blocked, blocking = self.device(ada), self.device(grace)
        blocked.wait_for("presence", user_id=grace.id)
        self.assertEqual(grace.put(f"/blocks/{ada.id}").status, 204)
        self.assertFalse(blocked.wait_for("presence", user_id=grace.id)["online"])
        self.assertFalse(blocking.wait_for("presence", user_id=ada.id)["online"])
        self.assertEqual(grace.delete(f"/blocks/{ada.id}").status, 204)
        self.assertTrue(blocked.wait_for("presence", user_id=grace.id)["online"])
        self.assertTrue(blocking.wait_for("presence", user_id=ada.id)["online"])

    def test_acquaintance_begins_over_nodes(self):
        """4.1: with the second one's first message, each sees the other."""
        ada, grace = Person(self.nodes[0]), Person(self.nodes[1])
        one, other = self.device(ada), self.device(grace)
        conversation = ada.direct(grace)
        ada.send(conversation)
        grace.send(conversation)
        self.assertTrue(one.wait_for("presence", user_id=grace.id)["online"])
        self.assertTrue(other.wait_for("presence", user_id=ada.id)["online"])


class Sessions(ClusterCase):
    settings = {"rate_limits": "on", "limit_messages": "30"}

    def test_a_session_ends_on_every_node_at_once(self):
        """3: a node learns of a revocation at once through the bus."""
        ada = Person(self.nodes[0])
        elsewhere = self.device(ada, self.nodes[1])
        self.assertEqual(ada.post("/auth/logout").status, 204)
        started = time.monotonic()
        self.assertEqual(elsewhere.expect_close(), 4401)
        self.assertLess(time.monotonic() - started, 1.0)
        self.assertEqual(at(ada, self.nodes[1]).get("/users/me").status, 401)

    def test_failed_logins_count_for_all_nodes(self):
        """3: 20 failed logins of an address a minute, however they are spread."""
        statuses = []
        for i in range(21):
            statuses.append(call(self.nodes[i % 2], "POST", "/auth/login",
                                 {"username": f"nobody{i}", "password": "wrong wrong"}).status)
            time.sleep(0.02)
        self.assertEqual(statuses, [401] * 20 + [429])

    def test_messages_count_for_all_nodes(self):
        """3: the messages of a session a minute, however they are spread."""
        ada = Person(self.nodes[0])
        conversation = ada.direct(Person(self.nodes[1]))
        places = [ada, at(ada, self.nodes[1])]
        statuses = []
        for i in range(32):
            reply = places[i % 2].post(f"/conversations/{conversation}/messages",
                                       {"nonce": f"00000000-0000-4000-8000-{i:012}", "body": "."})
            statuses.append(reply.status)
            time.sleep(0.02)
        self.assertEqual(statuses, [201] * 30 + [429] * 2)


class Going(ClusterCase):
    nodes_wanted = 3

    def test_a_killed_nodes_people_are_offline_in_time(self):
        """5: a dead node's people within 45 s; what it may have not told is synced before."""
        ada, grace, conversation = self.acquainted()
        watching = self.device(ada)
        self.device(grace, self.nodes[2])
        watching.wait_for("presence", user_id=grace.id)
        self.nodes[2].kill()
        died = time.monotonic()
        watching.wait_for("sync", patience=12.0)
        grace.send(conversation, "by way of another node")
        self.assertEqual(watching.wait_for("message.new")["message"]["body"],
                         "by way of another node")
        while True:
            try:
                gone = watching.wait_for("presence", 20.0, user_id=grace.id)
                break
            except AssertionError:
                watching.ping()
                self.assertLess(time.monotonic() - died, 45)
        self.assertFalse(gone["online"])
        self.assertLess(time.monotonic() - died, 45)
        self.assertFalse(ada.get(f"/users/{grace.id}").json["online"])
        self.nodes[2].start()
        self.await_bus(self.nodes[2])
        self.device(grace, self.nodes[2])
        self.assertTrue(watching.wait_for("presence", user_id=grace.id)["online"])

    def test_a_stopped_nodes_people_have_the_grace_to_come_back(self):
        """5: 1001, and nobody hears of it who is back on another node in time."""
        ada, grace, _ = self.acquainted()
        alan, hopper = Person(self.nodes[1]), Person(self.nodes[1])
        for other in (alan, hopper):
            with_ada = ada.direct(other)
            ada.send(with_ada)
            other.send(with_ada)
        watching = self.device(ada)
        moving, leaving = self.device(alan), self.device(hopper)
        for user in (alan, hopper):
            watching.wait_for("presence", user_id=user.id)
        node = self.nodes[1]
        node.process.terminate()
        self.assertEqual(moving.expect_close(), 1001)
        self.assertEqual(leaving.expect_close(), 1001)
        self.device(alan, self.nodes[0])
        self.assertEqual(node.process.wait(10), 0)
        told = [each for each in watching.events_within(18) if each["type"] in ("presence", "sync")]
        self.assertEqual([(each["type"], each.get("user_id"), each.get("online"))
                          for each in told], [("presence", hopper.id, False)])
        node.process.stdout.close()
        node.start()
        self.await_bus(node)
        self.device(hopper, node)
        self.assertTrue(watching.wait_for("presence", user_id=hopper.id)["online"])
        self.assertEqual(grace.get("/users/me").status, 200)
