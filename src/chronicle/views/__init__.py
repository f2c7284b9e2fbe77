"""What templates see: frozen views with ready values, one module for each question they answer."""
