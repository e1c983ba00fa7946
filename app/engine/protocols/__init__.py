"""Ways of measuring, one file each."""
