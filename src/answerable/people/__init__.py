"""The foreword's third part: the bodies that act, the people in them, and the role in which each person acts.

Words: a *body* is a police force, a local policing body (commissioner, mayor, MOPAC, the Common Council), a police and
crime panel or the inspectorate; an *area* is one of the 43 police areas, and ties a force to the local policing body
that answers for it; a *membership* lets one person act for one body in one role from one day until another; an
*actor* is a person acting in a membership, now, and is what every service asks for.
"""
