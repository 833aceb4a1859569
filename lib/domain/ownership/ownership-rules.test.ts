import { describe, expect, test } from 'vitest'
import { decideOwnership, type KnownOwner, type OwnedThing } from './decide-ownership'
import { handoverEdit, leaverOf, type Leaving } from './handover'
import { NOTHING_SAID, type Ownership, type OwnershipEdit } from './ownership'
import { recordOwnership, sayOwnershipChange } from './record-ownership'

const now = new Date('2026-11-21T10:00:00Z')
const DANA = { kind: 'person' as const, id: 'dana' }
const ROBIN = { kind: 'person' as const, id: 'robin' }
const WEB = { kind: 'team' as const, id: 'web' }
const KIM = { kind: 'member' as const, id: 'kim' }

const owners = new Map<string, KnownOwner>([
  ['person:dana', { name: 'Dana', gone: false, email: 'dana@example.com' }],
  ['person:robin', { name: 'Robin', gone: false, email: 'robin@example.com' }],
  ['person:lee', { name: 'Lee', gone: true, email: 'lee@example.com' }],
  ['team:web', { name: 'Web', gone: false, email: null }],
  ['member:kim', { name: 'kim@example.com', gone: false, email: 'kim@example.com' }],
  ['member:dana', { name: 'dana@example.com', gone: false, email: 'dana@example.com' }],
])

const asDana = { owners, mine: new Set(['person:dana', 'team:web']), personId: 'dana', mayEdit: true, now }

const thing = (ownership: Partial<Ownership> = {}, over: Partial<OwnedThing> = {}): OwnedThing => ({
  ...{ kind: 'vm', name: 'web-01', gone: false, ownership: { ...NOTHING_SAID, ...ownership } },
  ...over,
})

describe('saying who answers for a thing', () => {
  const confirmed = { owner: ROBIN, confirmedAt: new Date('2026-11-01T10:00:00Z'), confirmedById: 'robin', version: 4 }

  test.each<[string, OwnedThing, OwnershipEdit, Partial<Ownership>]>([
    ['taking it confirms it', thing(), { owner: DANA }, { owner: DANA, confirmedAt: now, confirmedById: 'dana' }],
    ['so does giving it to one’s own team', thing(), { owner: WEB }, { owner: WEB, confirmedAt: now }],
    [
      'giving it to somebody else leaves that to them',
      thing(confirmed),
      { owner: KIM },
      { confirmedAt: null, confirmedById: null },
    ],
    [
      'another purpose leaves the confirmation',
      thing(confirmed),
      { purpose: 'x' },
      { purpose: 'x', confirmedAt: confirmed.confirmedAt, version: 5 },
    ],
    ['nobody takes the confirmation along', thing(confirmed), { owner: null }, { owner: null, confirmedAt: null }],
    [
      'still mine, said anew',
      thing({ owner: DANA, confirmedAt: new Date(0) }),
      { confirm: true },
      { confirmedAt: now },
    ],
    [
      'said of a member who never signs in here',
      thing({ owner: KIM }),
      { confirm: true },
      { confirmedAt: now, confirmedById: 'dana' },
    ],
  ])('%s', (_, about, edit, next) => {
    expect(decideOwnership(about, edit, asDana)).toMatchObject({ outcome: 'changed', next })
  })

  test.each<[string, OwnedThing, OwnershipEdit, string]>([
    ['somebody who left', thing(), { owner: { kind: 'person', id: 'lee' } }, 'Lee is no longer here'],
    ['the owner as their own backup', thing({ owner: DANA }), { backupOwner: DANA }, 'A backup is somebody else'],
    ['the backup as owner', thing({ backupOwner: DANA }), { owner: DANA }, 'A backup is somebody else'],
    ['a page that is old', thing({ version: 3 }), { purpose: 'x', version: 2 }, 'changed by somebody else'],
    ['what is somebody else’s', thing({ owner: ROBIN }), { confirm: true }, 'Only Robin can say'],
    [
      'a member who signs in here as a person',
      thing({ owner: { kind: 'member', id: 'dana' } }),
      { confirm: true },
      'Only dana@',
    ],
    ['a thing that is gone', thing({}, { gone: true }), { owner: DANA }, 'is gone from Raff'],
    ['a role', thing({}, { kind: 'role' }), { owner: DANA }, 'needs no owner'],
  ])('is refused for %s', (_, about, edit, message) => {
    expect(decideOwnership(about, edit, asDana)).toMatchObject({
      outcome: 'refused',
      message: expect.stringContaining(message),
    })
  })

  test('keeps somebody who left named until there is another, whatever else is said', () => {
    const left = thing({ owner: { kind: 'person', id: 'lee' } })
    const edit = { owner: { kind: 'person' as const, id: 'lee' }, purpose: 'x' }
    expect(decideOwnership(left, edit, asDana)).toMatchObject({ outcome: 'changed', next: { purpose: 'x' } })
  })

  test('again, as it is, changes nothing', () => {
    expect(decideOwnership(thing({ owner: ROBIN }), { owner: { ...ROBIN } }, asDana)).toEqual({ outcome: 'same' })
  })
})

