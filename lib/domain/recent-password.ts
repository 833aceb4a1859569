/** Until when a proof of who sits there is taken as recent. */
export function recentUntil(provedAt: Date, validForMs: number): Date {
  return new Date(provedAt.getTime() + validForMs)
}

/** A proof from the future comes from a clock that was wrong: it proves nothing. */
export function isRecent(provedAt: Date | null, now: Date, validForMs: number): boolean {
  if (!provedAt) return false
  const ageMs = now.getTime() - provedAt.getTime()
  return ageMs >= 0 && ageMs < validForMs
}
