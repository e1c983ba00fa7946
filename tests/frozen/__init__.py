"""The frozen program, tried from outside on Linux: only "./setup_macos.sh test-app" runs these."""
