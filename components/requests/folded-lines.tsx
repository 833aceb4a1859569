/** More at once is a wall that nobody reads. */
const AT_FIRST = 8

/** The first sentences, and the rest behind one that says how many. */
export function FoldedLines({ lines, most = AT_FIRST }: { lines: readonly string[]; most?: number }) {
  // one alone is sooner read than unfolded
  const shown = lines.length <= most + 1 ? lines : lines.slice(0, most)
  const folded = lines.slice(shown.length)
  return (
    <>
      <Lines lines={shown} />
      {folded.length === 0 ? null : (
        <details>
          <summary className="w-fit cursor-pointer rounded-leaf text-soft underline underline-offset-4 hover:text-ink">
            {folded.length} more like these
          </summary>
          <div className="mt-1 space-y-1">
            <Lines lines={folded} />
          </div>
        </details>
      )}
    </>
  )
}

function Lines({ lines }: { lines: readonly string[] }) {
  // two things may be called the same, and so may what is said of them
  return [...lines.entries()].map(([place, line]) => <p key={place}>{line}</p>)
}
