"""Chapter 3. What the inspectorate found: inspections, grades, findings and the links between them.

Words: an *inspection* is one published report about one force or many; a *finding* is a cause of concern, a
recommendation or an area for improvement, in the inspectors' own words.
"""
