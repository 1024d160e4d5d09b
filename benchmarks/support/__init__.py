"""What the benchmarks share: articles of any size, and how figures are shown."""
