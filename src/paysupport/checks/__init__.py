"""Checks of a merchant's integration: what its settings say, what is seen from outside, what the provider holds."""
