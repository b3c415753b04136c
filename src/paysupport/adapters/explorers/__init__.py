"""Blockchain explorers and nodes, one module each; a module lists its classes as `EXPLORERS`."""
