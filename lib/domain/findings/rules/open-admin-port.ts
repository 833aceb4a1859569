import { EXPOSURE_SENTENCES, exposed, openSince, openToAnyone } from '../open-to-anyone'
import type { Rule } from '../rule'

export const openAdminPort: Rule = {
  code: 'open-admin-port',
  area: 'exposure',
  title: 'Ways in for administrators, open to anyone',
  explanation:
    'Machines try passwords at such a door day and night. Let in only the addresses of the team; for a while elsewhere, open it for a limited time.',
  leansOn: ['security-group', 'interface'],
  sentences: EXPOSURE_SENTENCES,
  find: (facts, policy) =>
    openToAnyone(facts, policy).flatMap((open) => {
      // that everything is open says it already
      if (open.openings.some(({ everything }) => everything)) return []
      const ports = [...new Set(open.openings.flatMap(({ admin }) => admin))]
      return ports.length === 0 ? [] : [exposed(open, ports, openSince(facts, open))]
    }),
}
