"""The demo world: a small invented press that serves feeds and pages over HTTP on loopback.

``press/`` holds the publishers and their articles as TOML, one file for each story; ``skins/`` how each publisher's
pages look; ``world.start`` serves them. All names, places and events are invented.
"""

from broadsheet.demo.world import DemoWorld, start

__all__ = ["DemoWorld", "start"]
