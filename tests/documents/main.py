"""Holds a running letschatd against its own documents: main.py LETSCHATD [ARGUMENT OF unittest…]"""

import sys
import unittest

import people
from contract import AsyncApi, OpenApi
from house import House

MODULES = ["test_documents", "test_refusals", "test_scenario", "test_socket"]


def main(program, *arguments):
    people.house = House(program)
    try:
        people.openapi = OpenApi(people.house.ask("GET", "/openapi.json").json())
        people.asyncapi = AsyncApi(people.house.ask("GET", "/asyncapi.json").json())
        what = [*arguments] if any(not each.startswith("-") for each in arguments) else MODULES
        run = unittest.main(module=None, argv=["main.py", "-v", *what], exit=False)
        return 0 if run.result.wasSuccessful() else 1
    finally:
        people.house.stop()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
