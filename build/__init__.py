"""The recipe of the app that people double-click: what goes into it, and how it is made and checked."""
