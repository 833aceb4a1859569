// A timeline cut into days, as the reader's calendar has them.

export type Day<Entry> = { day: string; at: string; entries: Entry[] }

/** The entries come the newest first, and so do the days. */
export function daysOf<Entry extends { at: string }>(entries: readonly Entry[], timeZone: string): Day<Entry>[] {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  const days: Day<Entry>[] = []
  for (const entry of entries) {
    const day = format.format(new Date(entry.at))
    const last = days.at(-1)
    if (last?.day === day) last.entries.push(entry)
    else days.push({ day, at: entry.at, entries: [entry] })
  }
  return days
}
