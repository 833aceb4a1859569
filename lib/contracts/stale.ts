import { z } from 'zod'
import { findingAnswer, findingsFilter, ruleCount } from './findings'

// What nobody may need any more, by reason, with what it would save. A thing with two reasons is saved once: it is counted
// under the first of them.

export const staleQuery = findingsFilter.omit({ area: true }).extend({
  state: findingsFilter.shape.state.describe('Default: open, what needs a decision now.'),
  perGroup: z.coerce.number().int().min(1).max(500).default(100).describe('Rows of each group.'),
})

export const staleGroup = ruleCount.extend({
  explanation: z.string().describe('What it means and what can be done, for somebody who never saw a cloud console.'),
  unknownSavings: z.number().int().describe('How many things the saving leaves out because nobody knows their price.'),
  rows: z.array(findingAnswer),
})

export const staleAnswer = z.object({
  groups: z.array(staleGroup).describe('What saves most first.'),
  total: z.number().int(),
  things: z.number().int().describe('Different things: one may be in two groups.'),
  saving: z.number(),
  unknownSavings: z.number().int(),
  monthlyBill: z.number().describe('Everything together, as far as prices are known.'),
  notSeen: z.array(z.string()).describe('What Raff does not tell and would matter here.'),
  policyVersion: z.number().int(),
  asOf: z.iso.datetime(),
})
export type StaleAnswer = z.infer<typeof staleAnswer>
