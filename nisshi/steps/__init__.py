"""What the pipeline does at each of its stages, and what it remembers of them."""
