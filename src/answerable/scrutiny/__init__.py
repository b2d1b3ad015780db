"""Chapter 6. What the commissioner asks: meetings, numbered questions, answers and whether they assured.

Words: a *meeting* holds the chief constable to account in public; a *question* is asked at one meeting; an *outcome*
is assured, partly assured or not assured.
"""
