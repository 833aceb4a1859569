import { describe, expect, test } from 'vitest'
import type { OwnershipAnswer } from '@/lib/contracts/ownership'
import { AS_IT_IS, editOf, editOfMany } from './edit-of'

const DANA = { kind: 'person' as const, id: 'd', key: 'person:d', name: 'Dana', gone: false }

const now: OwnershipAnswer = {
  ...{ resourceId: 'r', owner: DANA, backupOwner: null, purpose: 'Keeps books.', environment: 'staging' },
  ...{ endsOn: '2026-12-31', reviewOn: null, askFirst: true, confirmedAt: null, confirmedBy: null, updatedAt: null },
  ...{ version: 3, mine: false, whyNotConfirm: null, suggestions: [] },
}

function form(values: Record<string, string>): FormData {
  const data = new FormData()
  for (const [name, value] of Object.entries(values)) data.set(name, value)
  return data
}

const untouched = {
  owner: 'person:d',
  backupOwner: '',
  purpose: 'Keeps books.',
  environment: 'staging',
  endsOn: '2026-12-31',
}

describe('what a form about one thing sends', () => {
  test('is nothing when nothing was touched', () => {
    expect(editOf(form({ ...untouched, askFirst: 'on' }), now)).toEqual({})
  })

  test('is only what was touched, and empty fields take away', () => {
    const given = { ...untouched, owner: '', purpose: ' ', environment: '', reviewOn: '2027-01-01' }
    const said = { owner: null, purpose: null, environment: null, reviewOn: '2027-01-01', askFirst: false }
    expect(editOf(form(given), now)).toEqual(said)
  })

  test('leaves the environment alone where the form does not ask for it', () => {
    const { environment: _, ...rest } = untouched
    expect(editOf(form({ ...rest, askFirst: 'on' }), now)).toEqual({})
  })
})

describe('what a form about many things sends', () => {
  test('leaves alone what was left alone', () => {
    const left = {
      owner: AS_IT_IS,
      backupOwner: AS_IT_IS,
      environment: AS_IT_IS,
      askFirst: AS_IT_IS,
      purpose: '',
      endsOn: '',
    }
    expect(editOfMany(form(left))).toEqual({})
  })

  test('says “nobody”, “as their project” and “no” where that was chosen', () => {
    const chosen = { owner: '', backupOwner: 'team:t', environment: '', askFirst: 'no', purpose: ' For all. ' }
    const said = { owner: null, backupOwner: 'team:t', environment: null, askFirst: false, purpose: 'For all.' }
    expect(editOfMany(form(chosen))).toEqual(said)
  })
})
