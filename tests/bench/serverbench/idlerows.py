"""Rows about sockets that are silent: what they cost, and whether they slow the others down."""

import statistics
import time

from house import result_of
from table import Row
from talkrows import times, verdict


def delivery_beside_idle(home, quick):
    """The same talk without idle sockets and beside them, by turns."""
    idle = 1_000 if quick else 10_000
    results = []
    for count in (0, idle, 0, idle, 0):
        lines = home.people.pair_lines() + home.people.idle_lines()
        results.append(home.load("open", lines, rate=200, count=count, warm_up=1,
                                 seconds=3 if quick else 10))
    alone = statistics.median(result["delivery"]["p50_ms"] for result in results[0::2])
    beside = statistics.mean(result["delivery"]["p50_ms"] for result in results[1::2])
    ratio = beside / alone
    wanted = 1.5 if quick else 1.2
    return [Row(f"delivery at 200 messages/s beside {idle:,} idle sockets",
                f"p50 {beside:.2f} ms" + "".join(map(verdict, results)), f"≤ {wanted}",
                all(result["valid"] for result in results) and ratio <= wanted,
                f"p50 {alone:.2f} ms without them", f"{ratio:.2f}", {"runs": results})]


def memory_and_idling(home, quick):
    """What 10,000 sockets with heartbeats take, of memory and of a core."""
    count, seconds = (1_000, 5) if quick else (10_000, 40)
    home.restart()
    home.load("hold", home.people.idle_lines(), count=50, seconds=0)  # starts what starts once
    time.sleep(2)
    before = home.pss()
    holding = home.hold(count, seconds + 15)
    time.sleep(5)
    each = (home.pss() - before) / count / 1024
    share = home.cpu_share_over(seconds)
    each_later = (home.pss() - before) / count / 1024
    result = result_of(holding.communicate()[0])
    details = {**result, "pss_before": before, "kib_each_at_first": each}
    return [Row("memory for each authenticated idle socket, PSS", f"{each_later:.1f} KiB"
                + verdict(result), "≤ 16 KiB", result["valid"] and each_later <= 16,
                f"{before / 1024 / 1024:.0f} MiB without", details=details),
            Row(f"idle: {count:,} sockets with heartbeats", f"{share * 100:.1f} % of a core",
                "≤ 3 %", result["valid"] and share <= 0.03, details=result)]


def held(home, quick):
    """As many as one process can have, for longer than a heartbeat."""
    count = home.size.idle
    home.restart()
    holding = home.hold(count, 5 if quick else 30)
    result = result_of(holding.communicate()[0])
    return [Row("sockets held by one process", f"{result['sockets']:,.0f}, signed in within "
                f"{result['seconds_to_sign_in']:.0f} s{verdict(result)}", f"{count:,}",
                result["valid"] and result["sockets"] == count, details=result)]
