import type { KeyRow } from '@/lib/contracts/keys'
import { foldText } from '@/lib/domain/inventory/fold-text'
import { keyName } from './key-words'

/** Those that the filters in the address leave. Every word of the search has to be found somewhere. */
export function filterKeys(
  keys: readonly KeyRow[],
  { q, status, needs, project }: { q: string; status: string; needs: string; project: string },
): KeyRow[] {
  const words = foldText(q).split(/\s+/).filter(Boolean)
  return keys.filter((key) => {
    const text = foldText(
      [keyName(key), key.prefix, key.owner?.name, key.purpose, key.maker?.name, key.raffId].filter(Boolean).join(' '),
    )
    return (
      (status === '' || key.status === status) &&
      (needs === '' || key.needsDecision) &&
      (project === '' || key.reach.some(({ projectId, level }) => projectId === project && level !== 'none')) &&
      words.every((word) => text.includes(word))
    )
  })
}
