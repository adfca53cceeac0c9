"""Annual plan entries, as far as tasks name them."""
