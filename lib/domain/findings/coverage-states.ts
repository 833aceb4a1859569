/** unknown: copies or schedules could not be fully read, so that neither good nor bad news would be true. */
export const COVERAGE_STATES = ['protected', 'at-risk', 'unprotected', 'exempt', 'unknown'] as const
export type CoverageState = (typeof COVERAGE_STATES)[number]

/**
 * What a day of the calendar holds. good, failed: a copy of that day. missing: one was due and none was seen. none: none was
 * due. due: today's is still to come. unknown: before we watched, or copies cannot be read.
 */
export const DAY_STATES = ['good', 'failed', 'missing', 'none', 'due', 'unknown'] as const
export type DayState = (typeof DAY_STATES)[number]
