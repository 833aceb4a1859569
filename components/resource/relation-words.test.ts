import { describe, expect, it } from 'vitest'
import type { RelationGroup } from '@/lib/contracts/resource'
import { EDGE_KINDS } from '@/lib/domain/inventory/relations'
import { relationPhrase, relationsSentence, relationWords, sidesOf } from './relation-words'

const thing = (name: string) => ({
  ...{ id: name, kind: 'vm' as const, raffId: name, name, status: null, projectName: null },
  ...{ gone: false, detail: null },
})
const group = (
  edge: RelationGroup['edge'],
  direction: RelationGroup['direction'],
  things: string[],
): RelationGroup => ({
  ...{ edge, direction, words: '', total: things.length },
  things: things.map(thing),
})

describe('what hangs together, in words', () => {
  it('has words for both ends of every tie', () => {
    for (const edge of EDGE_KINDS)
      for (const direction of ['forward', 'back'] as const)
        for (const total of [1, 2]) expect(relationWords({ edge, direction, total })).not.toBe('')
  })

  it('names a single thing and counts several', () => {
    expect(relationPhrase(group('held-by', 'back', ['203.0.113.7']))).toBe('public address 203.0.113.7')
    expect(relationPhrase(group('taken-of', 'back', ['a', 'b']))).toBe('2 copies')
    expect(relationPhrase(group('hangs-on', 'forward', ['web-01']))).toBe('attached to web-01')
    expect(relationPhrase(group('made-by', 'back', ['a', 'b', 'c']))).toBe('made 3 things')
  })

  it('reads as one sentence where the picture cannot be seen', () => {
    const relations = [group('taken-of', 'back', ['a', 'b']), group('guarded-by', 'forward', ['shop-web'])]
    expect(relationsSentence({ name: 'web-01', relations })).toBe(
      'What hangs together with web-01: 2 copies and firewall shop-web.',
    )
  })

  it('stands on the left what it stands on, and on the right what stands on it', () => {
    const copies = group('taken-of', 'back', ['a'])
    const project = group('part-of', 'forward', ['Shop'])
    expect(sidesOf([copies, project])).toEqual({ left: [project], right: [copies] })
  })
})
