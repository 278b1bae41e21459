"""The packs: bringing them, retiring them, offering them again, saving a copy."""
