"""One file a revision, forward only.

Each is frozen: it writes its own DDL and imports nothing of `schema`.
"""
