"""What readers with an account keep: their saved searches. Django app above the newsroom."""
