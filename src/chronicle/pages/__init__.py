"""Which pages a site has, from an edition."""

from chronicle.pages.planning import left_out, plan

__all__ = ["left_out", "plan"]
