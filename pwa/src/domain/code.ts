/** 核验码: eight digits a person can compare, derived from the hash of the signed record. */
export function verificationCode(sha256: string): string {
  return String(parseInt(sha256.slice(0, 8), 16) % 100_000_000).padStart(8, '0')
}

/** "4821 7730" */
export function spacedCode(code: string): string {
  return `${code.slice(0, 4)} ${code.slice(4)}`
}
