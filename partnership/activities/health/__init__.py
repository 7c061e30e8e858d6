"""Partnership health check: rated by several people, each rating with an example."""
