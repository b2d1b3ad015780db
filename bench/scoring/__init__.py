"""What a reading is worth: a document's reading compared with what a perfect reader returns.

`truth` is what stands in NAME.truth.json, made ready for one format; `compare` finds every right, wrong, missed and
invented value of one document; `fields` does so for the header; `figures` adds documents up.
"""
