"""The merchant's integration: PS3xx."""
