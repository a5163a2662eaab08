"""A stored message, a pasted original or bare header text, read as what it says of its sender and its way.

Every line of a header but those of the receiving server was written by somebody who may lie. `fields` cuts
the text into lines, `sender` makes the subject of them; only `receiver` and `authentication_results` decide
what counts as evidence. Nobody is asked here; the body is never read.
"""
