"""The payment provider, and payments on their way: PS4xx."""
