"""``python -m broadsheet.demo``: serve the demo world until interrupted."""

from __future__ import annotations

import argparse
import threading

from broadsheet.demo.world import start


def main() -> None:
    """Serve the demo world and print its home pages and feeds."""
    parser = argparse.ArgumentParser(prog="python -m broadsheet.demo", description=main.__doc__)
    parser.add_argument("--port", type=int, default=8801, help="port on 127.0.0.1; 0 takes a free one")
    world = start(parser.parse_args().port)
    for listing in world.listings:
        print(f"{listing.language}  {listing.country}  {listing.title:44} {listing.url}")
    print(f"{len(world.truth)} addresses of articles, {len(world.hosts)} publishers. Ctrl-C ends.")
    try:
        threading.Event().wait()
    except KeyboardInterrupt:
        world.stop()


if __name__ == "__main__":
    main()
