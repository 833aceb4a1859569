import { readUrlState, type UrlDefaults } from '../data-table/url-state-text'

/** The same reading of the address on the server as in the browser; a parameter given twice counts once. */
export function readAddress<Defaults extends UrlDefaults>(
  asked: Record<string, string | string[] | undefined>,
  defaults: Defaults,
): { [Name in keyof Defaults]: string } {
  return readUrlState({ get: (name) => [asked[name]].flat()[0] ?? null }, defaults)
}

/** Without what is not asked for: our API takes no empty words. */
export function given(query: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== ''))
}
