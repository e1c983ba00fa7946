"""Faults on purpose: a scripted worker, a campaign of random faults, and the window closed in every state."""
