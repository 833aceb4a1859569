import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type BlindSpot, judgeReading, type KnownRow } from './judge-read'

const row = (raffId: string, projectId: string | null = 'p1'): KnownRow => ({ raffId, projectId })
const spot = (projectId: string | null): BlindSpot => ({ projectId, reason: 'forbidden', detail: null })
const reading = (seen: string[], ...blind: BlindSpot[]) => ({
  seen: new Set(seen),
  blind,
  provenProjects: new Set<string>(),
  provenGone: new Set<string>(),
})

describe('what a reading may call gone', () => {
  it('is what is missing from a complete reading, while others of its project are still there', () => {
    expect(judgeReading('vm', [row('a'), row('b')], reading(['a']))).toEqual({ gone: ['b'], toProve: [], unknown: [] })
  })

  it('is nothing when the kind could not be read', () => {
    expect(judgeReading('vm', [row('a'), row('b')], reading(['a'], spot(null)))).toEqual({
      gone: [],
      toProve: [],
      unknown: ['b'],
    })
  })

  it('is nothing without proof when a whole project emptied at once: our key may have lost it', () => {
    const known = [row('a'), row('b', 'p2'), row('c', 'p2')]
    expect(judgeReading('volume', known, reading(['a']))).toEqual({
      gone: [],
      toProve: [{ why: 'empty-project', projectId: 'p2', raffIds: ['b', 'c'] }],
      unknown: [],
    })
  })

  it('is all of an emptied project once its own list was read to its end', () => {
    const known = [row('a'), row('b', 'p2')]
    expect(judgeReading('volume', known, { ...reading(['a']), provenProjects: new Set(['p2']) }).gone).toEqual(['b'])
  })

  it('is what Raff, asked for it, does not know any more, even while much is out of sight', () => {
    const known = [row('a'), row('b'), row('c', 'p2')]
    const asked = { ...reading(['a'], spot(null)), provenGone: new Set(['b']) }
    expect(judgeReading('vm', known, asked)).toEqual({ gone: ['b'], toProve: [], unknown: ['c'] })
  })

  it('is nothing without proof while another project is out of sight: it may have moved there', () => {
    const known = [row('a'), row('b'), row('c', 'p2')]
    expect(judgeReading('ip', known, reading(['a'], spot('p2')))).toEqual({
      gone: [],
      toProve: [{ why: 'blind-elsewhere', projectId: 'p1', raffIds: ['b'] }],
      unknown: ['c'],
    })
  })

  it('is never a project without proof: it leaves the list when our key loses it, too', () => {
    expect(judgeReading('project', [row('p1', null), row('p2', null)], reading(['p1'])).toProve).toEqual([
      { why: 'unlisted', projectId: null, raffIds: ['p2'] },
    ])
  })

  it('is not what moved to another project', () => {
    expect(judgeReading('vm', [row('a', 'p1'), row('b', 'p2')], reading(['a', 'b'])).gone).toEqual([])
  })

  it('is plain for kinds of the whole account, which a key sees all or not at all', () => {
    expect(judgeReading('api-key', [row('k', null)], reading([])).gone).toEqual(['k'])
  })

  it('never holds anything that was seen, or anything of a project out of sight, and leaves nothing out', () => {
    const projects = ['p1', 'p2', 'p3']
    const anyRow = fc.record({
      raffId: fc.string({ minLength: 1, maxLength: 4 }),
      projectId: fc.constantFrom(...projects),
    })
    fc.assert(
      fc.property(
        fc.uniqueArray(anyRow, { selector: ({ raffId }) => raffId }),
        fc.array(fc.nat(40)),
        fc.subarray([...projects, null]),
        (known, picks, blind) => {
          const seen = new Set(picks.flatMap((at) => known[at]?.raffId ?? []))
          const judged = judgeReading('vm', known, { ...reading([...seen], ...blind.map(spot)) })
          const proofs = judged.toProve.flatMap(({ raffIds }) => raffIds)
          for (const id of judged.gone) expect(seen.has(id)).toBe(false)
          if (blind.length > 0) expect(judged.gone).toEqual([])
          for (const { projectId } of judged.toProve) expect(blind).not.toContain(projectId)
          const all = [...seen, ...judged.gone, ...proofs, ...judged.unknown].sort()
          expect(all).toEqual(known.map(({ raffId }) => raffId).sort())
        },
      ),
    )
  })
})
