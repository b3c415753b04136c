"""What is known of chains: networks, addresses, assets, confirmations, and what people paste. All of it is pure data."""
