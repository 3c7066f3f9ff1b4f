"""Writing what the pipeline found: entries of feeds, contents of pages, places in stories. Each step may run twice."""
