import { because, ago, ahead, span } from '../reason'
import type { Rule } from '../rule'
import { subjectOf } from '../subject'
import { endOfDay, endOfTag, isTemporary } from '../tag-conventions'

const HOUR_MS = 3_600_000

export const temporaryServer: Rule = {
  code: 'temporary-server',
  area: 'stale',
  title: 'Temporary servers that stayed',
  explanation: 'It was made for a short while. Ask whoever made it whether it is still needed.',
  leansOn: ['vm'],
  sentences: {
    'temporary-old': 'Tagged as temporary, and {age} old. Temporary servers are asked about after {allowed}.',
    'temporary-ends': 'It still has {left} until the end that was set for it.',
  },
  find: (facts, { conventions, temporaryHours }, now) =>
    facts.things.vm.flatMap((server) => {
      const { createdAt, tags, environment } = server
      if (!isTemporary(tags, conventions) || environment === 'production' || !createdAt) return []
      if (now.getTime() - createdAt.getTime() <= temporaryHours * HOUR_MS) return []
      const end = server.endsOn ? endOfDay(server.endsOn) : (endOfTag(tags, conventions)?.at ?? null)
      const isPlanned = end !== null && end > now
      const age = because('temporary-old', { age: ago(createdAt), allowed: span(temporaryHours * HOUR_MS) })
      return [
        {
          subject: subjectOf(server),
          severity: isPlanned ? ('low' as const) : ('medium' as const),
          reasons: isPlanned ? [age, because('temporary-ends', { left: ahead(end) })] : [age],
          since: { after: createdAt, by: createdAt },
          monthlyCost: server.monthlyCost,
          saves: [server],
          actions: [
            { action: 'vm.delete' as const, targets: [server.id] },
            { action: 'vm.tag-remove' as const, targets: [server.id] },
          ],
        },
      ]
    }),
}
