"""What goes wrong with a payment on a chain: PS5xx."""
