"""Everything the project promises, checked."""
