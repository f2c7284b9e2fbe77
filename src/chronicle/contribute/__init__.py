"""What contributors and editors do with entries: the wing around pull requests."""
