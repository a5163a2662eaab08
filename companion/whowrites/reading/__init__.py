"""What names and domains tell by themselves, with nobody asked."""
