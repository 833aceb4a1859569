import { hash } from 'node:crypto'

/**
 * A short text that is another one as soon as anything in the value is. Unlike a hash that others check, it need not stay the
 * same for keys in another order: one code writes them all, and after a change of it everything is written once more.
 */
export function markOf(value: unknown): string {
  return hash('sha256', JSON.stringify(value)).slice(0, 32)
}
