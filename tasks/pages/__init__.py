"""From bytes to clean text with roles: pages of news outlets, plain wire copy, feeds."""
