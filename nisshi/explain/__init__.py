"""Says what made a page, and what a file takes part in; builds nothing and writes nothing."""
