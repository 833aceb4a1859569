import type { PlanAnswer } from '@/lib/contracts/plans'

/** Rule by rule: how it is and how it would be. What goes is struck, what comes is marked, so that it reads in grey. */
export function SideBySide({ lines }: { lines: PlanAnswer['difference'] }) {
  return (
    <table className="w-full table-fixed border-collapse">
      <caption className="small-caps pb-2 text-start text-lead text-soft">Before and after</caption>
      <thead>
        <tr className="border-edge border-b text-fine text-soft">
          <th scope="col" className="w-1/2 py-1 pe-6 text-start font-medium">
            Now
          </th>
          <th scope="col" className="py-1 text-start font-medium">
            Afterwards
          </th>
        </tr>
      </thead>
      <tbody>
        {[...lines.entries()].map(([place, { before, after }]) => (
          <tr key={place} className="border-rule border-b align-baseline">
            <td className="wrap-anywhere py-1.5 pe-6">
              {before === null ? (
                <span className="text-soft italic">not there</span>
              ) : before === after ? (
                <span className="text-soft">{before}</span>
              ) : (
                <del className="text-danger">{before}</del>
              )}
            </td>
            <td className="wrap-anywhere py-1.5">
              {after === null ? (
                <span className="text-soft italic">gone</span>
              ) : before === after ? (
                <span className="text-soft">{after}</span>
              ) : (
                <ins className="font-medium text-good no-underline">+ {after}</ins>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
