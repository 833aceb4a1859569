/**
 * What a line of a timeline is about. made: as Raff tells. watched: it was there when we began. ownership: what people here
 * said about it. decision: what was asked, decided or done about it here.
 */
export const TIMELINE_KINDS = [
  'made',
  'watched',
  'appeared',
  'changed',
  'gone',
  'returned',
  'ownership',
  'decision',
] as const
export type TimelineKind = (typeof TIMELINE_KINDS)[number]
