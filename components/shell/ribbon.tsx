import type { ReactNode } from 'react'

/** One strip above everything for what changes the meaning of every page: "This is the practice account: nothing here is real." */
export function Ribbon({ label, action, children }: { label: string; action?: ReactNode; children: ReactNode }) {
  return (
    <aside
      aria-label={label}
      className="flex flex-wrap items-baseline gap-x-4 gap-y-1 border-rule border-b bg-accent-tint px-4 py-2 text-fine sm:px-6"
    >
      <strong className="small-caps font-semibold text-accent text-lead leading-none">{label}</strong>
      <span>{children}</span>
      {action ? <span className="sm:ms-auto">{action}</span> : null}
    </aside>
  )
}
