/** The truth of the page: what waits for this person, and what waits at all. */
export function requestsSentence({ forMe, open }: { forMe: number; open: number }): string {
  if (forMe === 1) return 'One request waits for your decision.'
  if (forMe > 1) return `${forMe.toLocaleString('en')} requests wait for your decision.`
  if (open === 0) return 'Nothing waits for a decision.'
  return open === 1
    ? 'Nothing waits for you; one request is under way.'
    : `Nothing waits for you; ${open.toLocaleString('en')} requests are under way.`
}
