import { EXPOSURE_SENTENCES, exposed, openSince, openToAnyone } from '../open-to-anyone'
import type { Rule } from '../rule'

export const openDatabasePort: Rule = {
  code: 'open-database-port',
  area: 'exposure',
  title: 'Databases open to anyone',
  explanation:
    'Only your own servers should talk to a database, over the private network. Open to the internet it is found within hours.',
  leansOn: ['security-group', 'interface'],
  sentences: EXPOSURE_SENTENCES,
  find: (facts, policy) =>
    openToAnyone(facts, policy).flatMap((open) => {
      if (open.openings.some(({ everything }) => everything)) return []
      const ports = [...new Set(open.openings.flatMap(({ databases }) => databases))]
      return ports.length === 0 ? [] : [exposed(open, ports, openSince(facts, open))]
    }),
}
