"""Results 检查结果: entry by who inspected, deadlines, and the review before anything becomes public."""
