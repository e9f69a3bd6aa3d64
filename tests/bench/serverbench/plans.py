"""The statements that the server runs, with their plans, times and buffers, as it runs them."""

import json
import re
import statistics
import time

from peopling import psql

SETTINGS = {"session_preload_libraries": "auto_explain", "auto_explain.log_min_duration": "0",
            "auto_explain.log_analyze": "on", "auto_explain.log_buffers": "on",
            "auto_explain.log_timing": "off", "auto_explain.log_format": "json"}

PAUSE = 1  # s: the log comes by way of the server


def watch(home):
    """From now on PostgreSQL tells the server's log of each statement."""
    psql(home.server, "LOAD 'auto_explain';\n" + "\n".join(
        f"ALTER SYSTEM SET {name} = '{value}';" for name, value in SETTINGS.items()))
    home.restart(log_level="debug")


class Statements:
    """Those that were run between its making and collect()."""

    def __init__(self, home):
        self.home = home
        time.sleep(PAUSE)
        self.start = len(home.server.log())

    def collect(self):
        """{query text: [(ms, plan), …]}."""
        time.sleep(PAUSE)
        lines = [line.partition(" letschat.postgres ")[2]
                 for line in self.home.server.log()[self.start:].splitlines()
                 if " letschat.postgres " in line]
        found = {}
        for entry in re.split(r"^LOG:  (?=duration: )", "\n".join(lines), flags=re.M)[1:]:
            duration = re.match(r"duration: ([\d.]+) ms\s+plan:\s*", entry)
            if duration:
                plan, _ = json.JSONDecoder(strict=False).raw_decode(entry[duration.end():])
                text = re.sub(r"^PREPARE \S+ AS\s+", "", plan["Query Text"])
                found.setdefault(text, []).append(
                    (float(duration.group(1)), plan["Plan"]))
        return found


def median_ms(runs):
    return statistics.median(ms for ms, _ in runs)


def drawn(node, depth=0):
    """A plan as EXPLAIN draws it."""
    what = " ".join(str(node[key]) for key in ("Node Type", "Relation Name", "Index Name", "CTE Name")
                    if key in node)
    lines = [f"{'  ' * depth}-> {what}  (rows={node['Actual Rows']} loops={node['Actual Loops']}; "
             f"buffers hit={node['Shared Hit Blocks']} read={node['Shared Read Blocks']})"]
    for key in ("Index Cond", "Filter", "Sort Key", "Subplan Name"):
        if key in node:
            lines.append(f"{'  ' * depth}   {key}: {node[key]}")
    for child in node.get("Plans", []):
        lines += drawn(child, depth + 1)
    return lines


def kept(path, statements):
    """Writes statements with their plans into a file for people."""
    with open(path, "w", encoding="utf-8") as file:
        for text, runs in statements.items():
            worst, plan = max(runs, key=lambda run: run[0])
            file.write(f"{text.strip()}\n\nmedian {median_ms(runs):.3f} ms of {len(runs)} runs, "
                       f"worst {worst:.3f} ms:\n" + "\n".join(drawn(plan)) + "\n\n\n")
