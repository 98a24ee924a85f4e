"""Seed articles -> Markdown briefing."""
