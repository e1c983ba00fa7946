"""Torchmark: how well does PyTorch train on this machine's GPU, and can you trust it?"""

__version__ = "0.1.0"
