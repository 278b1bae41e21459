"""What the teacher's console and the projector view share: big text, QR code, networks."""
