"""Planted faults: each module patches our code in the server's process. The harness must find every one of them."""
