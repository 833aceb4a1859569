import { describe, expect, it } from 'vitest'
import { suggestOwners } from './suggest-owner'

describe('who might answer for a thing', () => {
  const directory = {
    people: [
      { id: 'p1', name: 'Dana Novák', email: 'dana@example.com', off: false },
      { id: 'p2', name: 'Robin Reyes', email: 'robin@example.com', off: false },
      { id: 'p3', name: 'Alex Gone', email: 'alex@example.com', off: true },
      { id: 'p4', name: 'Robin Stone', email: 'rstone@example.com', off: false },
    ],
    members: [
      { id: 'm1', email: 'dana@example.com', userId: 'u1', gone: false },
      { id: 'm2', email: 'kim@agency.example', userId: 'u2', gone: false },
      { id: 'm3', email: 'left@example.com', userId: 'u3', gone: true },
    ],
    teams: [{ id: 't1', name: 'Web team' }],
  }
  const thing = (over: Partial<{ name: string; tags: string[]; createdBy: string | null }>) => ({
    name: 'srv-01',
    tags: [],
    createdBy: null,
    ...over,
  })

  it.each([
    ['a tag with a first name', { tags: ['owner=dana'] }, ['person:p1']],
    ['a tag with an address', { tags: ['owner: DANA@example.com'] }, ['person:p1']],
    ['a tag with an accent', { tags: ['owner=dana novak'] }, ['person:p1']],
    ['a team tag', { tags: ['team-web'] }, ['team:t1']],
    ['a tag with a first name that two people share', { tags: ['owner=robin'] }, []],
    ['a tag with the mailbox of one of them', { tags: ['owner=rstone'] }, ['person:p4']],
    ['a tag with somebody switched off', { tags: ['owner=alex'] }, []],
    ['a tag that names nobody', { tags: ['owner=zed', 'env=prod'] }, []],
    ['a creator who also signs in here', { createdBy: 'u1' }, ['person:p1']],
    ['a creator known only on Raff', { createdBy: 'u2' }, ['member:m2']],
    ['a creator who left', { createdBy: 'u3' }, []],
    ['a team in the name', { name: 'web-team-db-1' }, ['team:t1']],
    ['a person in the name', { name: 'dana-scratch' }, ['person:p1']],
    ['several signs of one person', { name: 'dana-box', tags: ['owner=dana'], createdBy: 'u1' }, ['person:p1']],
  ])('reads %s', (_, over, owners) => {
    expect(suggestOwners(thing(over), directory).map(({ owner }) => `${owner.kind}:${owner.id}`)).toEqual(owners)
  })

  it('always gives the reason, and at most three', () => {
    const found = suggestOwners(
      thing({ name: 'dana-web-team', tags: ['owner=kim', 'team=web', 'owner=rstone'], createdBy: 'u1' }),
      directory,
    )
    expect(found).toHaveLength(3)
    for (const { because } of found) expect(because).not.toBe('')
  })
})
