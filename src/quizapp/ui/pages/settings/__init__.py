"""The settings: how the app looks and behaves, where its records are kept, what it is."""
