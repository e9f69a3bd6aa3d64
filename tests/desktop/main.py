"""Uses the real letschat in real windows: main.py LETSCHATD LETSCHAT PICTURES MODULE [ARGUMENT OF unittest…]

Needs a session bus with a Secret Service: tests/support/with-secret-service. Keys and the pointer
come from outside of the program, and what it shows is read as a screen reader reads it. When a
test fails, a picture of the screen lands in PICTURES and the report has every part of each window.
"""

import os
import sys
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
# The server as a process and calls to it are those of the tests of the contract.
sys.path.append(os.path.join(HERE, os.pardir, "contract"))

import people  # noqa: E402
import server  # noqa: E402
from window import Window  # noqa: E402


class Result(unittest.TextTestResult):
    """Keeps how it looked when something failed."""

    pictures = None

    def keep(self, test):
        name = test.id().rstrip(")").rsplit(".", 1)[-1]
        os.makedirs(self.pictures, exist_ok=True)
        people.desk.picture().save(os.path.join(self.pictures, name + ".png"))
        for window in people.windows:
            print(f"-- {window.profile} --\n{window.told()}", file=sys.stderr)

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self.keep(test)

    def addError(self, test, err):
        super().addError(test, err)
        self.keep(test)


def main(letschatd, letschat, pictures, *arguments):
    server.program, Window.program, Result.pictures = letschatd, letschat, pictures
    people.begin()
    try:
        run = unittest.main(module=None, argv=["main.py", "-v", *arguments], exit=False,
                            testRunner=unittest.TextTestRunner(verbosity=2, resultclass=Result))
        return 0 if run.result.wasSuccessful() and run.result.testsRun else 1
    finally:
        people.end()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
