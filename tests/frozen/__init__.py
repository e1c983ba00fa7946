"""The frozen program, as users have it: `./setup_macos.sh test-app`, not the ordinary test command."""
