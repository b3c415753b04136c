"""Acquirer, limits and risk: PS2xx."""
