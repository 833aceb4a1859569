import type { BackupsAnswer } from '@/lib/contracts/backups'

// What of the backups is shown, as it stands in the address. The plain address means what matters most: production that is not
// protected, as long as there is any.

export const ADDRESS = { show: '', q: '', state: '', environment: '', project: '', kind: '', needs: '' }
export type Address = typeof ADDRESS

export const NOT_PROTECTED = 'unprotected,at-risk'

const NOTHING: Omit<Address, 'show'> = { q: '', state: '', environment: '', project: '', kind: '', needs: '' }

/** What our API is asked for. */
export type BackupsFilter = Record<keyof typeof NOTHING, string>

export function filterOf({ show, ...asked }: Address, productionNotProtected: number): BackupsFilter {
  const isPlain = show === '' && Object.values(asked).every((value) => value === '')
  if (isPlain && productionNotProtected > 0) return { ...NOTHING, state: NOT_PROTECTED, environment: 'production' }
  return asked
}

/** The address with one thing changed. What the plain address stood for is written out, so that it stays. */
export function changed(filter: BackupsFilter, change: Partial<BackupsFilter>): Address {
  return { ...filter, ...change, show: 'all' }
}

export type View = { name: string; count: number; address: Address }

/** The questions people ask every week, one press each. Those that nothing answers are left out. */
export function viewsOf({
  productionNotProtected,
  summary,
}: Pick<BackupsAnswer, 'productionNotProtected' | 'summary'>): View[] {
  const views: View[] = [
    {
      name: 'Production, not protected',
      count: productionNotProtected,
      address: { ...ADDRESS, state: NOT_PROTECTED, environment: 'production', show: 'all' },
    },
    {
      name: 'Needs a decision',
      count: summary.all.needDecision,
      address: { ...ADDRESS, needs: 'decision', show: 'all' },
    },
  ]
  return [
    ...views.filter(({ count }) => count > 0),
    { name: 'Everything', count: summary.all.total, address: { ...ADDRESS, show: 'all' } },
  ]
}

export function isView(filter: BackupsFilter, { show: _, ...view }: Address): boolean {
  return (Object.keys(NOTHING) as (keyof BackupsFilter)[]).every((name) => filter[name] === view[name])
}

/** The way to rows of this state, from a picture. */
export function backupsHref(change: Partial<BackupsFilter>): string {
  return `/backups?${new URLSearchParams(Object.entries({ show: 'all', ...change }).filter(([, value]) => value !== ''))}`
}
