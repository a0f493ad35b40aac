"""Fetching from other hosts, safely: what a server does is a value, never an exception."""
