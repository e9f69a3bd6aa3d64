"""Holds packaging/ against the programs: main.py LETSCHATD LETSCHAT MODULE [ARGUMENT OF unittest…]"""

import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "contract"))

import server  # pylint: disable=wrong-import-position


def main(letschatd, letschat, *arguments):
    server.program, server.client_program = letschatd, letschat
    run = unittest.main(module=None, argv=["main.py", "-v", *arguments], exit=False)
    return 0 if run.result.wasSuccessful() and run.result.testsRun else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
