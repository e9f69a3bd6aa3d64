"""A device that keeps what it is shown, as protocol.md, 5 (Gaps) tells clients to."""

import http.client
import threading
import time

from rest import call
from socketclient import Closed, Device


class Holder:
    """Connects through any of some places (whatever has host and port), in turn when one is away,
    and keeps the messages of one conversation by their numbers."""

    def __init__(self, person, conversation, places):
        self.person, self.conversation, self.places = person, conversation, list(places)
        self.messages, self.number, self.later = {}, 0, {}
        self.syncs = self.reconnects = 0
        self.is_stopped = threading.Event()
        self.is_connected = threading.Event()
        self.thread = threading.Thread(target=self._run, daemon=True)
        self.thread.start()

    def _run(self):
        while not self.is_stopped.is_set():
            self.person.server = self.places[0]
            try:
                with Device(self.person) as device:
                    self._sync()
                    self.is_connected.set()
                    self._listen(device)
            except (Closed, OSError, AssertionError, http.client.HTTPException):
                self.places.append(self.places.pop(0))
                self.reconnects += 1
                time.sleep(0.05)
            self.is_connected.clear()

    def _listen(self, device):
        heard = time.monotonic()
        while not self.is_stopped.is_set():
            try:
                self._take(device.receive(0.25))
            except TimeoutError:
                if self.later: # what is missing did not come
                    self._sync()
            if time.monotonic() - heard > 20:
                device.send({"type": "ping"})
                heard = time.monotonic()

    def _take(self, event):
        if event["type"] == "sync":
            return self._sync()
        number = event.get("change_seq")
        if event.get("conversation_id") != self.conversation or number is None:
            return None
        if number > self.number:
            self.later[number] = event
        while self.number + 1 in self.later:
            self.number += 1
            self._keep(self.later.pop(self.number).get("message"))
        return None

    def _keep(self, message):
        if message:
            self.messages[message["seq"]] = message

    def _sync(self):
        """By the pages of the history: what this device lacks, and nothing else."""
        self.syncs += 1
        path = f"/conversations/{self.conversation}"
        reply = call(self.person.server, "GET", path, token=self.person.token)
        if reply.status != 200:
            raise OSError(reply.body)
        number = reply.json["change_seq"]
        have = 0
        while have + 1 in self.messages:
            have += 1
        while True:
            page = call(self.person.server, "GET", path + "/messages", token=self.person.token,
                        query={"after_seq": have, "limit": 100})
            if page.status != 200:
                raise OSError(page.body)
            for message in page.json["messages"]:
                self._keep(message)
                have = message["seq"]
            if len(page.json["messages"]) < 100:
                break
        self.number = max(self.number, number)
        self.later = {k: v for k, v in self.later.items() if k > self.number}

    def texts(self):
        return [self.messages[seq]["body"] for seq in sorted(self.messages)]

    def stop(self):
        self.is_stopped.set()
        self.thread.join(10)


def send_all(person, conversation, texts, places, on_sent=lambda count: None):
    """Sends one after the other, each with its nonce until it is stored, by any place that answers;
    how often each status came."""
    places, statuses = list(places), {}
    for count, (nonce, text) in enumerate(texts):
        while True:
            try:
                reply = call(places[0], "POST", f"/conversations/{conversation}/messages",
                             {"nonce": nonce, "body": text}, token=person.token)
                statuses[reply.status] = statuses.get(reply.status, 0) + 1
                if reply.status in (200, 201):
                    break
            except (OSError, http.client.HTTPException):
                statuses["away"] = statuses.get("away", 0) + 1
            places.append(places.pop(0))
            time.sleep(0.05)
        on_sent(count + 1)
    return statuses
