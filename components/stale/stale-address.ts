// What of the stale things is shown, as it stands in the address.

export const ADDRESS = { q: '', code: '', environment: '', project: '', state: '' }
export type Address = typeof ADDRESS

/** Of one reason as many as our API gives at once, of all reasons the first of each. */
const ROWS = { one: '500', all: '40' }

export function queryOf(address: Address): Record<string, string> {
  return { ...address, perGroup: address.code === '' ? ROWS.all : ROWS.one }
}

/** The same rows as a list of findings knows them: what is saved is all that is shown, not only what has come. */
export function findingsQueryOf(address: Address): Record<string, string> {
  return { ...address, area: 'stale', state: address.state || 'open' }
}

export function isPlain(address: Address): boolean {
  return Object.values(address).every((value) => value === '')
}
