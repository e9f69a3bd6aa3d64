"""The real letschat in a window: found, read and used as a person with a screen reader does."""

import os
import re
import subprocess
from dataclasses import dataclass

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402  after its version is chosen

from desk import PATIENCE, eventually

RENAMED = {"button": "push button"}  # AT-SPI 2.56 gives one role another word than those before

@dataclass
class Part:
    """One element as a screen reader is told of it: role, name and states are words of AT-SPI."""

    accessible: Atspi.Accessible
    depth: int
    role: str
    name: str
    states: set
    place: tuple  # x, y, width, height on the screen

    def __str__(self):
        return f"{self.role} {self.name!r} {self.place} {' '.join(sorted(self.states))}"

    @property
    def centre(self):
        x, y, width, height = self.place
        return x + width // 2, y + height // 2

    @property
    def text(self):
        """What is written in a field; of a password only that many dots."""
        return Atspi.Text.get_text(self.accessible, 0, -1)

    @property
    def actions(self):
        count = Atspi.Action.get_n_actions(self.accessible)
        return [Atspi.Action.get_action_name(self.accessible, at) for at in range(count)]

    def press(self):
        """As a screen reader presses it, with neither key nor pointer."""
        Atspi.Action.do_action(self.accessible, self.actions.index("Press"))

    def same_as(self, other):
        return other is not None and (self.role, self.name, self.place) == (
            other.role, other.name, other.place)


def states_of(accessible):
    return {state.value_nick for state in accessible.get_state_set().get_states()}


def place_of(accessible):
    try:
        rect = accessible.get_extents(Atspi.CoordType.SCREEN)
    except GLib.Error:
        return (0, 0, 0, 0)
    return (rect.x, rect.y, rect.width, rect.height)


class Announcements:
    """What screen readers hear without looking: announcements, which Qt has from 6.8 on, and before
    it notifications that come into sight."""

    EVENTS = "object:announcement", "object:state-changed:showing"

    def __init__(self):
        self.words = []
        self.listener = Atspi.EventListener.new(self.note)
        for each in self.EVENTS:
            self.listener.register(each)

    def note(self, event):
        if event.type.startswith("object:announcement"):
            self.words.append(event.any_data)
        elif event.detail1 and event.source.get_role() == Atspi.Role.NOTIFICATION:
            event.source.clear_cache()
            self.words.append(event.source.get_name())

    def heard(self, pattern):
        while GLib.MainContext.default().iteration(False):
            pass
        return any(re.fullmatch(pattern, each) for each in self.words)

    def stop(self):
        for each in self.EVENTS:
            self.listener.deregister(each)


class Window:
    """One running letschat. `profile` is also the name of its directory below `home`."""

    program = None  # main.py sets it

    def __init__(self, desk, server, home, profile, at=(0, 0), *arguments):
        self.desk, self.profile, self.at = desk, profile, at
        self.home = home
        self.command = [self.program, "--server", f"http://{server.host}:{server.port}",
                        "--data-dir", home, "--profile", profile, *arguments]
        self.start()

    def start(self):
        environment = {name: value for name, value in self.desk.environment.items()
                       if not name.startswith("LETSCHAT_")}
        with open(os.path.join(self.home, self.profile + ".log"), "ab") as log:
            self.process = subprocess.Popen(self.command, env=environment, stdout=log, stderr=log)
        self.number = eventually(lambda: self.desk.window_of(self.process.pid), "no window came")
        self.desk.act("windowmove", self.number, *self.at)
        eventually(lambda: self.frame and self.frame.place[:2] == self.at,
                   lambda: f"the window did not move: {self.frame}")
        self.take_keyboard()

    def kill(self):
        """kill -9."""
        self.process.kill()
        self.process.wait()

    # Looking

    @property
    def application(self):
        desktop = Atspi.get_desktop(0)
        for at in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(at)
            if child and child.get_process_id() == self.process.pid:
                return child
        return None

    @property
    def frame(self):
        return next((part for part in self.look() if part.role == "frame"), None)

    def look(self):
        """Every part on the screen, in the order of the tree. Empty while it changes underfoot."""
        try:
            top = self.application
            if top is None:
                return []
            top.clear_cache()
            found = []
            self._walk(top, 0, found)
            return found
        except GLib.Error:
            return []

    def _walk(self, accessible, depth, found):
        role = accessible.get_role_name()
        part = Part(accessible, depth, RENAMED.get(role, role), accessible.get_name() or "",
                    states_of(accessible), place_of(accessible))
        if depth > 0 and "showing" not in part.states:
            return
        found.append(part)
        for at in range(accessible.get_child_count()):
            child = accessible.get_child_at_index(at)
            if child is not None:
                self._walk(child, depth + 1, found)

    def page(self):
        """What can be used now: where a dialog is open, that alone."""
        parts = self.look()
        dialogs = [at for at, part in enumerate(parts) if part.role == "dialog"]
        return parts[dialogs[0]:] if dialogs else parts[2:]

    def told(self):
        """The whole tree as text, for who reads the report of a failure."""
        return "\n".join("  " * part.depth + str(part) for part in self.look())

    def sees(self, role, name="", *states):
        """The first part whose role and name match these patterns as a whole; None for none."""
        for part in self.look():
            if re.fullmatch(role, part.role) and re.fullmatch(name or ".*", part.name, re.DOTALL) \
                    and set(states) <= part.states:
                return part
        return None

    def find(self, role, name="", *states, patience=PATIENCE):
        """The same, waiting for it."""
        return eventually(lambda: self.sees(role, name, *states),
                          lambda: f"{self.profile}: no {role} {name!r} {states}", patience)

    def lacks(self, role, name=""):
        """Waits until nothing of the kind is on the screen."""
        eventually(lambda: self.frame and not self.sees(role, name),
                   lambda: f"{self.profile}: still there: {self.sees(role, name)}")

    def focused(self):
        """The innermost part that has the keyboard."""
        return next((part for part in reversed(self.look())
                     if "focused" in part.states and part.role != "frame"), None)

    def picture(self):
        return self.desk.picture().part(self.frame.place)

    # Acting

    def take_keyboard(self):
        self.desk.act("windowfocus", "--sync", self.number)

    def click(self, role, name="", button=1):
        x, y = self.find(role, name, "enabled").centre
        self.take_keyboard()
        self.desk.act("mousemove", x, y, "click", button)

    def press(self, *keys):
        self.take_keyboard()
        self.desk.act("key", "--clearmodifiers", *keys)

    def type(self, text):
        """Into whatever has the keyboard."""
        self.take_keyboard()
        self.desk.act("type", "--clearmodifiers", "--delay", 3, text)

    def fill(self, role, name, text):
        """Clicks a field, types into it, and waits until all of it stands there."""
        self.click(role, name)
        self.find(role, name, "focused")
        self.type(text)
        eventually(lambda: len(self.find(role, name).text) == len(text),
                   lambda: f"{name}: {self.find(role, name).text!r}")

    def say(self, text):
        """Types a message into the open conversation and sends it."""
        self.fill("text", "Message to .*", text)
        self.press("Return")
        self.find("list item", f"You, {re.escape(text)}, .*")

    def resize(self, width, height):
        self.desk.act("windowsize", self.number, width, height)
        eventually(lambda: self.frame and self.frame.place[2:] == (width, height),
                   lambda: f"the window has another size: {self.frame}")
