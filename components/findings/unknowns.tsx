import type { ReasonAnswer } from '@/lib/contracts/findings'

/** What nobody knows and what would matter. Hatched, and never left out where there is any. */
export function Unknowns({ unknowns, title = 'What nobody knows' }: { unknowns: readonly string[]; title?: string }) {
  if (unknowns.length === 0) return null
  return (
    <div className="hatched-rule max-w-[72ch] space-y-1 ps-4">
      <p className="font-semibold text-unknown">{title}</p>
      {unknowns.map((sentence) => (
        <p key={sentence} className="wrap-anywhere">
          {sentence}
        </p>
      ))}
    </div>
  )
}

export function sentencesOf(reasons: readonly ReasonAnswer[]): string[] {
  return reasons.map(({ sentence }) => sentence)
}
