import { KIND_WORDS, type Kind } from '../../inventory/kinds'
import { ago, count, dollars, names } from './words'

// What is said of targets of any kind: who answers for it, what nobody knows, what it costs.

type Named = { kind: Kind; name: string }

const called = ({ kind, name }: Named) => `the ${KIND_WORDS[kind].one} ${name}`

export const GENERAL = {
  'owner-answers': (
    {
      name,
      owner,
      confirmed,
      passing: { confirmedAt },
    }: { name: string; owner: string; confirmed: boolean; passing: { confirmedAt: string | null } },
    now: Date,
  ) => `${owner} answers for ${name}${confirmed ? `, confirmed ${ago(confirmedAt, now)}` : ', never confirmed'}.`,
  'backup-owner': ({ name, owner }: { name: string; owner: string }) => `${owner} stands in for ${name}.`,
  'purpose-is': ({ name, purpose }: { name: string; purpose: string }) => `${name} is there for: ${purpose}`,
  'ask-first': ({ name, owner }: { name: string; owner: string | null }) =>
    `${owner ?? 'Its owner'} wants to be asked before anything happens to ${name}.`,
  'nobody-answers': ({ name }: { name: string }) => `Nobody answers for ${name}: nobody can say who needs it.`,
  'owner-gone': ({ name, owner }: { name: string; owner: string }) =>
    `${owner}, who answered for ${name}, is not here any more.`,
  'is-protected': ({ name }: { name: string }) => `${name} is marked as protected.`,
  'in-production': ({ name, project }: { name: string; project: string | null }) =>
    project ? `${name} is in production: project ${project}.` : `${name} is in production.`,
  'environment-unknown': ({ name, project }: { name: string; project: string | null }) =>
    project
      ? `Nobody has said what the project ${project} is for, so ${name} counts as production.`
      : `Nobody knows where ${name} belongs, so it counts as production.`,
  'environment-guessed': ({ project, environment }: { project: string; environment: string }) =>
    `That ${project} is ${environment} is guessed from its name. Nobody has confirmed it.`,
  'level-of-action': ({ why }: { why: string }) => why,
  'not-read': ({ what, project }: { what: Kind; project: string | null }) =>
    `The ${KIND_WORDS[what].many}${project ? ` of ${project}` : ''} could not be read just now: what is said here may leave some out.`,
  'interfaces-not-read': ({ servers }: { servers: string[] }) =>
    servers.length > 0
      ? `The network connections of ${names(servers)} could not be read just now.`
      : 'Not all network connections of servers could be read just now.',
  'use-unknown': ({ kind, name }: Named) => `Whether anybody uses ${called({ kind, name })} is more than Raff tells.`,
  'saves-monthly': ({ passing: { amount } }: { passing: { amount: number } }) => `Saves ${dollars(amount)} a month.`,
  'costs-monthly': ({ passing: { amount } }: { passing: { amount: number } }) =>
    `Costs ${dollars(amount)} more a month.`,
  'costs-nothing': (_: { name: string }) => 'Costs nothing and saves nothing.',
  'money-unknown': ({ name }: { name: string }) =>
    `What ${name} costs a month is not known, so neither is what this changes.`,
  'credit-comes-back': (_: { name: string }) =>
    'What was paid ahead and not used goes back to the balance of the Raff account.',
  'no-undo': ({ kind, name }: Named) => `There is no way back: ${called({ kind, name })} cannot be had again.`,
  'targets-many': ({ kind, total }: { kind: Kind; total: number }) =>
    `${count(total, KIND_WORDS[kind].one, KIND_WORDS[kind].many)} at once.`,
}
