import type { ReactNode } from 'react'

/**
 * The end of a decision: the act, beside it the safe choice of the same weight, below both the third way. On a phone the safe
 * choice stands above the act, where a hurried thumb is least likely to do harm.
 */
export function VerbChoice({ act, keep, third }: { act: ReactNode; keep: ReactNode; third?: ReactNode }) {
  return (
    <div>
      <div className="grid gap-3 sm:grid-cols-2 [&>*]:w-full max-sm:[&>*:first-child]:order-2">
        {act}
        {keep}
      </div>
      {third ? <div className="mt-4">{third}</div> : null}
    </div>
  )
}
