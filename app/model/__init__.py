"""What the rooms of the program tell each other: frozen, typed, versioned. Knows nothing of ours."""
