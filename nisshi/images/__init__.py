"""What pictures are: their facts, what is private in them, and smaller versions of them."""
