"""Property tests have no deadline on the clock of the wall, which tells how busy the machine is: what work
costs is asked in processor time (`cost.py`).
"""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("whowrites", settings(), deadline=None)
settings.load_profile("whowrites")
