"""Files of other programs to people: one file a format. Pure readers with limits; nothing is kept here."""
