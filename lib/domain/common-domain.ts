/** Domains that say nothing about whose account it is. */
const ANYBODYS =
  /^(?:gmail|googlemail|outlook|hotmail|live|msn|yahoo|icloud|me|aol|gmx|web|proton|protonmail|pm|fastmail|mail)\./

/** The mail domain that most of these addresses share; null when there is none that names anybody. */
export function commonDomain(addresses: readonly string[]): string | null {
  const counts = new Map<string, number>()
  for (const address of addresses) {
    const domain = /@([a-z0-9.-]+\.[a-z0-9-]+)$/i.exec(address.trim())?.[1]?.toLowerCase()
    if (domain && domain.length <= 60 && !ANYBODYS.test(domain)) counts.set(domain, (counts.get(domain) ?? 0) + 1)
  }
  const [most] = [...counts].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1))
  return most?.[0] ?? null
}
