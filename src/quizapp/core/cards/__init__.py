"""What a feedback card says, told once: every surface is a loop over the same outline."""
