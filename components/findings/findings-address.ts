// What of everything that was found is shown, as it stands in the address.

export const ADDRESS = { q: '', area: '', severity: '', state: '', code: '', environment: '', assigned: '' }
export type Address = typeof ADDRESS
