"""The socket of a running server, each frame held against asyncapi.json."""

import asyncio
import json
import unittest
import uuid

import people
import websockets
from people import Person

PATIENCE = 20


def has_presence():
    """Presence and typing came with blocks, which they respect."""
    return people.has("PUT /blocks/{}")


class Device:
    """One socket. What it receives must be documented."""

    def __init__(self, person):
        self.person = person
        self.sent = people.asyncapi.messages("receive")
        self.received = people.asyncapi.messages("send")
        self.seen = set()

    async def __aenter__(self):
        self.socket = await websockets.connect(f"ws://{people.house.address}/api/v1/ws")
        return self

    async def __aexit__(self, *_):
        await self.socket.close()

    async def send(self, **frame):
        """A frame that the document allows."""
        payload = self.sent[frame["type"]]["payload"]
        faults = people.asyncapi.faults(payload, frame)
        assert not faults, f"{frame} is not as documented: {faults}"
        await self.socket.send(json.dumps(frame))

    async def receive(self):
        event = json.loads(await asyncio.wait_for(self.socket.recv(), PATIENCE))
        assert event["type"] in self.received, f"{event['type']} is not documented"
        faults = people.asyncapi.faults(self.received[event["type"]]["payload"], event)
        assert not faults, f"{event} is not as documented: {faults}"
        self.seen.add(event["type"])
        return event

    async def wait_for(self, type_):
        while (event := await self.receive())["type"] != type_:
            pass
        return event

    async def authenticate(self):
        await self.send(type="auth", token=self.person.token)
        return await self.wait_for("auth.ok")

    async def close_code(self):
        await asyncio.wait_for(self.socket.wait_closed(), PATIENCE)
        return self.socket.close_code


class Socket(unittest.IsolatedAsyncioTestCase):
    def setUp(self):
        self.ada, self.grace = Person(), Person()

    def directed(self):
        body = {"kind": "direct", "user_id": self.grace.id}
        return self.ada.call("POST /conversations", body=body).json()["id"]

    def say(self, conversation, text="hello"):
        body = {"nonce": str(uuid.uuid4()), "body": text}
        reply = self.ada.call("POST /conversations/{}/messages", conversation, body=body)
        self.assertEqual(reply.status, 201)
        return reply.json()["id"]

    async def test_handshake_and_heartbeat(self):
        async with Device(self.ada) as device:
            answer = await device.authenticate()
            self.assertEqual(answer["user_id"], self.ada.id)
            limits = people.asyncapi.root["channels"]["socket"]["x-limits"]
            self.assertEqual(answer["heartbeat_interval"], limits["heartbeat_seconds"])
            await device.send(type="ping")
            await device.wait_for("pong")
            await device.authenticate()

    async def test_what_is_not_understood(self):
        async with Device(self.ada) as device:
            await device.authenticate()
            for frame in {"type": "nonsense"}, {"type": "auth"}, {}:
                await device.socket.send(json.dumps(frame))
                code = (await device.wait_for("error"))["code"]
                self.assertIn(code, ["bad_request", "validation_failed"])

    async def test_events_of_a_conversation(self):
        conversation = self.directed()
        async with Device(self.ada) as adas, Device(self.grace) as graces:
            await adas.authenticate()
            await graces.authenticate()
            message = self.say(conversation)
            await graces.wait_for("conversation.new")
            for device in adas, graces:
                event = await device.wait_for("message.new")
                self.assertEqual(event["message"]["id"], message)
            await self.provoke(adas, graces, conversation, message)

    async def provoke(self, adas, graces, conversation, message):
        """The events of what the server has, one after the other."""
        ids = [conversation, message]
        steps = [
            ("message.updated", "PATCH /conversations/{}/messages/{}", ids, {"body": "edited"}),
            ("read", "PUT /conversations/{}/read", [conversation], {"seq": 1}),
            ("user.updated", "PATCH /users/me", [], {"about": "new"}),
        ]
        for type_, call, values, body in steps:
            if people.has(call):
                person = self.grace if type_ == "read" else self.ada
                reply = person.call(call, *values, body=body)
                self.assertLess(reply.status, 300, reply.body)
                await graces.wait_for(type_)
                await adas.wait_for(type_)
        mute = {"until": "2099-01-01T00:00:00.000Z"}
        if people.has("PUT /conversations/{}/mute"):
            self.ada.call("PUT /conversations/{}/mute", conversation, body=mute)
            await adas.wait_for("state")
        if has_presence():
            await adas.send(type="typing", conversation_id=conversation, active=True)
            await graces.wait_for("typing")

    async def test_presence(self):
        if not has_presence():
            self.skipTest("no presence yet")
        conversation = self.directed()
        self.say(conversation)
        body = {"nonce": str(uuid.uuid4()), "body": "answer"}
        self.grace.call("POST /conversations/{}/messages", conversation, body=body)
        async with Device(self.ada) as adas:
            await adas.authenticate()
            async with Device(self.grace) as graces:
                await graces.authenticate()
                self.assertTrue((await adas.wait_for("presence"))["online"])

    async def test_groups(self):
        if not people.has("POST /conversations/{}/members"):
            self.skipTest("no groups yet")
        async with Device(self.grace) as graces:
            await graces.authenticate()
            group = {"kind": "group", "title": "Us", "member_ids": [self.grace.id]}
            id_ = self.ada.call("POST /conversations", body=group).json()["id"]
            await graces.wait_for("conversation.new")
            self.ada.call("PATCH /conversations/{}", id_, body={"title": "All"})
            await graces.wait_for("conversation.updated")
            self.ada.call("DELETE /conversations/{}/members/{}", id_, self.grace.id)
            await graces.wait_for("conversation.gone")

    async def test_close_codes(self):
        documented = people.asyncapi.close_codes()

        async def closes_with(code, *frames, first=True):
            self.assertIn(code, documented)
            async with Device(self.ada) as device:
                if first:
                    await device.authenticate()
                for frame in frames:
                    await device.socket.send(frame)
                self.assertEqual(await device.close_code(), code)

        await closes_with(4400, "nonsense")
        await closes_with(4400, "[]")
        await closes_with(4400, b"{}")
        await closes_with(4401, '{"type":"ping"}', first=False)
        await closes_with(4401, '{"type":"auth","token":"nonsense"}', first=False)
        await closes_with(1009, json.dumps({"type": "ping", "filler": "x" * 20_000}))

    async def test_the_end_of_a_session_closes_its_sockets(self):
        async with Device(self.ada) as device:
            await device.authenticate()
            self.ada.call("POST /auth/logout")
            self.assertEqual(await device.close_code(), 4401)
