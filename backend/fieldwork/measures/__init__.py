"""Orders to rectify 责令改正通知书, each beside its line (R83, R84)."""
