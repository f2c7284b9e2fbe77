"""Data of others that the program ships; THIRD_PARTY.md says whose, and under which licence."""
