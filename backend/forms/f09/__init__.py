"""F-09 实地抽查记录表: the signed record on paper (domain.md section 7; R85, R87)."""
