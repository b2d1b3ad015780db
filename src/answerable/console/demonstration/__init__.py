"""A fictional force with a history, made by the same services that people use.

`story.toml` holds who there is and what happened; `report.html` is a made-up inspection report that is read,
reviewed and put in the register like any other; `plan.html` is a plan of the force's that is left to be reviewed.
Same day given, same register made.
"""

from answerable.console.demonstration.build import Demonstration, build, is_there

__all__ = ["Demonstration", "build", "is_there"]
