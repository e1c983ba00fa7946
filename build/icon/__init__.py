"""The icon: drawn as SVG, and the maker of the files that bundle, window and docs use."""
