"""The loop around the build: watch, build, tell the browser."""
