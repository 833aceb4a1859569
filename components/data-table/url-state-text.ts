// The state of a page in its address: what is as the page has it by itself is left out, so that the plain address means the plain
// page and a copied one shows the same to somebody else.

export type UrlDefaults = Readonly<Record<string, string>>

/** What the address says, for the names the page knows. Others are not its business. */
export function readUrlState<Defaults extends UrlDefaults>(
  address: { get: (name: string) => string | null },
  defaults: Defaults,
): { [Name in keyof Defaults]: string } {
  const state: Record<string, string> = {}
  for (const [name, value] of Object.entries(defaults)) state[name] = address.get(name) ?? value
  return state as { [Name in keyof Defaults]: string }
}

/** The query with these changes: defaults disappear, foreign names stay. '' or '?…'. */
export function writeUrlState<Defaults extends UrlDefaults>(
  query: string,
  defaults: Defaults,
  changes: Partial<Record<keyof Defaults & string, string>>,
): string {
  const params = new URLSearchParams(query)
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined || value === defaults[name]) params.delete(name)
    else params.set(name, value)
  }
  const text = params.toString()
  return text === '' ? '' : `?${text}`
}
