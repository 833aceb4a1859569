import { FoldedLines } from './folded-lines'

/** Why it takes as many people as it does. With many things there is a sentence about each: the rest is folded. */
export function Because({ reasons }: { reasons: readonly string[] }) {
  if (reasons.length === 0) return null
  const sentences = reasons.flatMap((reason) => reason.split(/(?<=\.) (?=[A-Z])/))
  return (
    <div className="wrap-anywhere mt-1 text-fine text-soft">
      <FoldedLines lines={sentences} most={3} />
    </div>
  )
}
