"""Ratings held against labels: how often the levels are right, and how sure that can be said."""
