"""Settings that are wrong before any payment: PS9xx."""
