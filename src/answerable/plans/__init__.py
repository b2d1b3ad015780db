"""Chapter 4. What the force will do: what a plenary session decided about a finding, and who does what by when.

Words: a *plan* is the stance a plenary session took on one finding and what will be done; an *action* says who does
what by when and may serve many findings; an *update* is a progress note that is never overwritten.
"""
