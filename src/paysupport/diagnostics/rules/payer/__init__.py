"""Causes at the payer and the issuing bank: PS1xx."""
