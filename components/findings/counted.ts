/** Whatever counts findings: it changes all at once, so that the numbers agree on every page. */
export const COUNTED = ['overview', 'findings', 'backups', 'stale', 'exposure', 'keys', 'audit'] as const

/** Findings are worked out a moment after a reading, by itself: an open page hears of it within this time. */
export const REREAD_EVERY_MS = 60_000
