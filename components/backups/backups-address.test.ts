import { describe, expect, it } from 'vitest'
import { ADDRESS, backupsHref, changed, filterOf, isView, viewsOf } from './backups-address'

const counts = { protected: 1, 'at-risk': 1, unprotected: 1, exempt: 0, unknown: 0, total: 3, needDecision: 2 }
const summary = { all: counts, kinds: { vm: counts, volume: counts }, environments: [], projects: [] }

describe('what of the backups is shown', () => {
  it('is production that is not protected, as long as there is any', () => {
    expect(filterOf(ADDRESS, 2)).toMatchObject({ environment: 'production', state: 'unprotected,at-risk' })
    expect(filterOf(ADDRESS, 0)).toMatchObject({ environment: '', state: '' })
  })

  it('is what was asked for as soon as something was', () => {
    expect(filterOf({ ...ADDRESS, kind: 'vm' }, 2)).toMatchObject({ environment: '', state: '', kind: 'vm' })
    expect(filterOf({ ...ADDRESS, show: 'all' }, 2)).toMatchObject({ environment: '', state: '' })
  })

  it('keeps what the plain address stood for when something is added to it', () => {
    const after = changed(filterOf(ADDRESS, 2), { kind: 'volume' })
    expect(filterOf(after, 2)).toMatchObject({
      environment: 'production',
      state: 'unprotected,at-risk',
      kind: 'volume',
    })
    expect(filterOf(changed(filterOf(ADDRESS, 2), { environment: '', state: '' }), 2)).toMatchObject({
      environment: '',
    })
  })

  it('marks the view it is, also when the address is plain', () => {
    const [first, , last] = viewsOf({ productionNotProtected: 2, summary })
    expect(first && isView(filterOf(ADDRESS, 2), first.address)).toBe(true)
    expect(last && isView(filterOf(ADDRESS, 2), last.address)).toBe(false)
  })

  it('offers no view that would be empty, but always everything', () => {
    const none = { ...summary, all: { ...counts, needDecision: 0 } }
    expect(viewsOf({ productionNotProtected: 0, summary: none }).map(({ name }) => name)).toEqual(['Everything'])
  })

  it('leads to rows by an address without empty parts', () => {
    expect(backupsHref({ environment: 'production', state: '' })).toBe('/backups?show=all&environment=production')
  })
})
