"""Do the macOS wheels of the pins start on the minimum macOS, and how large an app do they make?

`python -m build.wheel_check` resolves the pins for Apple silicon, unpacks the wheels, reads every Mach-O
file in them and writes docs/wheel-check.md. It downloads about 1 GB, so it is a release check, not a test.
"""
