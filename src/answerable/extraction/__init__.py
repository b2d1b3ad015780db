"""Chapter 2. What a reader thinks a document says: candidates and doubts, never facts.

Words: a *reading* is everything one reader got out of one document; a *candidate* is a finding it proposes; a *doubt*
is something it noticed and cannot settle. A person turns candidates into findings in the next chapter.
`readers/` holds one file per layout family and knows nothing of Django.
"""
