"""What is known of chains: networks, addresses, assets, confirmations, and what people paste; all of it pure."""
