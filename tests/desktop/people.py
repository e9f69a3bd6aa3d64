"""The world of these tests: one screen, one server, and people who sit at their windows."""

import tempfile

from desk import Desk
from rest import Person
from server import Server
from window import Window

PASSWORD = "correct horse"

desk = None
server = None
home = None
#: Those that are open.
windows = []


def begin():
    global desk, server, home
    desk, server = Desk(), Server()
    home = tempfile.TemporaryDirectory(prefix="letschat-desktop-", dir="/tmp")


def end():
    for window in windows:
        window.kill()
    server.stop()
    desk.stop()
    home.cleanup()


def sit_down(profile, at=(0, 0)):
    """A window that nobody has signed in to."""
    window = Window(desk, server, home.name, profile, at)
    windows.append(window)
    return window


def leave(window):
    windows.remove(window)
    window.kill()


def sign_up(window, name):
    """Creates an account by typing."""
    window.click("push button", "Create an account")
    window.find("heading", "Create your account")
    window.fill("text", "Username", name.lower())
    window.fill("text", "Display name", name)
    window.fill("password text", "Password", PASSWORD)
    window.press("Return")
    window.find("push button.*", f"Your account, {name}")


def sign_in(window, name):
    window.fill("text", "Username", name.lower())
    window.fill("password text", "Password", PASSWORD)
    window.press("Return")
    window.find("push button.*", f"Your account, {name}")


def meet(window, name):
    """Finds somebody by name with the keyboard alone, and opens the conversation with them."""
    window.press("ctrl+k")
    window.find("text", "Search.*", "focused")
    window.type(name.lower())
    window.find("list item", f"{name}, @{name.lower()}")
    window.press("Return")
    window.find("text", f"Message to {name}", "focused")


def open_settings(window, section):
    window.press("ctrl+comma")
    window.find("dialog", "Settings")
    window.click("list item", section)
    window.find("list item", section, "selected")


def close_settings(window):
    window.press("Escape")
    window.lacks("dialog")


def session_of(name):
    """One more session of somebody who has signed up, for calls of the contract."""
    person = Person.__new__(Person)
    person.server, person.name, person.password = server, name.lower(), PASSWORD
    return person.sign_in()
