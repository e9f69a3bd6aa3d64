"""4.4: devices that are away now and then end with exactly what the server's pages say."""

import random
import unittest

from conversing import ServerCase, at_once
from rest import new_nonce, segment
from syncdevice import SyncDevice, expect_current

EMOJI = ["\U0001f44d", "\u2764\ufe0f", "x"]


class World:
    """People who do whatever comes to their mind in their conversations."""

    def __init__(self, people, seed):
        self.random = random.Random(seed)
        self.people = people
        self.groups = [people[0].group(*people[1:]), people[1].group(people[2])]
        self.directs = [(one, other) for number, one in enumerate(people)
                        for other in people[number + 1:]]
        self.messages = []
        self.doings = [self.send] * 8 + [self.edit] * 3 + [self.react] * 3 + [self.take_back] * 2 \
            + [self.read] * 4 + [self.delete, self.mute, self.rename, self.join, self.leave,
                                 self.give, self.introduce, self.block]

    def step(self):
        reply = self.random.choice(self.doings)()
        assert reply is None or reply.status < 500, reply.body

    def pick(self):
        """Somebody, and a conversation that may be theirs."""
        if self.random.random() < 0.6:
            return self.random.choice(self.people), self.random.choice(self.groups)
        pair = list(self.random.choice(self.directs))
        self.random.shuffle(pair)
        return pair[0], pair[0].direct(pair[1])

    def send(self):
        person, conversation = self.pick()
        reply = person.post(f"/conversations/{conversation}/messages",
                            {"nonce": new_nonce(), "body": f"text {self.random.random()}"})
        if reply.status == 201:
            self.messages.append((person, reply.json))
        return reply

    def written(self):
        """A message, often a recent one, and its path."""
        if not self.messages:
            return None, "/conversations"
        recent = self.random.random() < 0.7
        sender, message = self.random.choice(self.messages[-20:] if recent else self.messages)
        path = f"/conversations/{message['conversation_id']}/messages/{message['id']}"
        return sender, path

    def edit(self):
        sender, path = self.written()
        return sender and sender.patch(path, {"body": f"edited {self.random.random()}"})

    def delete(self):
        sender, path = self.written()
        return sender and sender.delete(path)

    def react(self):
        sender, path = self.written()
        person, emoji = self.random.choice(self.people), self.random.choice(EMOJI)
        return sender and person.put(f"{path}/reactions/{segment(emoji)}")

    def take_back(self):
        sender, path = self.written()
        person, emoji = self.random.choice(self.people), self.random.choice(EMOJI)
        return sender and person.delete(f"{path}/reactions/{segment(emoji)}")

    def read(self):
        person, conversation = self.pick()
        return person.put(f"/conversations/{conversation}/read",
                          {"seq": self.random.randrange(60)})

    def mute(self):
        person, conversation = self.pick()
        until = self.random.choice([None, "2031-01-01T00:00:00.000Z"])
        return person.put(f"/conversations/{conversation}/mute", {"until": until})

    def rename(self):
        person, conversation = self.pick()
        return person.patch(f"/conversations/{conversation}", {"title": new_nonce()})

    def join(self):
        ids = [each.id for each in self.random.sample(self.people, 2)]
        group = self.random.choice(self.groups)
        return self.random.choice(self.people).post(f"/conversations/{group}/members",
                                                    {"user_ids": ids})

    def leave(self):
        person, group = self.random.choice(self.people), self.random.choice(self.groups)
        user = person if self.random.random() < 0.5 else self.random.choice(self.people)
        return person.delete(f"/conversations/{group}/members/{user.id}")

    def give(self):
        person, user = self.random.choice(self.people), self.random.choice(self.people)
        role = self.random.choice(["admin", "member", "owner"])
        return person.patch(f"/conversations/{self.random.choice(self.groups)}/members/{user.id}",
                            {"role": role})

    def introduce(self):
        return self.random.choice(self.people).patch("/users/me", {"display_name": new_nonce()[:9]})

    def block(self):
        """Blocks somebody, and always lifts it again."""
        person, other = self.random.sample(self.people, 2)
        person.put(f"/blocks/{other.id}")
        self.send()
        return person.delete(f"/blocks/{other.id}")


class RandomScenarios(ServerCase):

    def test_devices_that_sync_now_and_then(self):
        """4.4: whatever happened, however seldom a device called, it ends with what is there."""
        for seed in (1, 2, 3):
            with self.subTest(seed=seed):
                people = self.people(4)
                world = World(people, seed)
                devices = [(SyncDevice(person), pace) for person in people
                           for pace in (0.5, 0.05, 0.01)]
                for _ in range(220):
                    world.step()
                    for device, pace in devices:
                        if world.random.random() < pace:
                            device.sync()
                self.assertGreater(len(world.messages), 40)
                for device, _ in devices:
                    device.sync()
                    expect_current(self, device)

    def test_only_for_single_conversations(self):
        """5: a device that catches up with only:true, one by one, misses nothing."""
        people = self.people(3)
        world = World(people, 4)
        device = SyncDevice(people[0])
        for number in range(300):
            world.step()
            if number % 40 == 0:
                device.sync()
            elif device.held and number % 5 == 0:
                self.catch_up(device, world.random.choice(sorted(device.held)))
        device.sync()
        expect_current(self, device)

    def catch_up(self, device, conversation):
        more = True
        while more:
            held = {conversation: device.held[conversation]}
            reply = device.person.sync(held, users_since=device.users_since, only=True)
            self.assertLessEqual({each["id"] for each in reply["conversations"]}, {conversation})
            device.adopt(reply)
            more = reply["more"]

    def test_as_it_happens(self):
        """4.4: devices that sync while others write, in threads, end with what is there."""
        people = self.people(4)
        worlds = [World(people, seed) for seed in (5, 6, 7)]
        for world in worlds:
            world.doings.remove(world.block)  # a lifted block shows marks again without a number
        devices = [SyncDevice(person) for person in people]

        def live(world):
            for _ in range(80):
                world.step()

        def follow(device):
            for _ in range(40):
                device.sync()

        at_once(*[lambda world=world: live(world) for world in worlds],
                *[lambda device=device: follow(device) for device in devices])
        for device in devices:
            device.sync()
            expect_current(self, device)


if __name__ == "__main__":
    unittest.main()
