"""What explorers share: whom they ask, what an answer is, how lists end, and how values and places are told."""
