"""The published result, for the charts: where it is kept is `app.stats.reference`."""

from app.stats.reference import Reference, ReferenceCell, m1_max_2022

__all__ = ["Reference", "ReferenceCell", "m1_max_2022"]
