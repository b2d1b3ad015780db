"""The verbs of publishing: copy to the public side, correct by a newer copy, withdraw with a reason."""

from answerable.publishing.services.editions import record_copy
from answerable.publishing.services.records import publish_record
from answerable.publishing.services.responses import publish_response
from answerable.publishing.services.withdrawals import withdraw_editions

__all__ = ["publish_record", "publish_response", "record_copy", "withdraw_editions"]
