import type { ReactNode } from 'react'

/** One part of a key's page under its small heading. */
export function KeyPart({
  id,
  title,
  lead,
  children,
}: {
  id: string
  title: string
  lead?: ReactNode
  children: ReactNode
}) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="small-caps mb-3 border-ink border-b pb-1 text-lead">
        {title}
      </h2>
      {lead ? <p className="mb-4 max-w-[68ch] text-soft">{lead}</p> : null}
      {children}
    </section>
  )
}
