"""Every page as a screen reader and a keyboard meet it: names, roles, and where the keyboard is."""

import unittest

import people
from desk import eventually

#: What a person can use, and what it may be told as.
CONTROLS = {"push button", "push button menu", "toggle button", "text", "password text", "list",
            "list item", "menu item", "check box", "radio button", "combo box", "slider", "split pane",
            "page tab", "link", "spin button"}
#: More than any page has.
MOST_STEPS = 60
#: A ring of two pixels around the smallest of controls has more.
LEAST_CHANGED = 40


def usable(part):
    """Whether a person can do something with it. Plain text is focusable for reading only."""
    return ("focusable" in part.states and "read-only" not in part.states) or "Press" in part.actions


def around(part):
    """Its place with the ring that shows the keyboard."""
    x, y, width, height = part.place
    return (x - 2, y - 2, width + 4, height + 4)


def overlap(one, other):
    """What two places share; None for nothing."""
    left, top = max(one[0], other[0]), max(one[1], other[1])
    right = min(one[0] + one[2], other[0] + other[2])
    bottom = min(one[1] + one[3], other[1] + other[3])
    return (left, top, right - left, bottom - top) if left < right and top < bottom else None


class AccessTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.window, peer = people.sit_down("Edda"), people.sit_down("Finn", (1080, 0))
        for window in (cls.window, peer):
            cls.addClassCleanup(people.leave, window)
        people.sign_up(peer, "Finn")
        cls.stranger = people.sit_down("stranger", (0, 780))
        cls.addClassCleanup(people.leave, cls.stranger)
        people.sign_up(cls.window, "Edda")
        people.meet(cls.window, "Finn")
        for text in ("Good morning", "Did the train get in?"):
            cls.window.say(text)

    def assert_accessible(self, window, *ready):
        """Each control has a role and a name, and Tab reaches it and shows that it did."""
        window.take_keyboard()
        window.desk.act("mousemove", *window.desk.corner)
        window.find(*ready)
        self.assert_told(window)
        self.assert_reached(window)

    def assert_told(self, window):
        """Once rows that come and go have settled."""
        eventually(lambda: not self.faults(window), lambda: "\n".join(self.faults(window)), 5)

    @staticmethod
    def faults(window):
        parts = window.page()
        if not parts:
            return ["nothing is told"]
        return [f"{part}: told too little" for part in filter(usable, parts)
                if part.role not in CONTROLS or not part.name.strip() or min(part.place[2:]) <= 0]

    def assert_reached(self, window):
        visited = []
        first = here = eventually(window.focused, "nothing has the keyboard")
        while len(visited) < MOST_STEPS:
            before, former = window.desk.picture(), here
            window.press("Tab")
            here = eventually(lambda: self.other_than(here, window), f"Tab does not leave {here}")
            visited.append(here)
            with self.subTest(f"{here}: seen when it has the keyboard"):
                eventually(lambda: self.changed(before, former, here) > LEAST_CHANGED,
                           "it looks the same", 3)
            if here.same_as(first):
                break
        for part in eventually(window.page, "nothing is told"):
            if usable(part) and "focusable" in part.states:
                with self.subTest(f"{part}: reached by Tab"):
                    self.assertTrue(any(self.has(part, each) or self.leads(part, each) for each in visited))

    @staticmethod
    def leads(part, each):
        """In a list Tab leads to one row, and the arrows to all others of it."""
        return part.role == each.role == "list item" and \
            part.accessible.get_parent() == each.accessible.get_parent()

    @staticmethod
    def other_than(here, window):
        focused = window.focused()
        return focused if focused and not focused.same_as(here) else None

    @staticmethod
    def changed(before, former, here):
        """How many pixels in and around a part are not as they were, but for those of the one that
        had the keyboard before."""
        now = people.desk.picture()
        count = before.differing(now, around(here))
        both = overlap(around(here), around(former))
        if overlap(here.place, former.place) == here.place:
            both = None  # a button in a field
        return count - (before.differing(now, both) if both else 0)

    @staticmethod
    def has(part, visited):
        """In a list the keyboard is on one of its rows; among radio buttons, arrows go on."""
        if part.role == "list":
            return overlap(part.place, visited.place) == visited.place
        return part.same_as(visited) or part.role == visited.role == "radio button"

    def test_sign_in(self):
        self.assert_accessible(self.stranger, "heading", "Sign in")

    def test_sign_up(self):
        self.stranger.click("push button", "Create an account")
        self.addCleanup(self.stranger.click, "push button", "Sign in")
        self.assert_accessible(self.stranger, "heading", "Create your account")

    def test_conversation(self):
        # The button is of no use while there is nothing to send.
        self.window.fill("text", "Message to .*", "and then")
        self.assert_accessible(self.window, "list", "Messages")

    def test_search(self):
        self.window.press("ctrl+k")
        self.window.find("text", "Search.*", "focused")
        self.window.type("fi")
        self.window.find("list", "Search results")
        self.addCleanup(self.window.press, "ctrl+k", "Escape")
        self.assert_accessible(self.window, "list item", "Finn, .*")

    def test_keys(self):
        self.open_sheet("ctrl+slash")
        self.assert_accessible(self.window, "list", "Keyboard shortcuts")

    def test_settings(self):
        self.open_sheet("ctrl+comma")
        for section in ("Profile", "Devices", "Blocked people", "Appearance", "Notifications", "About"):
            with self.subTest(section):
                self.window.click("list item", section)
                self.assert_accessible(self.window, "list item", section, "selected")

    def open_sheet(self, keys):
        self.window.press(keys)
        # In reverse: the key first.
        self.addCleanup(self.window.lacks, "dialog")
        self.addCleanup(self.window.press, "Escape")
        self.window.find("dialog")
