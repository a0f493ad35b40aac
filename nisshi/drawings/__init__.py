"""SVG drawings of other hosts: whether one only draws."""
