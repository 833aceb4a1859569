/** The sentence below a control that is wrong: a shape, a word and a colour. */
export function FieldError({ id, children }: { id: string; children: string | null | undefined }) {
  if (!children) return null
  return (
    <p id={id} className="mt-1 flex items-baseline gap-2 text-fine text-danger">
      <svg viewBox="0 0 10 10" className="size-2.5 shrink-0 translate-y-px fill-current" aria-hidden="true">
        <rect width="10" height="10" />
      </svg>
      <span>{children}</span>
    </p>
  )
}
