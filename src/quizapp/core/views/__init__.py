"""What services return and screens show."""
