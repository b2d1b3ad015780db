"""Signing and checking checkpoints: plain Python and Ed25519, no database.

The key is made on first use and never leaves the installation. Whoever holds a checkpoint holds the public key with
it; an installation that later signs with another key has to say why.
"""

from __future__ import annotations

import json
import os
from datetime import datetime
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from answerable.journal.cards import Checkpoint
from answerable.journal.chain import moment

_KIND = "answerable journal checkpoint 1"


class NotACheckpoint(ValueError):
    """A file that does not hold a checkpoint. `str(error)` says so in one sentence."""


def signing_key(folder: Path) -> Ed25519PrivateKey:
    """The installation's key in `folder`/journal, made on first use and readable by its owner only."""
    path = folder / "journal"
    if not path.is_file():
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return signing_key(folder)
        with os.fdopen(handle, "wb") as file:
            file.write(Ed25519PrivateKey.generate().private_bytes_raw())
    return Ed25519PrivateKey.from_private_bytes(path.read_bytes())


def public_key(key: Ed25519PrivateKey) -> str:
    """The public half, as 64 hexadecimal digits."""
    return key.public_key().public_bytes_raw().hex()


def sign(key: Ed25519PrivateKey, *, seq: int, last_hash: str, at: datetime) -> Checkpoint:
    """A checkpoint for the journal that ends, at `at`, with entry `seq`."""
    public = public_key(key)
    signature = key.sign(_words(seq, last_hash, moment(at), public)).hex()
    return Checkpoint(seq=seq, hash=last_hash, at=at, public_key=public, signature=signature)


def signature_holds(checkpoint: Checkpoint) -> bool:
    """Whether the checkpoint says what was signed, by its own public key."""
    words = _words(checkpoint.seq, checkpoint.hash, moment(checkpoint.at), checkpoint.public_key)
    try:
        public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(checkpoint.public_key))
        public.verify(bytes.fromhex(checkpoint.signature), words)
    except (InvalidSignature, ValueError):
        return False
    return True


def written(checkpoint: Checkpoint) -> str:
    """The checkpoint as the text of a file."""
    fields = {
        "kind": _KIND,
        "seq": checkpoint.seq,
        "hash": checkpoint.hash,
        "at": moment(checkpoint.at),
        "public_key": checkpoint.public_key,
        "signature": checkpoint.signature,
    }
    return json.dumps(fields, indent=2) + "\n"


def read(text: str) -> Checkpoint:
    """The checkpoint that `written` wrote; anything else is `NotACheckpoint`."""
    try:
        fields = json.loads(text)
        if fields["kind"] != _KIND or not isinstance(fields["seq"], int):
            raise NotACheckpoint("This file is not a checkpoint of a journal.")
        return Checkpoint(
            seq=fields["seq"],
            hash=str(fields["hash"]),
            at=datetime.fromisoformat(fields["at"]),
            public_key=str(fields["public_key"]),
            signature=str(fields["signature"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise NotACheckpoint("This file is not a checkpoint of a journal.") from error


def _words(seq: int, last_hash: str, at: str, public: str) -> bytes:
    return "\n".join((_KIND, str(seq), last_hash, at, public)).encode()
