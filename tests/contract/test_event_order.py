"""5: events of one conversation reach every socket dense and in the order of change_seq."""

import json
import threading
import unittest

from conversing import (CONVERSATIONAL, ServerCase, all_messages, at_once, events_until,
                        next_event, roles_of)
from rest import segment
from socketclient import TEXT, Device
from syncdevice import SyncDevice


def frames_until(device, conversation, number):
    """The bytes of a conversation's numbered events up to that change_seq."""
    frames = []
    while True:
        opcode, payload = device.receive_frame(20)
        event = json.loads(payload) if opcode == TEXT else {}
        if event.get("type") in CONVERSATIONAL and event["conversation_id"] == conversation:
            frames.append(payload)
            if event["change_seq"] == number:
                return frames


class LiveDevice(SyncDevice):
    """Syncs once, and then lives on events alone; a number that is not the next one fails."""

    def __init__(self, person):
        super().__init__(person)
        self.socket = Device(person)
        self.sync()

    def follow(self, numbers):
        """Applies events until it holds those change_seq of the conversations."""
        while any(self.held[id_][0] < number for id_, number in numbers.items()):
            event = self.socket.receive()
            if event["type"] in CONVERSATIONAL:
                self.apply(event)

    def apply(self, event):
        id_ = event["conversation_id"]
        number, state = self.held[id_]
        if event["type"] == "state":
            if event["state_seq"] > state:
                self.held[id_] = (number, event["state_seq"])
                self.conversations[id_]["mine"]["muted_until"] = event["muted_until"]
        elif event["change_seq"] > number:
            assert event["change_seq"] == number + 1, (number, event)
            self.held[id_] = (event["change_seq"], state)
            self.apply_change(self.conversations[id_], event)

    def apply_change(self, conversation, event):
        if event["type"] == "read":
            self.move(conversation, event["user_id"], event["seq"])
        elif event["type"] == "conversation.updated":
            self.conversations[conversation["id"]] = {**event["conversation"],
                                                      "mine": conversation["mine"]}
        else:
            message = event["message"]
            self.stretches[conversation["id"]][message["seq"]] = message
            if event["type"] == "message.new":
                self.move(conversation, message["sender_id"], message["seq"])

    def move(self, conversation, user, seq):
        for member in conversation["members"]:
            if member["user"]["id"] == user:
                member["read_seq"] = max(member["read_seq"], seq)


