"""Chapter 5. Who agrees: the chief officer's approval, the second person, the request to close, the inspectors' word.

Words: an *approval* is bound to the fingerprint of exactly what was seen; a *closure request* asks the inspectorate
at the level it gave; a *decision* is the inspectors' and is recorded with its day, its source and who told us.
"""
