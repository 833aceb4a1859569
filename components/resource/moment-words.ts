import { shortWording } from '../ui/instant-wording'

/**
 * When something happened, as far as anybody saw: "08:10", "between 08:00 and 08:10", and with its days where the two
 * readings lie further apart. The line stands under its day already.
 */
export function momentWords({ after, at }: { after: string | null; at: string }, timeZone: string): string {
  const by = new Date(at)
  if (after === null) return clock(by, timeZone)
  const from = new Date(after)
  const sameDay = shortWording(from, by, timeZone).slice(0, -6) === shortWording(by, by, timeZone).slice(0, -6)
  return sameDay
    ? `between ${clock(from, timeZone)} and ${clock(by, timeZone)}`
    : `between ${shortWording(from, by, timeZone)} and ${shortWording(by, by, timeZone)}`
}

/** "21 Nov 04:08" ends in it. */
function clock(moment: Date, timeZone: string): string {
  return shortWording(moment, moment, timeZone).slice(-5)
}
