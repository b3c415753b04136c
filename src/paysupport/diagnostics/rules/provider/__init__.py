"""The payment provider, network, wallet and operator, and payments on their way: PS4xx."""
