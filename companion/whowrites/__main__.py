"""`python -m whowrites` is the `whowrites` command."""

from whowrites.cli import main

if __name__ == "__main__":
    main()
