"""protocol.md, 4.1 and 4.4: what an unblock brings back."""

import unittest

from rest import Person, acquaint
from server import Server
from socketclient import Device


class Unblocking(unittest.TestCase):
    def test_read_marks_that_moved_meanwhile_are_told(self):
        """4.1, 4.4: a device ends with the newest state, of read marks that a block hid too."""
        server = Server()
        self.addCleanup(server.stop)
        ada, grace = Person(server), Person(server)
        conversation = acquaint(ada, grace)
        ada.put(f"/blocks/{grace.id}")
        grace.put(f"/conversations/{conversation}/read", {"seq": 2})
        ada.put(f"/conversations/{conversation}/read", {"seq": 2})
        held = ada.get_conversation(conversation)
        with Device(ada) as device:
            ada.delete(f"/blocks/{grace.id}")
            event = device.wait_for("conversation.updated", conversation_id=conversation)
        self.assertEqual(event["change_seq"], held["change_seq"] + 1)
        marks = [member["read_seq"] for member in event["conversation"]["members"]]
        self.assertEqual(marks, [2, 2])
        reply = ada.sync({conversation: (held["change_seq"], held["mine"]["state_seq"])})
        self.assertEqual([each["id"] for each in reply["conversations"]], [conversation])
