// Days to choose from, as the reader's own calendar has them.

/** Quick choices: "in a week" is what most people mean. */
export const AHEAD = [
  { label: 'In a week', days: 7 },
  { label: 'In a month', days: 30 },
  { label: 'In three months', days: 91 },
] as const

/** "2026-11-28", that many days from this moment on the reader's calendar. */
export function dayAhead(now: Date, days: number): string {
  const day = new Date(now.getFullYear(), now.getMonth(), now.getDate() + days)
  const two = (part: number) => String(part).padStart(2, '0')
  return `${String(day.getFullYear()).padStart(4, '0')}-${two(day.getMonth() + 1)}-${two(day.getDate())}`
}
