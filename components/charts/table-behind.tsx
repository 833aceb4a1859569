import type { ReactNode } from 'react'

export type BehindRow = { key?: string; name: string; values: readonly ReactNode[] }

/** The figures of a picture, for whoever prefers to read them. Closed until asked for. */
export function TableBehind({
  caption,
  heads,
  rows,
}: {
  /** What the table says: "Monthly cost, week by week". */
  caption: string
  /** The first is the head of the names. */
  heads: readonly string[]
  rows: readonly BehindRow[]
}) {
  return (
    <details className="mt-3" data-screen-only>
      <summary className="w-fit cursor-pointer rounded-leaf text-fine text-soft underline underline-offset-4 hover:text-ink">
        The figures as a table
      </summary>
      <div className="mt-3 max-w-full overflow-x-auto">
        <table className="border-collapse text-fine">
          <caption className="sr-only">{caption}</caption>
          <thead>
            <tr className="border-ink border-b text-soft">
              {heads.map((head, index) => (
                <th
                  key={head}
                  scope="col"
                  className={index === 0 ? 'py-1 pe-6 text-start font-medium' : 'py-1 ps-5 text-end font-medium'}
                >
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, key = name, values }) => (
              <tr key={key} className="border-rule border-b">
                <th scope="row" className="max-w-60 truncate py-1 pe-6 text-start font-normal" title={name}>
                  <bdi>{name}</bdi>
                </th>
                {values.map((value, index) => (
                  <td key={heads[index + 1]} className="figures py-1 ps-5 text-end">
                    {value}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}
