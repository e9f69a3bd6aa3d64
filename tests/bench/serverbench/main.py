"""The server's benchmark: tests/bench/run server [--quick] [--messages N] [NAME…]"""

import argparse
import json
import os
import resource
import sys
from functools import partial

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(HERE)))
sys.path[:0] = [HERE, os.path.join(ROOT, "tests", "contract")]

import building  # noqa: E402
import databaserows  # noqa: E402
import house  # noqa: E402
import idlerows  # noqa: E402
import talkrows  # noqa: E402
from table import print_row, print_table, say  # noqa: E402

#: What is measured without being named, in this order.
ROWS = {
    "echo": talkrows.echo,
    "durable": talkrows.durable,
    "open": talkrows.open_loop,
    "idle": idlerows.delivery_beside_idle,
    "memory": idlerows.memory_and_idling,
    "held": idlerows.held,
    "fanout": talkrows.fanout,
    "storm": talkrows.storm,
    "rest": talkrows.rest,
}
#: What CI runs: cheap, and held by ratios only.
QUICK = ("durable", "open", "idle", "fanout")


def main():
    parser = argparse.ArgumentParser(prog="tests/bench/run server", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME",
                        help=f"of {', '.join(ROWS)}, which are measured where none is named; "
                             "and database, which takes minutes to begin")
    parser.add_argument("--quick", action="store_true",
                        help="a guard of two minutes: ratios and validity only")
    parser.add_argument("--messages", type=int, default=10_000_000,
                        help="how many the database row is about")
    parser.add_argument("--letschatd", help="this program, instead of a release that is built")
    parser.add_argument("--load", help="this load generator, instead of one that is built")
    wish = parser.parse_args()
    names = wish.names or (QUICK if wish.quick else ROWS)
    measures = {**ROWS, "database": partial(databaserows.database, messages=wish.messages)}
    if unknown := [name for name in names if name not in measures]:
        parser.error(f"there is no {unknown[0]}")
    programs = building.Programs(wish.letschatd or building.server(),
                                 wish.load or building.generator())
    # As many sockets as one process may have, also for those that are started here.
    files = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (files, files))
    rows = []
    with house.House(programs, house.QUICK if wish.quick else house.FULL) as home:
        for name in names:
            say(f"-- {name}")
            measured = measures[name](home, wish.quick)
            if name in QUICK and wish.quick and not all(row.held for row in measured):
                measured = measures[name](home, wish.quick)  # once more: others use the machine too
            for row in measured:
                print_row(row)
            rows += measured
    print_table(rows)
    out = os.path.join(ROOT, "build", "bench")
    os.makedirs(out, exist_ok=True)
    with open(os.path.join(out, "server.json"), "w", encoding="utf-8") as file:
        json.dump([row.__dict__ for row in rows], file, indent=1)
    return 0 if all(row.held for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
