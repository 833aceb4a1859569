/** How much of the whole this is, as a line as long as its share; the figure stands behind it. */
export function ShareBar({ part, whole }: { part: number; whole: number }) {
  if (whole <= 0) return null
  const share = Math.min(1, Math.max(0, part / whole))
  const words = share > 0 && share < 0.01 ? 'under 1%' : `${Math.round(share * 100)}%`
  return (
    <span className="flex items-center gap-3">
      <svg
        aria-hidden="true"
        className="h-2 min-w-0 flex-1 overflow-visible"
        preserveAspectRatio="none"
        viewBox="0 0 100 8"
      >
        <path d="M0 7.5h100" className="stroke-1 stroke-rule" vectorEffect="non-scaling-stroke" />
        <rect width={share * 100} height="8" className="fill-soft" />
      </svg>
      <span className="figures w-14 shrink-0 text-fine text-soft">{words}</span>
    </span>
  )
}
