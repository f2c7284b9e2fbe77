"""YAML read as events, with a place for every value, and written as a person would."""
