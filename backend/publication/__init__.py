"""Publication 公示: what the public may see, once public for good; and what by law stays undisclosed."""
