"""Section 5: nothing is lost while Redis, a node, or the way to either goes."""

import threading
import time

from cluster import Cable, ClusterCase, at
from holder import Holder, send_all
from rest import Person, call, new_nonce
from server import eventually


class Losing(ClusterCase):
    """Two people on two nodes, who write to one another all the time."""

    def restart(self, node):
        self.assertEqual(node.terminate(10), 0)
        node.start()
        self.await_bus(node)

    def converse(self, count, *acts):
        """Each sends half of `count` messages; each act, (sent, act), is done once so many are."""
        places, todo = self.nodes, list(acts)
        ada, grace, conversation = self.acquainted()
        ends = [(ada, list(places)), (grace, list(reversed(places)))]
        holders = [Holder(at(person, way[0]), conversation, way) for person, way in ends]
        for holder in holders:
            self.addCleanup(holder.stop)
            self.assertTrue(holder.is_connected.wait(10))
        sent, results, wanted = [0, 0], [None, None], {"hello"}
        texts = [[(new_nonce(), f"{person.name} {i}") for i in range(count // 2)]
                 for person, _ in ends]

        def send(place):
            person, way = ends[place]
            results[place] = send_all(person, conversation, texts[place], way,
                                      lambda number: sent.__setitem__(place, number))
        threads = [threading.Thread(target=send, args=(place,), daemon=True) for place in (0, 1)]
        for thread in threads:
            thread.start()
        while any(thread.is_alive() for thread in threads):
            if todo and sum(sent) >= todo[0][0]:
                todo.pop(0)[1]()
            time.sleep(0.02)
        self.assertEqual(todo, [])
        for text in texts:
            wanted.update(each for _, each in text)
        for holder in holders:
            try:
                eventually(lambda held=holder: len(held.messages) >= count + 2, 30)
            except AssertionError:
                pass
            came = holder.texts()
            self.assertEqual(len(came), count + 2)
            self.assertEqual(set(came), wanted)
            for (person, _), text in zip(ends, texts):
                own = [each for each in came if each.startswith(person.name + " ")]
                self.assertEqual(own, [each for _, each in text])
        return holders, results


class RedisGoes(Losing):
    def test_redis_is_killed_amid_ten_thousand_messages(self):
        """5: nothing is lost, nothing comes twice; sync comes once the bus is back."""
        degraded = set()

        def ask():
            degraded.update(self.bus(node) for node in self.nodes)

        holders, results = self.converse(10_000, (3000, self.redis.kill), (3500, ask),
                                         (6000, self.redis.start))
        self.assertEqual(degraded, {"degraded"})
        self.assertEqual([set(each) for each in results], [{201}, {201}])
        self.assertTrue(all(each.reconnects == 0 for each in holders))
        self.assertTrue(all(each.syncs >= 2 for each in holders))
        for node in self.nodes:
            self.await_bus(node)

    def test_people_of_the_same_node_have_their_events_meanwhile(self):
        """5: without Redis, a node's own people are served; /readyz says degraded, then ok."""
        ada, grace, conversation = self.acquainted()
        here, beside, elsewhere = (self.device(ada), self.device(grace, self.nodes[0]),
                                   self.device(grace, self.nodes[1]))
        here.events_within(1.5)
        self.redis.kill()
        for node in self.nodes:
            self.await_bus(node, "degraded")
        ada.send(conversation, "not by Redis")
        self.assertEqual(beside.wait_for("message.new")["message"]["body"], "not by Redis")
        late = self.device(Person(self.nodes[0]))
        late.ping()
        for device in (here, beside, elsewhere):
            device.ping()
        self.redis.start()
        back = time.monotonic()
        for device in (here, elsewhere):
            device.wait_for("sync")
        self.assertLess(time.monotonic() - back, 10)
        for node in self.nodes:
            self.await_bus(node)
        ada.send(conversation, "by Redis again")
        self.assertEqual(elsewhere.wait_for("message.new")["message"]["body"], "by Redis again")

    def test_whoever_came_and_went_meanwhile_is_told_of(self):
        """5: presence is right again once Redis is back."""
        ada, grace, _ = self.acquainted()
        watching, leaving = self.device(ada), self.device(grace)
        watching.wait_for("presence", user_id=grace.id)
        self.redis.kill()
        for node in self.nodes:
            self.await_bus(node, "degraded")
        leaving.close()
        self.assertEqual([each for each in watching.events_within(6.5)
                          if each["type"] == "presence"], [])
        self.redis.start()
        self.assertFalse(watching.wait_for("presence", user_id=grace.id)["online"])
        self.redis.kill()
        for node in self.nodes:
            self.await_bus(node, "degraded")
        self.device(grace)
        self.redis.start()
        self.assertTrue(watching.wait_for("presence", user_id=grace.id)["online"])
        self.assertTrue(ada.get(f"/users/{grace.id}").json["online"])

    def test_a_session_ends_everywhere_without_redis(self):
        """3: within 5 s from the database when the bus is away."""
        ada = Person(self.nodes[0])
        elsewhere = self.device(ada, self.nodes[1])
        self.redis.kill()
        self.addCleanup(self.redis.start)
        for node in self.nodes:
            self.await_bus(node, "degraded")
        self.assertEqual(ada.post("/auth/logout").status, 204)
        self.assertEqual(elsewhere.expect_close(5.0), 4401)

    def test_a_node_starts_without_redis(self):
        """operations: away at the start: warn, serve, retry."""
        self.redis.kill()
        node = self.node()
        self.assertEqual(self.bus(node), "degraded")
        self.assertIn("Redis is away", node.log())
        ada = Person(node)
        device = self.device(ada)
        device.ping()
        self.redis.start()
        for each in (node, self.nodes[0]):
            self.await_bus(each)
        grace = Person(self.nodes[0])
        grace.send(grace.direct(ada), "hello")
        self.assertEqual(device.wait_for("message.new")["message"]["sender_id"], grace.id)


class Password(ClusterCase):
    nodes_wanted = 1

    def test_a_password_opens_redis_and_is_told_to_nobody(self):
        """operations: redis_url with a password and a database; a wrong one is told of, unread."""
        self.redis.ask("CONFIG", "SET", "requirepass", "open sesame")
        here = f"127.0.0.1:{self.redis.port}"
        good = self.node(redis_url=f"redis://:open%20sesame@{here}/3")
        self.await_bus(good)
        bad = self.node(redis_url=f"redis://:wrong%20words@{here}/3")
        self.assertEqual(self.bus(bad), "degraded")
        said = eventually(lambda: [each for each in bad.log().splitlines()
                                   if "Redis is away" in each])[0]
        self.assertIn("WRONGPASS", said)
        for node in (good, bad):
            self.assertNotRegex(node.log(), "sesame|wrong( |%20)words")


class NodesGo(Losing):
    nodes_wanted = 3

    def test_a_node_is_killed_amid_messages(self):
        """5: kill -9 of one of three: its people go on by way of another, and nothing is lost."""
        self.converse(3000, (500, self.nodes[0].kill), (1500, self.nodes[0].start))

    def test_a_rolling_restart_refuses_nothing(self):
        """5: nodes are restarted one after the other; people see a reconnect and nothing else."""
        _, results = self.converse(3000, *((500 + 800 * i, lambda node=node: self.restart(node))
                                           for i, node in enumerate(self.nodes)))
        for statuses in results:
            self.assertLessEqual(set(statuses), {200, 201, "away"})


class Partitions(Losing):
    """Each node has cables of its own to Redis and to PostgreSQL."""

    @classmethod
    def node(cls, **settings):
        redis = Cable(cls.redis.port)
        database = Cable(f"{cls.postgres.directory.name}/.s.PGSQL.5432")
        for cable in (redis, database):
            cls.addClassCleanup(cable.stop)
        node = super().node(
            redis_url=f"redis://127.0.0.1:{redis.port}",
            database_url=f"postgresql://letschat@127.0.0.1:{database.port}/postgres", **settings)
        node.redis_cable, node.database_cable = redis, database
        return node

    def test_a_node_loses_its_way_to_redis(self):
        """5: nobody is told that the way is cut; the node finds out, and so do the others."""
        node, seen = self.nodes[0], set()

        def look_and_mend():
            self.await_bus(node, "degraded", 15)
            seen.add(self.bus(self.nodes[1]))
            node.redis_cable.mend()

        self.converse(1600, (300, node.redis_cable.cut), (900, look_and_mend))
        self.assertEqual(seen, {"ok"})
        self.await_bus(self.nodes[0])

    def test_a_node_loses_its_way_to_the_database(self):
        """4.5, 5: it says so; people go on by way of the other; nothing is lost when it is back."""
        cable = self.nodes[0].database_cable
        self.converse(1600, (300, cable.cut), (900, cable.mend))
        eventually(lambda: call(self.nodes[0], "GET", "/readyz").status == 200, 30)
