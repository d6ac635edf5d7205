"""What may be said of a text without knowing what a claim is: the lines of its head, dates, folding. Pure."""
