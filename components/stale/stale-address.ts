// What of the stale things is shown, as it stands in the address.

export const ADDRESS = { q: '', code: '', environment: '', project: '', state: '' }
export type Address = typeof ADDRESS

/** Of one reason as many as our API gives at once, of all reasons the first of each. */
const ROWS = { one: '500', all: '100' }

export function queryOf(address: Address): Record<string, string> {
  return { ...address, perGroup: address.code === '' ? ROWS.all : ROWS.one }
}

export function isPlain(address: Address): boolean {
  return Object.values(address).every((value) => value === '')
}
