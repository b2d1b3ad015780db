"""govuk-frontend's components, rendered by us from the options its documentation names (camelCase, as printed there).

Each is proved against the fixtures the npm package ships (tests/look/test_govuk.py). One difference on purpose: an
`html` option counts as HTML only when it is a SafeString; a plain string is escaped like `text`.
"""
