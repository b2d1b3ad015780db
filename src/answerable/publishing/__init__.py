"""Chapter 9. What the public may see: editions, each an immutable copy made by a deliberate act.

Words: an *edition* is one published copy, numbered from 1 for each inspection and kind ("record": the inspection and
where its findings stand; "response": the statutory document); a *correction* is a newer edition beside the old; a
*withdrawal* takes an edition down and says why. The public side reads editions and can reach nothing else.
"""
