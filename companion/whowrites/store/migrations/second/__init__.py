"""What the second revision does, as far as it is long. Frozen with it."""
