"""The foreword's second part: the append-only record of every verb, each entry chained to the one before.

Words: an *entry* says who did what to which reference, when; its *hash* covers every field of it and the hash of the
entry before, so a changed, missing or reordered entry is found and named; a *checkpoint* is a signed statement of the
last number and hash, to be held by somebody else, so that cutting off or rewriting the end is found too.
The journal copies names as text and knows no other chapter (`docs/decisions/0001-journal-below-people.md`).
"""
