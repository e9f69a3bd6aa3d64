"""operations, 5: a node that is told to stop lets its people go, a few at a time."""

import threading
import time

from cluster import ClusterCase
from rest import Person, new_nonce
from socketclient import Closed, Device


class Draining(ClusterCase):
    nodes_wanted = 1
    crowd = 400

    def test_sockets_are_closed_over_a_few_seconds(self):
        """5: 1001 to everybody, not all at once; exit 0 within 10 s; requests in flight are answered."""
        node = self.nodes[0]
        people = [Person(node) for _ in range(self.crowd // 20)]
        devices = [Device(people[i % len(people)]) for i in range(self.crowd)]
        for device in devices:
            self.addCleanup(device.close)
        conversation = people[0].direct(people[1])
        statuses, closings, is_over = [], [], threading.Event()

        def send():
            while not is_over.is_set():
                try:
                    statuses.append(people[0].post(f"/conversations/{conversation}/messages",
                                                   {"nonce": new_nonce(), "body": "x"}).status)
                except OSError: # nobody listens any more
                    return

        def await_close(device):
            try:
                while True:
                    device.receive_frame(15.0)
            except Closed as closed:
                closings.append((time.monotonic(), closed.code))

        threads = [threading.Thread(target=await_close, args=(device,)) for device in devices]
        threads.append(threading.Thread(target=send))
        for thread in threads:
            thread.start()
        time.sleep(0.3)
        told = time.monotonic()
        self.assertEqual(node.terminate(), 0)
        self.assertLess(time.monotonic() - told, 10)
        is_over.set()
        for thread in threads:
            thread.join(10)
        self.assertEqual({code for _, code in closings}, {1001})
        self.assertEqual(len(closings), self.crowd)
        self.assertEqual(set(statuses), {201})
        moments = sorted(moment for moment, _ in closings)
        half = moments[len(moments) // 2] - told
        self.assertGreater(half, 0.3)
        self.assertLess(moments[-1] - told, 5)
