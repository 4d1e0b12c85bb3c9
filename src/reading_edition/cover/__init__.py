"""The cover of an edition, drawn from its own data: the account of its names."""
