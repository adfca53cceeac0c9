"""`make run`: everything a newcomer needs, started by one command and stopped by Ctrl-C."""
