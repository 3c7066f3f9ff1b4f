"""A language model, optional and never trusted: sources are numbered, every sentence that it says is checked."""
