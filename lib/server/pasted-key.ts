import 'server-only'
import { Refusal } from '../domain/refusals'
import { readPastedKey } from '../vault/pasted-key'
import { sayNote, sayProblem } from '../vault/pasted-key-sentences'
import { keyFingerprint, keyPrefix } from '../vault/shown-of-a-key'

export type PastedKey = { key: string; prefix: string; fingerprint: string; notes: string[] }

/** The key in what somebody pasted, or a refusal that says what is there instead. */
export function takePastedKey(text: string): PastedKey {
  const pasted = readPastedKey(text)
  if (!pasted.ok) throw keyRefusal('invalid', sayProblem(pasted.problem))
  const { key, notes } = pasted
  return { key, prefix: keyPrefix(key), fingerprint: keyFingerprint(key), notes: notes.map(sayNote) }
}

/** A refusal that a form shows at the key. */
export function keyRefusal(code: 'invalid' | 'conflict' | 'unavailable', message: string, cause?: unknown): Refusal {
  return new Refusal(code, message, { fields: { key: message }, cause })
}
