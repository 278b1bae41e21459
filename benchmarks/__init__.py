"""What the app costs, measured against its budgets (DESIGN.md 7): ``python -m benchmarks``."""
