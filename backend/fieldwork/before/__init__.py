"""What phones report from before the visit: declarations, requests, schedule, notice, an urgent start."""
