"""One file per command of `whowrites`; `cli` finds them by their file names and loads only the one that is
run."""
