"""Who decides for a department's head, from day to day (委托审批)."""
