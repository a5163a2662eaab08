"""What is kept, as files of other programs: one file a format, written piece by piece.

A format for dossiers has `LABEL`, `MIME`, `ENDING` and `write(dossiers, layout, out)`.
"""
