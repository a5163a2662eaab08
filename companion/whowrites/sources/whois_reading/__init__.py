"""The parts of the WHOIS reader: lines, blocks, dates, phrases. Pure functions, each linear in its text."""
