"""Tests of the real thing: real worker processes, real models, the real window, real files."""
