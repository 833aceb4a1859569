import { EXPOSURE_SENTENCES, exposed, openSince, openToAnyone } from '../open-to-anyone'
import type { Rule } from '../rule'

export const openToEverything: Rule = {
  code: 'open-to-everything',
  area: 'exposure',
  title: 'Firewalls that let everything in',
  explanation: 'It is as if there were no firewall: every program on the server can be reached by anyone.',
  leansOn: ['security-group', 'interface'],
  sentences: EXPOSURE_SENTENCES,
  find: (facts, policy) =>
    openToAnyone(facts, policy)
      .filter(({ openings }) => openings.some(({ everything }) => everything))
      .map((open) => exposed(open, ['everything'], openSince(facts, open))),
}
