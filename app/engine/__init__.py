"""Measuring: the only room that knows torch. Only the worker process imports it."""
