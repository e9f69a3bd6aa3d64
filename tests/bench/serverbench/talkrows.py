"""Rows about messages: how many, and how soon they are there."""

import pgbench
from table import Row


def verdict(result):
    """Empty where every message was stored and delivered once, in order."""
    return "" if result["valid"] else f" VOID: {result['why']}"


def times(delivery):
    return f"p50 {delivery['p50_ms']:.2f} ms, p99 {delivery['p99_ms']:.2f} ms"


def echo(home, quick):
    """The load generator must not be what limits the others: twice what is claimed, against a
    trivial echo."""
    rows = []
    for scenario, what, wanted, options in (
            ("durable", "messages", 16_000, {"seconds": 2 if quick else 5, "warm_up": 1}),
            ("fanout", "deliveries", 800_000, {"count": 200, "rounds": 9}),
            ("rest", "requests", 40_000, {"seconds": 2 if quick else 5, "warm_up": 1,
                                          "count": 32})):
        result = home.load(f"echo-{scenario}", [], **options)
        rate = result[f"{what}_per_second"]
        rows.append(Row(f"load generator against a trivial echo: {what}",
                        f"{rate:,.0f}/s{verdict(result)}", f"≥ {wanted:,}/s, twice the claim",
                        result["valid"] and rate >= wanted, details=result))
    return rows


def durable(home, quick):
    """100 people in a closed loop, against PostgreSQL alone with the same statements."""
    before = home.batches()
    result = home.load("durable", home.people.pair_lines(), seconds=3 if quick else 10,
                       warm_up=1 if quick else 2)
    after = home.batches()
    size = max(1, round((after[1] - before[1]) / max(1, after[0] - before[0])))
    bare = {clients: pgbench.rows_per_second(home, min(size, 100), 3 if quick else 8, clients)
            for clients in ((1,) if quick else (1, 2))}
    rate, best = result["messages_per_second"], max(bare.values())
    wanted = 0.25 if quick else 0.6
    held = result["valid"] and rate >= wanted * best and (quick or rate >= 8_000)
    return [Row("durable messages, POST to the peer's socket, 100 people",
                f"{rate:,.0f}/s ({times(result['delivery'])}){verdict(result)}",
                f"≥ {wanted}" if quick else "≥ 8,000/s, ≥ 0.6", held,
                f"pgbench {best:,.0f} rows/s in batches of {size}", f"{rate / best:.2f}",
                {**result, "mean_batch": size, "pgbench": bare})]


def open_loop(home, quick):
    """Delivery at a rate that nothing slows down."""
    rate = 200 if quick else 1_000
    result = home.load("open", home.people.pair_lines(), rate=rate, count=0,
                       seconds=5 if quick else 15)
    delivery = result["delivery"]
    held = result["valid"] and (quick or delivery["p50_ms"] <= 2 and delivery["p99_ms"] <= 8)
    return [Row(f"delivery at {rate:,} messages/s, open loop", times(delivery) + verdict(result),
                "valid" if quick else "p50 ≤ 2 ms, p99 ≤ 8 ms", held, details=result)]


def storm(home, quick):
    """All sockets are cut and come again at once, while others talk."""
    clients = 500 if quick else home.size.clients
    lines = home.people.pair_lines(20) + home.people.away_lines(clients)
    result = home.load("storm", lines, rate=200, seconds=3 if quick else 10)
    calm, stormy = result["calm"]["p99_ms"], result["stormy"]["p99_ms"]
    refused = f"{result['refusals']:.0f} refused" if result["refusals"] else "none refused"
    return [Row(f"reconnect storm: {clients:,} sockets sign in and sync 5 missed messages",
                f"{result['seconds']:.1f} s, {refused}{verdict(result)}",
                "valid" if quick else "≤ 5 s, none refused",
                result["valid"] and (quick or result["seconds"] <= 5 and not result["refusals"]),
                details=result),
            Row("delivery to the others during the storm", times(result["stormy"]), "valid" if quick else "≤ 5",
                result["valid"] and (quick or stormy <= 5 * calm), f"p99 {calm:.2f} ms when calm",
                f"{stormy / calm:.1f}", result)]


def rest(home, _quick):
    """GET with a token, on connections that are kept, on one I/O thread."""
    home.restart(io_threads=1)
    result = home.load("rest", [], count=32, path="/api/v1/users/me", seconds=8)
    rate = result["requests_per_second"]
    home.restart()
    return [Row("REST GET with token check, keep-alive, one I/O thread",
                f"{rate:,.0f} requests/s{verdict(result)}", "≥ 20,000/s",
                result["valid"] and rate >= 20_000, details=result)]


def fanout(home, quick):
    """Bursts into a group in which everybody is online."""
    result = home.load("fanout", home.people.group_lines(), count=200, rounds=3 if quick else 9)
    rate = result["deliveries_per_second"]
    return [Row(f"fan-out into a group of {home.size.members:,} online members",
                f"{rate:,.0f} deliveries/s{verdict(result)}",
                "valid" if quick else "≥ 400,000/s", result["valid"] and (quick or rate >= 400_000),
                details=result)]
