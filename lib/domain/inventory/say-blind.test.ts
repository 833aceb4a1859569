import { describe, expect, it } from 'vitest'
import { BLIND_REASONS, type BlindReason, type Readable } from './judge-read'
import { KINDS } from './kinds'
import { blindSentence, blindSentences } from './say-blind'

const whole = (kind: Readable, reason: BlindReason = 'forbidden') =>
  ({ kind, projectId: null, projectName: null, reason, detail: null }) as const

describe('what could not be read', () => {
  it('is said in a sentence that names kind, place and reason', () => {
    expect(blindSentence('backup', whole('backup'), null)).toBe(
      'Backups were not fully read: our key may not see them.',
    )
    expect(blindSentence('ip', { ...whole('ip'), projectId: 'p2', reason: 'timeout' }, 'staging')).toBe(
      'Public addresses in staging were not fully read: Raff did not answer in time.',
    )
  })

  it('is named together when the reason is the same, and apart when it is not', () => {
    expect(blindSentences([whole('vm', 'timeout'), whole('role'), whole('interface', 'timeout')])).toEqual([
      'Servers and network interfaces were not fully read: Raff did not answer in time.',
      'Roles were not fully read: our key may not see them.',
    ])
  })

  it('in one project only is told for that project', () => {
    const staging = { ...whole('vm'), projectId: 'p2', projectName: 'staging' }
    expect(blindSentences([staging, { ...staging, kind: 'ip', projectName: null }, whole('role')])).toEqual([
      'Roles were not fully read: our key may not see them.',
      'Servers in staging were not fully read: our key may not see them.',
      'Public addresses in one project were not fully read: our key may not see them.',
    ])
  })

  it('is one sentence when it is everything', () => {
    const away = KINDS.map((kind) => whole(kind, 'unavailable'))
    expect(blindSentences(away)).toEqual(['Nothing could be read: Raff could not be reached.'])
    expect(blindSentences([...away, whole('interface', 'unavailable')])).toHaveLength(1)
    expect(blindSentences(away.slice(1))[0]).not.toContain('Nothing')
    for (const reason of BLIND_REASONS)
      expect(blindSentences(KINDS.map((kind) => whole(kind, reason)))[0]).toMatch(/^Nothing could be read: .+ .+\.$/)
  })

  it('is no sentence when it is nothing', () => {
    expect(blindSentences([])).toEqual([])
  })
})
