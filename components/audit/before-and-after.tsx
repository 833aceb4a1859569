import type { Json } from '@/lib/domain/canonical-json'
import type { FieldChange } from '@/lib/domain/compare-fields'
import { fieldWords } from './audit-words'

/** What changed, field by field. */
export function BeforeAndAfter({ fields, hadBefore }: { fields: readonly FieldChange[]; hadBefore: boolean }) {
  return (
    <table className="w-full max-w-[72ch] border-collapse text-fine">
      <caption className="sr-only">What changed, field by field</caption>
      <thead>
        <tr className="border-rule border-b text-start text-soft">
          <th scope="col" className="py-1.5 pe-4 text-start font-normal">
            What
          </th>
          {hadBefore ? (
            <th scope="col" className="py-1.5 pe-4 text-start font-normal">
              Before
            </th>
          ) : null}
          <th scope="col" className="py-1.5 text-start font-normal">
            {hadBefore ? 'After' : 'Written'}
          </th>
        </tr>
      </thead>
      <tbody>
        {fields.map(({ field, before, after, changed }) => (
          <tr key={field} className="border-rule border-b align-top last:border-b-0">
            <th scope="row" className="py-1.5 pe-4 text-start font-normal text-soft">
              {fieldWords(field)}
            </th>
            {hadBefore ? (
              <td className="wrap-anywhere py-1.5 pe-4">
                <Value value={before} struck={changed} />
              </td>
            ) : null}
            <td className="wrap-anywhere py-1.5">
              <Value value={after} strong={hadBefore && changed} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Value({ value, struck, strong }: { value: Json | undefined; struck?: boolean; strong?: boolean }) {
  if (value === undefined || value === null) return <span className="whitespace-nowrap text-soft">nothing</span>
  const text = textOf(value)
  if (struck) return <del className="decoration-soft">{<bdi>{text}</bdi>}</del>
  if (strong)
    return (
      <ins className="font-semibold no-underline">
        <bdi>{text}</bdi>
      </ins>
    )
  return <bdi>{text}</bdi>
}

function textOf(value: Json): string {
  if (typeof value === 'string') return value
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  const isPlainList = Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string')
  return isPlainList ? value.join(', ') : JSON.stringify(value)
}
