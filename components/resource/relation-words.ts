import type { RelationGroup, ResourceAnswer } from '@/lib/contracts/resource'
import { inWords } from '@/lib/domain/permission-words'
import type { EdgeKind } from '@/lib/domain/inventory/relations'

// What hangs together, as words: the heading of each group, the picture, and the sentence that stands for the picture.

type Ends = { one: string; many: string }

/** forward: what this thing calls the other end. back: what the other end is called from here. */
const WORDS: Record<EdgeKind, { forward: Ends; back: Ends }> = {
  'hangs-on': { forward: same('attached to'), back: { one: 'disk', many: 'disks' } },
  'taken-of': { forward: same('copy of'), back: { one: 'copy', many: 'copies' } },
  copies: { forward: same('backs up'), back: { one: 'backup schedule', many: 'backup schedules' } },
  'held-by': { forward: same('held by'), back: { one: 'public address', many: 'public addresses' } },
  'leads-into': { forward: same('gateway of'), back: { one: 'gateway address', many: 'gateway addresses' } },
  'connected-to': {
    forward: { one: 'private network', many: 'private networks' },
    back: { one: 'connected server', many: 'connected servers' },
  },
  'guarded-by': { forward: { one: 'firewall', many: 'firewalls' }, back: same('guards') },
  'part-of': { forward: same('in project'), back: same('contains') },
  reaches: { forward: same('reaches project'), back: same('can be reached with') },
  'made-by': { forward: same('made by'), back: same('made') },
  'has-role': { forward: { one: 'role', many: 'roles' }, back: same('given to') },
}

function same(words: string): Ends {
  return { one: words, many: words }
}

export function relationWords({ edge, direction, total }: Pick<RelationGroup, 'edge' | 'direction' | 'total'>): string {
  const ends = WORDS[edge][direction]
  return total === 1 ? ends.one : ends.many
}

/** Whether the words are a name for the things ("8 copies") or a verb before them ("attached to web-01"). */
function isNoun({ edge, direction }: Pick<RelationGroup, 'edge' | 'direction'>): boolean {
  const { one, many } = WORDS[edge][direction]
  return one !== many
}

/** "public address 203.0.113.10", "8 copies", "attached to web-01", "made 12 things". */
export function relationPhrase(group: RelationGroup): string {
  const words = relationWords(group)
  const [only] = group.things
  if (group.total === 1 && only) return `${words} ${only.name}`
  const count = group.total.toLocaleString('en')
  return isNoun(group) ? `${count} ${words}` : `${words} ${count} ${group.total === 1 ? 'thing' : 'things'}`
}

/** The picture in words. */
export function relationsSentence({ name, relations }: Pick<ResourceAnswer, 'name' | 'relations'>): string {
  return `What hangs together with ${name}: ${inWords(relations.map(relationPhrase))}.`
}

/** What it stands on or belongs to on the left, what stands on it on the right. */
export function sidesOf(relations: readonly RelationGroup[]): { left: RelationGroup[]; right: RelationGroup[] } {
  return {
    left: relations.filter(({ direction }) => direction === 'forward'),
    right: relations.filter(({ direction }) => direction === 'back'),
  }
}
