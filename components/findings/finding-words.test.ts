import { expect, it } from 'vitest'
import type { FindingAnswer } from '@/lib/contracts/findings'
import { subjectName } from './finding-words'

type Kind = FindingAnswer['subject']['kind']

const named = (kind: Kind, name: string) => subjectName({ subject: { kind, name } as FindingAnswer['subject'] })

it.each<[Kind, string, string]>([
  ['vm', 'web-01', 'web-01'],
  ['vm', ' ', 'a server without a name'],
  ['invitation', '', 'an invitation without a name'],
  ['api-key', '', 'an API key without a name'],
  ['ssh-key', '', 'an SSH key without a name'],
])('%s “%s” is called “%s”', (kind, name, called) => {
  expect(named(kind, name)).toBe(called)
})
