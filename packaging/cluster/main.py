"""Two people at their windows on different nodes, while a node and then Redis are killed.

    packaging/cluster/main.py PLACE PICTURES BIN PASSWORD [stay]

packaging/demo-cluster calls it, on a desktop that it has prepared in PLACE. With `stay` that is the
user's own, and the windows are left open at the end.
"""

import pathlib
import signal
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
# The server as a process, and calls to it, are those of the tests of the contract.
sys.path += [str(HERE), str(HERE.parents[1] / "tests/contract")]

import server  # noqa: E402
from held import faults, held_by, unsent_of  # noqa: E402
from machines import Cluster  # noqa: E402
from outage import Postgres  # noqa: E402
from rest import Person  # noqa: E402
from talk import Phone, Speaker, Transcript, Window  # noqa: E402

#: How many each types at the window while something is killed.
LINES = 25
#: How many of them, and as many from each phone, before it is killed, and after.
BEFORE, AFTER = 5, 8
#: For whatever has to happen next, on a machine that is busy.
PATIENCE = 90.0

READY = "Are we both at our desks?"
TALK = [("ada", "We are. Did the train get in on time?"),
        ("grace", "On time, for once 🎉"),
        ("ada", "Then let us see what happens when one of three servers is gone."),
        ("grace", "Mine is another than yours, so I should hear you. Go on!")]
NODE_IS_BACK = "That was kill -9 of a server. Now Redis."
REDIS_IS_BACK = "And that was Redis."
END = [("ada", "Did you get all of it?"), ("grace", "Every line, and none twice.")]


def say(text):
    print(f"\n-- {text}", flush=True)


def tell(text):
    print(text, flush=True)


