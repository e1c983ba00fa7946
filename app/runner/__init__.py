"""Running plans and checks in a child process, whatever becomes of it."""
