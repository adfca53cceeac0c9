"""The demo county; the same cast as the tests."""
