"""How pages are drawn: the style sheet, the base templates, and the pattern library both doors use.

Words: a *drawing* is a function from plain values to safe HTML; a *component* is a govuk-frontend pattern we render
ourselves; a *mark* says who speaks (its shape) and how far things are (its fill). Nothing here knows a chapter.
"""
