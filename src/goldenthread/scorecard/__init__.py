"""Where values are read for showing; later, the only place where they meet benchmarks and targets."""
