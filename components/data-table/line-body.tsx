import type { ReactNode } from 'react'

/** A line in a body of its own, so that a row and what is unfolded below it are measured together. */
export function LineBody({
  index,
  gapBefore,
  measure,
  span,
  children,
}: {
  index: number
  gapBefore: number
  measure: ((element: HTMLElement | null) => void) | undefined
  span: number
  children: ReactNode
}) {
  return (
    <>
      {gapBefore > 0 ? <Gap height={gapBefore} span={span} /> : null}
      <tbody role="rowgroup" ref={measure} data-index={index}>
        {children}
      </tbody>
    </>
  )
}

/** The room of lines that are not drawn. */
export function Gap({ height, span }: { height: number; span: number }) {
  return (
    <tbody role="presentation" aria-hidden="true">
      <tr className="gap">
        <td colSpan={span} style={{ height }} />
      </tr>
    </tbody>
  )
}
