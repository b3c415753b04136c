"""A transaction as Ethereum's JSON-RPC tells it, whoever passes that on: a node, or Etherscan's proxy to one."""
