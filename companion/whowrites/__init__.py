"""WhoWrites tells people who the stranger in their inbox is, before they answer."""

__version__ = "0.1.0"
