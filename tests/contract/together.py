"""Tests that mostly wait, run side by side."""

import functools
from concurrent.futures import ThreadPoolExecutor


def side_by_side(case):
    """For a TestCase: its first test starts all of them in threads; each then waits for its own."""
    bodies = {name: getattr(case, name) for name in dir(case) if name.startswith("test_")}
    futures = {}

    def start():
        pool = ThreadPoolExecutor(len(bodies))
        futures.update({name: pool.submit(run, case(name), body)
                        for name, body in bodies.items()})
        pool.shutdown(wait=False)

    def run(test, body):
        try:
            body(test)
        finally:
            test.doCleanups()

    def waiting(name, body):
        @functools.wraps(body)
        def test(_):
            if not futures:
                start()
            futures[name].result()
        return test

    for name, body in bodies.items():
        setattr(case, name, waiting(name, body))
    return case
