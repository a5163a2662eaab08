"""What is kept, as files of other programs: one file a format, written piece by piece."""
