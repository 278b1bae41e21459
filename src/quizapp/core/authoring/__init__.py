"""What teachers write: questions in and out of files, drafts, edits with their inverses."""