describe('the timeline of a thing', () => {
  const nameOf = ({ id }: { id: string }) => id
  const said = (
    before: Partial<Ownership>,
    after: Partial<Ownership>,
    how: Parameters<typeof sayOwnershipChange>[0] = 'edited',
  ) => sayOwnershipChange(how, recordOwnership({ ...NOTHING_SAID, ...before }, { ...NOTHING_SAID, ...after }, nameOf))

  test.each([
    [said({}, { owner: DANA }), 'gave it to dana'],
    [said({ owner: DANA }, { owner: null }), 'took it away from dana'],
    [said({ owner: DANA }, { owner: ROBIN }, 'handed-over'), 'handed it over to robin'],
    [
      said({}, { owner: DANA, purpose: 'The shop.' }, 'imported'),
      'gave it to dana and set the purpose to “The shop.”, from a file',
    ],
    [said({ endsOn: '2026-12-31', askFirst: true }, {}), 'took the end date away and no longer asks to be asked first'],
    [said({}, { confirmedAt: now }, 'confirmed'), 'said that it is still theirs'],
  ])('says “%s”', (sentence, expected) => {
    expect(sentence).toBe(expected)
  })
})

describe('who leaves', () => {
  const directory: Leaving[] = [
    { kind: 'person', id: 'dana', key: 'person:dana', gone: true, email: 'dana@example.com', userId: null },
    { kind: 'member', id: 'm1', key: 'member:m1', gone: false, email: 'dana@example.com', userId: 'u1' },
    { kind: 'person', id: 'kim', key: 'person:kim', gone: false, email: 'kim@example.com', userId: null },
    { kind: 'member', id: 'm2', key: 'member:m2', gone: true, email: 'kim@example.com', userId: 'u2' },
    { kind: 'team', id: 'web', key: 'team:web', gone: true, email: null, userId: null },
    { kind: 'team', id: 'db', key: 'team:db', gone: true, email: null, userId: null },
  ]

  test.each([
    ['person:dana', ['person:dana', 'member:m1'], ['u1'], ['dana']],
    ['member:m2', ['member:m2'], ['u2'], []],
    ['team:web', ['team:web'], [], []],
  ])('%s is known by every name that is theirs and no other', (key, keys, userIds, personIds) => {
    expect(leaverOf(directory, key)).toMatchObject({ keys, userIds, personIds })
  })

  test('leaves what is somebody else’s by now with them', () => {
    const leaver = { keys: ['person:dana'] }
    expect(handoverEdit('owned', { ...NOTHING_SAID, owner: ROBIN }, leaver, WEB)).toBeNull()
    expect(handoverEdit('backup', { ...NOTHING_SAID, owner: DANA }, leaver, WEB)).toBeNull()
  })

  test('hands over to who stood in, who stands in no longer', () => {
    const both = { ...NOTHING_SAID, owner: DANA, backupOwner: ROBIN, version: 2 }
    const edit = { owner: ROBIN, backupOwner: null, version: 2 }
    expect(handoverEdit('owned', both, { keys: ['person:dana'] }, ROBIN)).toEqual(edit)
  })
})
