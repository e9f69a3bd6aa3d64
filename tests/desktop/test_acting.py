"""What one does with messages and with people, in real windows."""

from test_chatting import ChattingCase


class ActingTest(ChattingCase):
    names = ("Enno", "Fina")

    def test_1_reply_by_keyboard(self):
        """Into the messages, R, and the answer goes out with what it answers."""
        self.two.take_keyboard()
        self.two.press("shift+Tab")
        self.two.find("list item", "Enno, Good morning, .*", "focused")
        self.two.press("r")
        self.two.find("push button", "Cancel the reply")
        self.two.type("To you too")
        self.two.press("Return")
        self.two.find("list item", "You, in reply to Enno, To you too, .*, (sent|read)")
        self.one.find("list item", "Fina, in reply to You, To you too, .*")

    def test_2_edit_the_last_one(self):
        """Up in the empty field edits; both windows have the new words."""
        self.one.say("Tree o'clock")
        self.two.find("list item", "Enno, Tree o'clock, .*")
        self.one.press("Up")
        self.one.find("push button", "Cancel editing")
        self.one.press("ctrl+a")
        self.one.type("Three o'clock")
        self.one.press("Return")
        self.one.find("list item", "You, Three o'clock, .*, (sent|read)")
        self.two.find("list item", "Enno, Three o'clock, .*")

    def test_3_react_from_the_menu(self):
        """Menu, and the first of the usual ones; it is there on both sides."""
        self.two.take_keyboard()
        self.two.press("shift+Tab")
        # Where the keyboard was the last time.
        self.two.find("list item", "Enno, Good morning, .*", "focused")
        self.two.press("Down", "Down")
        self.two.find("list item", "Enno, Three o'clock, .*", "focused")
        self.two.press("Menu")
        self.two.find("menu item", "React with .*", "focused")
        self.two.press("Return")
        for window in (self.one, self.two):
            window.find("(push|toggle) button|check box", "👍.*")
        self.two.press("Escape")

    def test_4_delete_after_a_question(self):
        """Del asks; then the words are gone on both sides."""
        self.one.say("Said too much")
        self.two.find("list item", "Enno, Said too much, .*")
        self.one.press("shift+Tab")
        self.one.find("list item", "You, Said too much, .*", "focused")
        self.one.press("Delete")
        self.one.find("dialog")
        self.one.press("Return")
        self.one.find("list item", "You, Message deleted, .*")
        self.two.find("list item", "Enno, Message deleted, .*")
        self.one.press("Escape")

    def test_5_block_and_unblock(self):
        """In the details of the conversation; the field gives way to the word, and comes back."""
        self.two.click("push button", "Enno.*")
        self.two.click("push button", "Block Enno.*")
        self.two.find("dialog")
        self.two.press("Return")
        self.two.find("push button", "Unblock Enno")
        self.two.lacks("push button", "Cancel")  # of the question, which lies over it until gone
        self.two.click("push button", "Close")
        self.two.lacks("dialog")
        self.two.lacks("text", "Message to Enno")
        self.one.say("Still there?")
        self.one.find("list item", "You, Still there[?], .*, not sent.*")
        self.two.click("push button", "Unblock")
        self.two.find("text", "Message to Enno")
        self.one.click("push button", "Retry")
        self.two.find("list item", "Enno, Still there[?], .*")
