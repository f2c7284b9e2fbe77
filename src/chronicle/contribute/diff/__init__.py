"""What a change of content/ means: two states of a chronicle compared, and told to an editor."""
