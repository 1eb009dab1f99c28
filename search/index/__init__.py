"""The index of pages: what goes in (`content`), how it is stored (`store`), how it is kept true
(`upkeep`), and what the databases make of it (`schema`)."""
