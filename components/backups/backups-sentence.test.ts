import { describe, expect, it } from 'vitest'
import type { BackupsAnswer, CoverageCounts } from '@/lib/contracts/backups'
import { backupsSentence, elsewhereSentence } from './backups-sentence'

function counts(some: Partial<CoverageCounts>): CoverageCounts {
  const all = { protected: 0, 'at-risk': 0, unprotected: 0, exempt: 0, unknown: 0, needDecision: 0, ...some }
  const total = all.protected + all['at-risk'] + all.unprotected + all.exempt + all.unknown
  return { ...all, total }
}

function summary(
  all: Partial<CoverageCounts>,
  production?: Partial<CoverageCounts>,
): Pick<BackupsAnswer, 'summary' | 'blind'> {
  const environments = production ? [{ environment: 'production' as const, ...counts(production) }] : []
  const kinds = { vm: counts({}), volume: counts({}) }
  return { summary: { all: counts(all), kinds, environments, projects: [] }, blind: [] }
}

describe('the truth of the backups page', () => {
  it('is about production where there is any', () => {
    const facts = summary({ protected: 40, unprotected: 9 }, { protected: 27, unprotected: 1, 'at-risk': 3 })
    expect(backupsSentence(facts)).toBe('Four of 31 servers and disks in production are not safely backed up.')
  })

  it('is about everything where nothing is production', () => {
    expect(backupsSentence(summary({ protected: 2, unprotected: 1 }))).toBe(
      'One of three servers and disks is not safely backed up.',
    )
  })

  it('never counts the exempt and the unknown as safe', () => {
    expect(backupsSentence(summary({}, { protected: 5, exempt: 2 }))).toBe(
      'There is nothing to back up: no servers and no disks.',
    )
    expect(backupsSentence(summary({ protected: 9, exempt: 2 }, { protected: 5, exempt: 2 }))).toBe(
      'Five of seven servers and disks in production are safely backed up, and two are exempt.',
    )
    expect(backupsSentence(summary({ protected: 5, unknown: 2 }, { protected: 5, unknown: 2 }))).toBe(
      'Five of seven servers and disks in production are safely backed up; of two nobody knows, because their copies could not be read.',
    )
    expect(backupsSentence(summary({ unknown: 2 }, { unknown: 2 }))).toMatch(
      /^None of the servers and disks in production is known/,
    )
  })

  it('never takes what could not be read for nothing to back up', () => {
    expect(backupsSentence({ ...summary({}), blind: ['Servers were not fully read: our key may not see them.'] })).toBe(
      'Whether there is anything to back up is not known: not everything could be read.',
    )
  })

  it('says how it is elsewhere only where there is an elsewhere', () => {
    expect(elsewhereSentence(summary({ protected: 5 }, { protected: 5 }))).toBeNull()
    expect(elsewhereSentence(summary({ protected: 5, unprotected: 3 }, { protected: 5 }))).toBe(
      'Outside production, three of three are not.',
    )
  })
})
