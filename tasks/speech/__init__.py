"""Who says what: quotations, and the claimants of figures."""
