/** What a key can do in one place, from least to most. unknown: its role cannot be read. */
export const ACCESS_LEVELS = ['none', 'see', 'change', 'destroy', 'everything', 'unknown'] as const
export type AccessLevel = (typeof ACCESS_LEVELS)[number]
