"""Ada and Grace: at their windows, and beside that on their phones, which speak REST."""

import itertools
import os
import subprocess
import threading
import time

from rest import new_nonce
from server import eventually, launcher

#: How long a call may be repeated before something is truly wrong.
PATIENCE = 60.0


class Speaker:
    """Somebody's session, which repeats each message until it has an answer."""

    def __init__(self, person):
        self.person = person
        self.said = []
        #: Calls that had no answer, or none that says what became of them.
        self.repeats = 0

    def say(self, conversation, text):
        body = {"nonce": new_nonce(), "body": text}
        end = time.monotonic() + PATIENCE
        while not self.is_stored(conversation, body):
            if time.monotonic() > end:
                raise RuntimeError(f"nobody took {text!r} in {PATIENCE:.0f} s")
            self.repeats += 1
            time.sleep(0.2)
        self.said.append(text)

    def is_stored(self, conversation, body):
        """False where the answer leaves it open."""
        try:
            reply = self.person.post(f"/conversations/{conversation}/messages", body)
        except OSError:
            return False
        if reply.status in (200, 201):
            return True
        if reply.status < 500:
            raise RuntimeError(f"refused: {reply.status} {reply.body!r}")
        return False


class Phone(Speaker):
    """Sends one message after the other while it is on."""

    def __init__(self, name, person):
        super().__init__(person)
        self.name = name
        self.numbers = itertools.count(1)
        self.thread = None
        self.failed = None

    def switch_on(self, conversation):
        self.is_on = threading.Event()
        self.is_on.set()
        self.thread = threading.Thread(target=self.stream, args=(conversation,), daemon=True)
        self.thread.start()

    def stream(self, conversation):
        try:
            while self.is_on.is_set():
                self.say(conversation, f"{self.name}, on the phone: {next(self.numbers)}")
                time.sleep(0.1)
        except Exception as error:  # pylint: disable=broad-except  # told by whoever switches it off
            self.failed = error

    def switch_off(self):
        self.is_on.clear()
        self.thread.join()
        if self.failed:
            raise self.failed


class Window:
    """A letschat of somebody who plays a script: what is typed and what is waited for, in turns."""

    def __init__(self, program, cluster, place, name, peer, variables, picture, password):
        self.name, self.place, self.picture = name, place, picture
        self.password = password
        self.log_path = place / f"{name}.log"
        self.environment = {**os.environ, **variables}
        self.command = [*launcher, program, "--server", f"http://{cluster.host}:{cluster.port}",
                        "--profile", name, "--data-dir", str(place / name), "--sign-in", name]
        self.link = f"letschat://user/{peer}"
        self.steps = []
        self.said = []
        self.process = None

    def say(self, *texts):
        for text in texts:
            self.steps += ["--say", text]
            self.said.append(text)

    def expect(self, text):
        self.steps += ["--expect", text]

    def open(self, *more):
        with open(self.log_path, "ab") as log:
            self.process = subprocess.Popen(
                [*self.command, *self.steps, "--picture", str(self.picture), *more, self.link],
                env=self.environment, stdin=subprocess.PIPE, stdout=log, stderr=log)
        self.process.stdin.write(self.password.encode() + b"\n")
        self.process.stdin.close()

    def is_open(self):
        return self.process.poll() is None

    def check(self):
        """Fails where it has ended, and not well."""
        if self.process.poll():
            raise RuntimeError(f"the window of {self.name} ended with {self.process.returncode}:\n"
                               + self.log_path.read_text(encoding="utf-8", errors="replace"))

    def close(self):
        self.process.terminate()
        self.process.wait()


class Transcript:
    """What the server has of a conversation, read on and on."""

    def __init__(self, person, conversation):
        self.person, self.path = person, f"/conversations/{conversation}/messages"
        self.messages = []

    def read(self):
        """All there is by now."""
        while True:
            after = self.messages[-1]["seq"] if self.messages else 0
            page = self.page(after)
            self.messages += page["messages"]
            if not page["has_newer"]:
                return self.messages

    def page(self, after):
        def ask():
            try:
                reply = self.person.get(self.path, query={"after_seq": after, "limit": 100})
            except OSError:
                return None
            return reply.json if reply.status == 200 else None
        return eventually(ask, patience=PATIENCE, pause=0.2)

    def count(self, texts):
        """How many of these texts are there."""
        wanted = set(texts)
        return sum(message["body"] in wanted for message in self.read())
