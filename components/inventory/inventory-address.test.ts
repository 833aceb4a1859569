import { describe, expect, it } from 'vitest'
import { ADDRESS, addressOf, askedBy, filterOf, filtersInWords, isView, queryOfView, VIEWS } from './inventory-address'

const names = { project: new Map([['p1', 'Shop']]), owner: new Map([['person:1', 'Dana']]) }

describe('the address of the inventory', () => {
  it('is plain for the plain page, and comes back as it went for every view', () => {
    expect(queryOfView({})).toBe('')
    expect(queryOfView(ADDRESS)).toBe('')
    for (const { address } of VIEWS) expect(addressOf(queryOfView(address).slice(1))).toEqual(address)
  })

  it('keeps which columns are shown, which neither filters nor asks for other rows', () => {
    const state = { ...ADDRESS, kind: 'vm', columns: '-owner,tags' }
    expect(addressOf(queryOfView(state).slice(1))).toEqual({ kind: 'vm', columns: '-owner,tags' })
    expect(askedBy(state)).toBe('?kind=vm')
    expect(filterOf(state)).not.toHaveProperty('columns')
    expect(isView(state, { kind: 'vm' })).toBe(true)
  })

  it('knows which view it is, whatever the order of the rows', () => {
    for (const { address } of VIEWS) {
      const state = { ...ADDRESS, ...address }
      expect(VIEWS.filter((view) => isView(state, view.address))).toHaveLength(1)
      expect(isView({ ...state, sort: '-name' }, address)).toBe(true)
      expect(isView({ ...state, q: 'web' }, address)).toBe(false)
    }
  })

  it('leaves out what a kept view cannot mean', () => {
    expect(addressOf('kind=vm&page=3&javascript=1')).toEqual({ kind: 'vm' })
  })

  it('is said as a person would say it', () => {
    const state = { ...ADDRESS, q: 'web', kind: 'vm,ip', project: 'p1', owner: 'person:1', tag: 'none', gone: 'only' }
    expect(filtersInWords(state, names)).toEqual([
      '“web”',
      'servers or public addresses',
      'in Shop',
      'owned by Dana',
      'without tags',
      'gone',
    ])
  })

  it.each([
    [{ changed: 'changed', since: '2026-11-14T12:00:00.000Z' }, ['changed since 14 Nov']],
    [{ changed: 'appeared,returned', since: '2026-11-14' }, ['new or back again since 14 Nov']],
    [{ changed: 'gone', since: '2026-11-14', gone: 'only' }, ['gone since 14 Nov']],
    [{ since: '2026-11-14' }, ['anything changed since 14 Nov']],
    [{ changed: 'gone', since: 'some day' }, ['gone at any time']],
    [{}, []],
  ])('says what happened to the things and since when: %j is %j', (address, words) => {
    expect(filtersInWords({ ...ADDRESS, ...address }, names)).toEqual(words)
  })

  it('says that a name in it is not here any more, and never shows an id as one', () => {
    const state = { ...ADDRESS, project: 'gone-1', owner: 'team:2' }
    expect(filtersInWords(state, names)).toEqual(['in a project that is not here', 'owned by somebody who is not here'])
  })
})
