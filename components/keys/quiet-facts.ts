import type { KeyRow } from '@/lib/contracts/keys'
import { ageTone } from './key-words'

type Told = Pick<KeyRow, 'status' | 'secretAge' | 'purpose' | 'findings'>

/** What is said elsewhere of a fact that needs attention. */
const SAID_OF = {
  used: ['key-idle', 'key-never-used'],
  expires: ['key-never-ends', 'key-ends-soon', 'key-expired'],
}

/** Facts of a key that a phone's card may leave to the key's own page: nothing about them is wrong, and nothing unknown. */
export const IS_QUIET = {
  age: (key: Told) => ['good', 'exempt'].includes(ageTone(key)),
  used: (key: Told) => isUnsaid(key, 'used'),
  expires: (key: Told) => isUnsaid(key, 'expires'),
  status: ({ status }: Told) => status === 'active',
  purpose: ({ purpose }: Told) => purpose === null,
}

function isUnsaid({ findings }: Told, fact: keyof typeof SAID_OF): boolean {
  return !findings.some(({ code }) => SAID_OF[fact].includes(code))
}
