import { type ReactNode, useId } from 'react'

/** A part of the page of one thing, under its name. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  const id = useId()
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="small-caps mb-3 border-ink border-b pb-1 text-lead">
        {title}
      </h2>
      {children}
    </section>
  )
}
