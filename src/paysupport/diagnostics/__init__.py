"""From evidence to a verdict: rules, one file per cause, and the engine that asks them."""
