from answerable.comments.cards import StatutoryDocument
def write(d: StatutoryDocument) -> bytes:
    return b""
