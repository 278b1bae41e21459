"""What the app costs against its budgets (docs/benchmarks.md): ``python -m benchmarks``."""
