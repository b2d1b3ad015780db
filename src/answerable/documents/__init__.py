"""Chapter 1. What arrived: the bytes, where they came from, their fingerprint, and their text with places.

Words: a *document* is one file as it was brought; its *fingerprint* is the SHA-256 of its bytes; a *block* is one
paragraph, list item or table cell; a *place* is a stretch of characters in one block, with its page if it has one.
Nothing here says what the text means. `formats/` turns bytes into blocks and knows nothing of Django.
"""
