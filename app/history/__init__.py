"""Every run is kept by itself: its journal while it is measured, its result afterwards."""
