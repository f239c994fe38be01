"""What numbers say: what they count, what befell it, how real that is, when and where."""