class Order(ServerCase):

    def expect_every_socket_the_same(self, devices, conversation, first, last):
        streams = [frames_until(device, conversation, last) for device in devices]
        self.expect_dense([json.loads(frame) for frame in streams[0]], first, last)
        for stream in streams[1:]:
            self.assertEqual(stream, streams[0])

    def test_many_senders_at_once(self):
        """5: many senders in one conversation: on every socket dense, in order, the same bytes."""
        people = self.people(8)
        group = people[0].group(*people[1:])
        devices = self.devices(*people, people[0].sign_in(), people[3].sign_in())

        def chatter(person):
            for number in range(25):
                person.send(group, f"{number}")

        at_once(*[lambda person=person: chatter(person) for person in people])
        self.expect_every_socket_the_same(devices, group, 1, 200)

    def test_all_kinds_of_changes_at_once(self):
        """5: messages, their changes, marks, titles and roles at once stay in order."""
        people = self.people(5)
        group = people[0].group(*people[1:])
        devices = self.devices(*people)
        one, two, three, four, five = people

        def write(person):
            for number in range(10):
                path = f"/conversations/{group}/messages/{person.send(group)['id']}"
                person.patch(path, {"body": f"edited {number}"})
                five.put(f"{path}/reactions/{segment('x')}")
                five.delete(f"{path}/reactions/{segment('x')}")
                person.delete(path)

        def read():
            for number in range(1, 20):
                four.put(f"/conversations/{group}/read", {"seq": number})

        def administer():
            for number in range(10):
                one.patch(f"/conversations/{group}", {"title": f"{number}"})
                role = ("admin", "member")[number % 2]
                one.patch(f"/conversations/{group}/members/{five.id}", {"role": role})

        at_once(lambda: write(one), lambda: write(two), lambda: write(three), read, administer)
        last = one.get_conversation(group)["change_seq"]
        self.assertGreaterEqual(last, 3 * 50 + 20)
        self.expect_every_socket_the_same(devices, group, 1, last)

    def test_many_conversations_at_once(self):
        """5: each conversation has its own numbers, dense, whatever happens in others."""
        one, *others = self.people(6)
        directs = [one.direct(other) for other in others]
        devices = self.devices(one, one.sign_in())

        def talk(other, direct):
            for number in range(20):
                (one, other)[number % 2].send(direct)

        at_once(*[lambda pair=pair: talk(*pair) for pair in zip(others, directs)])
        for device in devices:
            numbers = {direct: [] for direct in directs}
            while any(len(found) < 20 for found in numbers.values()):
                event = device.wait_for("message.new")
                numbers[event["conversation_id"]].append(event["change_seq"])
            self.assertEqual(set(map(tuple, numbers.values())), {tuple(range(1, 21))})

    def test_members_who_come_and_go(self):
        """5: who is in hears every number, also as others come and go at the same time."""
        owner, stays, *moving = self.people(5)
        group = owner.group(stays)
        device = self.device(stays)

        def move(person):
            for _ in range(8):
                owner.post(f"/conversations/{group}/members", {"user_ids": [person.id]})
                person.send(group)
                person.delete(f"/conversations/{group}/members/{person.id}")

        at_once(*[lambda person=person: move(person) for person in moving])
        last = owner.get_conversation(group)["change_seq"]
        self.assertEqual(last, 3 * 8 * 3)
        events = events_until(device, group, last)
        self.expect_dense(events, 1, last)
        self.assertEqual(set(roles_of(events[-1]["conversation"])), {owner.id, stays.id})

    def test_a_member_hears_only_what_is_theirs(self):
        """5: someone who is added and removed hears from conversation.new to gone, dense."""
        owner, moving = self.people(2)
        group = owner.group()
        device = self.device(moving)
        for _ in range(3):
            owner.send(group)
            before = owner.get_conversation(group)["change_seq"]
            owner.post(f"/conversations/{group}/members", {"user_ids": [moving.id]})
            owner.send(group)
            owner.delete(f"/conversations/{group}/members/{moving.id}")
            first, second, third = [next_event(device, group) for _ in range(3)]
            self.assertEqual([each["type"] for each in (first, second, third)],
                             ["conversation.new", "message.new", "conversation.gone"])
            self.expect_dense([first, second], before + 1, before + 2)
        self.expect_silence(device, 0.2)


class Gaps(ServerCase):

    def test_no_event_is_missed_by_who_comes_later(self):
        """5: after auth.ok and /sync events go on where the reply ends: no number is missed."""
        one, other, direct = self.pair()
        one.send(direct)
        done = threading.Event()

        def talk():
            while not done.is_set():
                other.send(direct)

        def connect():
            try:
                for _ in range(12):
                    with Device(one) as device:
                        held = one.sync(only=False)["conversations"][0]["change_seq"]
                        number = None
                        while number is None or number <= held:
                            number = next_event(device, direct)["change_seq"]
                            self.assertLessEqual(number, held + 1)
            finally:
                done.set()

        at_once(talk, connect)

    def test_a_device_that_lives_on_events(self):
        """5: one sync, then events alone, gives what the server's pages say."""
        people = self.people(4)
        ids = [people[0].group(*people[1:]), people[0].group(*people[1:])]
        lives = [LiveDevice(person) for person in people]
        for live in lives:
            self.addCleanup(live.socket.close)

        def act(person, place):
            for number in range(12):
                id_ = ids[(number + place) % 2]
                sent = person.send(id_)
                path = f"/conversations/{id_}/messages/{sent['id']}"
                person.put(f"{path}/reactions/{segment('x')}")
                person.put(f"/conversations/{id_}/read", {"seq": sent["seq"] + 2})
                person.put(f"/conversations/{id_}/mute",
                           {"until": f"2031-01-01T00:00:{number:02}.000Z"})
                if number % 3 == 0:
                    person.delete(path)

        at_once(*[lambda each=each: act(*each) for each in zip(people, range(4))])
        people[0].patch(f"/conversations/{ids[0]}", {"title": "The end"})
        numbers = {id_: people[0].get_conversation(id_)["change_seq"] for id_ in ids}
        for live in lives:
            live.follow(numbers)
            for id_ in ids:
                found = live.person.get_conversation(id_)
                self.assertEqual(live.stretch(id_), all_messages(live.person, id_))
                for name in ("title", "members"):
                    self.assertEqual(live.conversations[id_][name], found[name])
                self.assertEqual(live.conversations[id_]["mine"]["muted_until"],
                                 found["mine"]["muted_until"])


if __name__ == "__main__":
    unittest.main()
