import { differencesOf } from './differences'

/** Before and after, field by field. What was not there is said, not left blank. */
export function DifferenceTable({
  before,
  after,
  fieldWords = (field) => field,
}: {
  before: unknown
  after: unknown
  /** Turns "switchedOffAt" into "switched off". */
  fieldWords?: (field: string) => string
}) {
  const differences = differencesOf(before, after)
  if (differences.length === 0) return <p className="text-soft">Nothing changed.</p>
  return (
    <table className="w-full max-w-3xl table-fixed border-collapse text-start">
      <thead>
        <tr className="border-edge border-b text-fine text-soft">
          <th scope="col" className="w-1/4 py-1 pe-4 text-start font-medium">
            What
          </th>
          <th scope="col" className="py-1 pe-4 text-start font-medium">
            Before
          </th>
          <th scope="col" className="py-1 text-start font-medium">
            After
          </th>
        </tr>
      </thead>
      <tbody>
        {differences.map(({ field, before: old, after: now }) => (
          <tr key={field} className="border-rule border-b align-baseline">
            <th scope="row" className="break-words py-1.5 pe-4 text-start font-normal text-soft">
              {fieldWords(field) || 'value'}
            </th>
            <Value text={old} className="text-soft" />
            <Value text={now} className="font-medium" />
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Value({ text, className }: { text: string | null; className: string }) {
  return (
    <td className={`break-words py-1.5 pe-4 ${className}`}>
      {text === null ? <span className="font-normal text-soft italic">not there</span> : <bdi>{text}</bdi>}
    </td>
  )
}
