import { z } from 'zod'
import { SEVERITIES } from '../domain/findings/finding'
import { ENVIRONMENTS } from '../domain/inventory/environment'
import { findingAnswer } from './findings'

// Who can reach what from the internet, read from the firewalls as sentences.

const server = z.object({
  resourceId: z.uuid(),
  name: z.string(),
  projectName: z.string().nullable(),
  environment: z.enum(ENVIRONMENTS).nullable(),
  addresses: z.array(z.string()),
})

export const openingAnswer = z.object({
  who: z.string().describe('"anyone on the internet", or an address range'),
  anyone: z.boolean(),
  what: z.string().describe('"SSH (port 22)"'),
  severity: z.enum(SEVERITIES).nullable().describe('Null: nothing to worry about.'),
  sentence: z.string(),
})

export const firewallAnswer = z.object({
  resourceId: z.uuid(),
  raffId: z.string(),
  name: z.string(),
  projectName: z.string().nullable(),
  environment: z.enum(ENVIRONMENTS).nullable(),
  sentence: z.string().describe('"Anyone on the internet can reach SSH (port 22) on 3 servers."'),
  openings: z.array(openingAnswer),
  servers: z.array(server),
  serversKnown: z.boolean().describe('False: not every server could be read. More of them may be behind it.'),
  findings: z.array(findingAnswer),
})
export type FirewallAnswer = z.infer<typeof firewallAnswer>

export const exposureQuery = z.object({
  account: z.uuid('This is not the id of an account.').optional(),
  resource: z.uuid('This is not the id of a resource.').optional().describe('Only this firewall or this server.'),
})

export const exposureAnswer = z.object({
  sentences: z.array(z.string()).describe('The whole account in a few sentences, the worst first.'),
  firewalls: z.array(firewallAnswer).describe('The most open first.'),
  withoutFirewall: z.array(server.extend({ finding: findingAnswer.nullable() })),
  notSeen: z.array(z.string()),
  readInFull: z
    .boolean()
    .describe('False: servers, their interfaces or firewalls could not all be read. There may be more.'),
  policyVersion: z.number().int(),
  asOf: z.iso.datetime(),
})
export type ExposureAnswer = z.infer<typeof exposureAnswer>
