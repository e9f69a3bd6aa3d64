"""Holds a letschatd against protocol.md, clause by clause: main.py LETSCHATD MODULE [ARGUMENT OF unittest…]

It shares no code with the project. The first line of each test's docstring names the section of
the contract and what must hold.
"""

import sys
import unittest

import server


def main(program, *arguments):
    server.program = program
    run = unittest.main(module=None, argv=["main.py", "-v", *arguments], exit=False)
    return 0 if run.result.wasSuccessful() and run.result.testsRun else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
