"""Two people at their windows: what a person meets from the first minute on."""

import unittest

import people
from desk import eventually
from window import Announcements


class ChattingCase(unittest.TestCase):
    """Both have signed up by typing, and each has the conversation with the other open."""

    names = ("", "")

    @classmethod
    def setUpClass(cls):
        cls.one, cls.two = (people.sit_down(cls.names[0]), people.sit_down(cls.names[1], (1080, 0)))
        for window, name in zip((cls.one, cls.two), cls.names):
            cls.addClassCleanup(people.leave, window)
            people.sign_up(window, name)
        people.meet(cls.one, cls.names[1])
        cls.one.say("Good morning")
        cls.two.click("list item", f"{cls.names[0]}, .*Good morning.*")
        cls.two.find("list item", f"{cls.names[0]}, Good morning, .*")

    def open_again(self, window, peer):
        """After a start: the conversation with that person."""
        window.click("list item", f"{peer}, .*")
        window.find("text", f"Message to {peer}")


class ConversingTest(ChattingCase):
    names = ("Ada", "Bela")

    def test_both_ways(self):
        """What one writes the other sees, and the writer sees that it was read."""
        self.one.say("Did the train get in?")
        self.two.find("list item", "Ada, Did the train get in[?], .*")
        # It counts as read in the window that is used.
        self.two.take_keyboard()
        self.one.find("list item", "You, Did the train get in[?], .*, read")
        # By a screen reader's press instead of a key.
        self.two.fill("text", "Message to Ada", "On time, for once")
        self.two.find("push button", "Send").press()
        self.one.find("list item", "Bela, On time, for once, .*")
        self.assertEqual(self.two.find("text", "Message to Ada").text, "")
        self.one.take_keyboard()
        self.two.find("list item", "You, On time, for once, .*, read")

    def test_a_screen_reader_hears_what_arrives(self):
        """In the window that is used, without going there."""
        told = Announcements()
        self.addCleanup(told.stop)
        self.two.take_keyboard()
        ada, bela = people.session_of("Ada"), people.session_of("Bela")
        ada.send(ada.direct(bela), "Listen to this")
        self.two.find("list item", "Ada, Listen to this, .*")
        eventually(lambda: told.heard("Ada.*Listen to this"), lambda: f"heard: {told.words}")

    def test_a_message_waits_for_the_server(self):
        """Written while the server is down, it goes out by itself when the server is back."""
        people.server.kill()
        self.one.find("status bar", "Offline.*|Connecting.*")
        self.one.say("Written on the way")
        self.one.find("list item", "You, Written on the way, .*, sending")
        people.server.start()
        self.one.find("list item", "You, Written on the way, .*, (sent|read)")
        self.two.find("list item", "Ada, Written on the way, .*")
        self.one.lacks("status bar", "Offline.*|Connecting.*")

    def test_a_refused_message_can_be_sent_again(self):
        """It says why it was not sent, and Retry sends it once one is no longer blocked."""
        ada, bela = people.session_of("Ada"), people.session_of("Bela")
        self.assertEqual(bela.put(f"/blocks/{ada.id}").status, 204)
        self.one.say("Are you there?")
        self.one.find("list item", "You, Are you there[?], .*, not sent.*")
        self.one.find("label", "You cannot send messages to this person[.]")
        self.one.find("push button", "Delete", "enabled")
        people.open_settings(self.two, "Blocked people")
        self.two.click("push button", "Unblock Ada")
        self.two.lacks("push button", "Unblock Ada")
        people.close_settings(self.two)
        self.one.click("push button", "Retry")
        self.one.find("list item", "You, Are you there[?], .*, (sent|read)")
        self.two.find("list item", "Ada, Are you there[?], .*")

    def test_a_narrow_window_has_one_pane(self):
        """The list or the conversation, with a way from one to the other and back."""
        self.one.resize(360, 480)
        self.one.lacks("list", "Conversations")
        self.one.click("push button", "Back to the list")
        self.one.find("list", "Conversations")
        self.one.lacks("list", "Messages")
        self.one.click("list item", "Bela, .*")
        self.one.find("list", "Messages")
        self.one.press("Escape")
        self.one.find("list", "Conversations")
        self.one.resize(1040, 720)
        self.open_again(self.one, "Bela")
        self.one.find("list", "Conversations")

    def test_another_device_has_the_same_history(self):
        """A second profile beside the first: what was written, and what is written now, on both."""
        self.one.say("From the desk")
        laptop = people.sit_down("laptop", (0, 780))
        try:
            people.sign_in(laptop, "Ada")
            self.open_again(laptop, "Bela")
            laptop.find("list item", "You, From the desk, .*")
            laptop.say("From the sofa")
            self.one.find("list item", "You, From the sofa, .*, (sent|read)")
            self.two.find("list item", "Ada, From the sofa, .*")
        finally:
            people.leave(laptop)


class SurvivingTest(ChattingCase):
    names = ("Cleo", "Dora")

    def test_nothing_typed_is_lost(self):
        """kill -9 while one message waits and another is half written: both are there again."""
        people.server.kill()
        self.one.find("status bar", "Offline.*|Connecting.*")
        self.one.say("Waits for the server")
        self.one.find("list item", "You, Waits for the server, .*, sending")
        self.one.fill("text", "Message to Dora", "half a sentence")
        self.one.kill()
        self.one.start()
        self.open_again(self.one, "Dora")
        self.one.find("list item", "You, Waits for the server, .*, sending")
        self.assertEqual(self.one.find("text", "Message to Dora").text, "half a sentence")
        people.server.start()
        self.one.find("list item", "You, Waits for the server, .*, (sent|read)")
        self.two.find("list item", "Cleo, Waits for the server, .*")
        self.assertEqual(self.one.find("text", "Message to Dora").text, "half a sentence")

    def test_light_and_dark(self):
        """Chosen in the settings it is so at once, and at the next start."""
        for choice, looks in (("Dark", lambda mean: mean < 90), ("Light", lambda mean: mean > 200)):
            people.open_settings(self.two, "Appearance")
            self.two.click("radio button", choice)
            people.close_settings(self.two)
            self.assert_looks(looks)
            self.two.kill()
            self.two.start()
            self.two.find("list item", "Cleo, .*")
            self.assert_looks(looks)
        self.open_again(self.two, "Cleo")

    def assert_looks(self, looks):
        eventually(lambda: looks(self.two.picture().brightness()),
                   lambda: f"brightness {self.two.picture().brightness()}")
