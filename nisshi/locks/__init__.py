"""The committed files that say what is known of other hosts."""
