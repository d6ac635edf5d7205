"""Who is meant: the people and bodies that an article names, and which of them each mention refers to."""