class Demo:
    def __init__(self, place, pictures, programs, password, stay):
        self.place, self.pictures, self.programs = place, pictures, programs
        self.password, self.stay = password, stay
        self.postgres = self.cluster = None
        self.windows, self.phones = {}, {}

    # Before the doors open

    def build(self):
        say("Starting PostgreSQL, Redis, three nodes and a proxy")
        self.postgres = Postgres(self.place)
        self.cluster = Cluster(self.place, self.postgres)
        for node in self.cluster.nodes:
            self.wait(node.bus, f"{node.name} is not ready")
            tell(f"{node.name} is ready on http://{node.host}:{node.port}")
        tell(f"The proxy is on http://{self.cluster.host}:{self.cluster.port}")

    def invite(self):
        people = {name: Person(self.cluster, name, self.password, display_name=display)
                  for name, display in (("ada", "Ada Lovelace"), ("grace", "Grace Hopper"))}
        self.conversation = people["ada"].direct(people["grace"])
        self.transcript = Transcript(people["ada"], self.conversation)
        for name, person in people.items():
            self.phones[name] = Phone(name.title(), person.sign_in(device_name="phone"))
        self.caller = Speaker(people["grace"].sign_in(device_name="tablet"))
        for name, peer, looks in ("ada", "grace", "light"), ("grace", "ada", "dark"):
            # On a desktop of one's own they look as everything there.
            variables = {} if self.stay else {"XDG_CONFIG_HOME": str(self.place / "session" / looks)}
            self.windows[name] = Window(
                self.programs / "letschat", self.cluster, self.place, name, peer, variables,
                self.pictures / f"{name}.png", self.password)
        self.rehearse()

    def rehearse(self):
        """What each does at the window, from the first to the last."""
        windows = self.windows
        self.typed = []

        def both_expect(text):
            for window in windows.values():
                window.expect(text)

        def converse(lines):
            for name, text in lines:
                windows[name].say(text)
                windows["grace" if name == "ada" else "ada"].expect(text)

        both_expect(READY)
        converse(TALK)
        for part, last in enumerate((NODE_IS_BACK, REDIS_IS_BACK)):
            first = part * LINES + 1
            self.typed.append({name: [f"{name.title()}, at the window: {number}"
                                      for number in range(first, first + LINES)]
                               for name in windows})
            for name, window in windows.items():
                window.say(*self.typed[part][name])
            both_expect(last)
        converse(END)

    # Looking

    def wait(self, condition, what, patience=PATIENCE):
        """The first true value of condition(); fails with `what`, or as soon as a window did."""
        end = time.monotonic() + patience
        while True:
            value = condition()
            if value:
                return value
            for window in self.windows.values():
                if window.process:
                    window.check()
            if time.monotonic() > end:
                raise RuntimeError(what)
            time.sleep(0.1)

    def places(self):
        return {node: node.sockets() for node in self.cluster.nodes}

    def newcomer(self, before):
        """The node that has a socket more than before."""
        return self.wait(lambda: next((node for node, count in self.places().items()
                                       if count > before.get(node, 0)), None),
                         "no window came to any node")

    def stored(self, texts):
        return self.transcript.count(texts)

    # What happens

    def open_windows(self):
        say("Opening a window for each, through the proxy")
        self.seats = {}
        for name, window in self.windows.items():
            before = self.places()
            window.open(*([] if self.stay else ["--exit-when-done"]))
            self.seats[name] = self.newcomer(before)
        tell(self.seating())
        if len(set(self.seats.values())) < 2:
            raise RuntimeError("both windows are on one node")

    def seating(self):
        ada, grace = (self.seats[name].name for name in ("ada", "grace"))
        return f"Ada's window is on {ada}, Grace's on {grace}."

    def talk(self):
        say("They talk, each message from one node to the other")
        self.caller.say(self.conversation, READY)
        self.wait(lambda: self.stored([text for _, text in TALK]) == len(TALK),
                  "the two do not hear each other")
        for name, text in TALK:
            tell(f"{name.title()}: {text}")

    def all_speak(self, part):
        """Returns once each is in the middle of it, at the window and on the phone."""
        for phone in self.phones.values():
            phone.switch_on(self.conversation)
        self.go_on(BEFORE, part)

    def go_on(self, count, part):
        """Until so many more came from each phone, and from each window that has so many left."""
        wanted = [(texts, min(len(texts), self.stored(texts) + count))
                  for texts in self.typed[part].values()]
        marks = [(phone, len(phone.said) + count) for phone in self.phones.values()]
        self.wait(lambda: all(self.stored(texts) >= mark for texts, mark in wanted)
                  and all(len(phone.said) >= mark for phone, mark in marks),
                  "sending does not go on")

    def all_come_to_an_end(self, part, last):
        for phone in self.phones.values():
            phone.switch_off()
        texts = [text for each in self.typed[part].values() for text in each]
        self.wait(lambda: self.stored(texts) == len(texts), "a window does not come to its end")
        self.caller.say(self.conversation, last)

    def kill_a_node(self):
        self.all_speak(0)
        victim, other = self.seats["ada"], self.seats["grace"]
        say(f"kill -9 of {victim.name}, Ada's, while all are sending")
        before = {**self.places(), victim: 0}
        victim.kill()
        since = time.monotonic()
        self.seats["ada"] = self.newcomer(before)
        tell(f"Ada's window is on {self.seats['ada'].name} after {time.monotonic() - since:.1f} s, "
             f"Grace's still on {other.name}.")
        self.go_on(AFTER, 0)
        victim.start()
        self.wait(victim.bus, f"{victim.name} did not come back")
        tell(f"{victim.name} is running again.")
        self.all_come_to_an_end(0, NODE_IS_BACK)

    def kill_redis(self):
        self.all_speak(1)
        say("kill -9 of Redis, while all are sending")
        tell(self.seating())
        count = len(self.transcript.read())
        self.cluster.redis.kill()
        for node in self.cluster.nodes:
            self.wait(lambda node=node: node.bus() == "degraded", f"{node.name} did not notice")
        tell('Every node says {"bus":"degraded"}, and is ready all the same.')
        self.go_on(AFTER, 1)
        tell(f"{len(self.transcript.read()) - count} messages were taken without it.")
        self.cluster.redis.start()
        since = time.monotonic()
        for node in self.cluster.nodes:
            self.wait(lambda node=node: node.bus() == "ok", f"{node.name} did not find it again")
        tell(f"Redis is running again, and every node found it within "
             f"{time.monotonic() - since:.1f} s.")
        self.all_come_to_an_end(1, REDIS_IS_BACK)

    # Afterwards

    def said(self):
        """{who: what, in this order}."""
        everybody = {f"{name} at the window": each.said for name, each in self.windows.items()}
        everybody.update({f"{name} on the phone": each.said for name, each in self.phones.items()})
        return {**everybody, "Grace on the tablet": self.caller.said}

    def finish(self):
        say("Waiting until both windows have seen the last word")
        for window in self.windows.values():
            self.wait(window.picture.exists if self.stay else lambda each=window: not each.is_open(),
                      f"the window of {window.name} does not come to its end")

    def compare(self):
        """True when everybody holds what was said."""
        say("What was said, beside what everybody holds")
        said = self.said()
        counts = {name: len(texts) for name, texts in said.items()}
        typed = sum(count for name, count in counts.items() if name.endswith("window"))
        tell(f"Said:               {sum(counts.values())} messages, {typed} typed at the windows, "
             f"{sum(counts.values()) - typed} from other devices")
        self.transcript.messages = []
        truth = [(each["seq"], each["id"], each["body"]) for each in self.transcript.read()]
        wrong = [f"the server: {each}" for each in faults(said, truth)]
        tell(f"On the server:      {len(truth)}, numbered without a hole")
        for name, window in self.windows.items():
            held, unsent = held_by(window), unsent_of(window)
            found = faults(said, held)
            if not found and held != truth:
                found = ["not the same as on the server"]
            found += [f"unsent: {text}" for text in unsent]
            wrong += [f"{name}: {each}" for each in found]
            tell(f"{name.title() + ' holds:':<20}{len(held)}, {len(unsent)} waiting to be sent")
        repeats = sum(each.repeats for each in (*self.phones.values(), self.caller))
        tell(f"Calls of the other devices that were cut off, and repeated: {repeats}")
        for each in wrong:
            print(each, file=sys.stderr)
        return not wrong

    def end(self):
        for window in self.windows.values():
            if window.process and window.is_open():
                window.close()
        if self.cluster:
            self.cluster.end()
        if self.postgres:
            self.postgres.stop()


def main(place, pictures, programs, password, *more):
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    server.launcher[:] = ["setpriv", "--pdeathsig", "TERM", "--"]
    stay = "stay" in more
    programs = pathlib.Path(programs)
    server.program = programs / "letschatd"
    demo = Demo(pathlib.Path(place), pathlib.Path(pictures), programs, password, stay)
    try:
        demo.build()
        demo.invite()
        demo.open_windows()
        demo.talk()
        demo.kill_a_node()
        demo.kill_redis()
        demo.finish()
        if not demo.compare():
            return 1
        say("Nothing was lost, nothing was shown twice.")
        if stay:
            tell("Both windows stay open: write in one and read it in the other. "
                 "Ctrl-C here ends all of it.")
            while any(window.is_open() for window in demo.windows.values()):
                time.sleep(0.5)
        return 0
    except (AssertionError, RuntimeError, OSError) as error:
        print(f"\ndemo-cluster: {error}", file=sys.stderr)
        return 1
    finally:
        demo.end()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
