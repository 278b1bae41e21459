"""The Workbench: writing questions on the passages of a pack's documents."""
