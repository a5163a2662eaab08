"""The parts of a web page, each read by one linear-time function; they run in the cage only."""
