"""What the bundle says of itself to macOS."""

BUNDLE_IDENTIFIER = "io.torchmark.Torchmark"
"""By which macOS knows the program."""

MINIMUM_MACOS = "14.0"
"""The oldest macOS that the bundle may be opened on, `LSMinimumSystemVersion`: see docs/wheel-check.md."""
