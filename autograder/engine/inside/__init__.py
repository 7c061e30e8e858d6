"""What runs inside the sandbox, beside a student's code. It imports nothing of the marker's."""
