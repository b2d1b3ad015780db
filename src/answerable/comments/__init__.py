"""Chapter 7. What the commissioner must say: the 56-day clock, an explanation per recommendation, the document.

Words: a *response* is the local policing body's published answer to one inspection (Police Act 1996 s.55); an
*explanation* says, for one finding, what action is taken or proposed, or why none; *borrowed* words are the force's,
marked as theirs. `writers/` turns a finished response into HTML, .docx, .odt and tagged PDF and knows nothing of Django.
"""
