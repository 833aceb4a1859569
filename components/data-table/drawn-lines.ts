/**
 * Up to here all lines are drawn, once the page listens: the browser's own search finds them, they print, and nothing more has
 * to be loaded.
 */
export const DRAW_ALL_UP_TO = 200

/** Which lines of a table are in the page now, and the room of those that are not. */
export type DrawnLines = {
  lines: readonly { index: number; gapBefore: number }[]
  gapAfter: number
  /** Tells the window how high a line really is. */
  measure: ((element: HTMLElement | null) => void) | undefined
}

/**
 * With the page itself: with what stands above them more than a screen shows. Each further line would keep the page waiting.
 * Of a longer list no more until its window has come; of any other the rest follows at once.
 */
export const OPENING_ROWS = 40

/** What is drawn without a window, and until it has come: the first lines. */
export function firstLines(count: number, { opening }: { opening: boolean }): DrawnLines {
  const length = opening || count > DRAW_ALL_UP_TO ? Math.min(count, OPENING_ROWS) : count
  return { lines: Array.from({ length }, (_, index) => ({ index, gapBefore: 0 })), gapAfter: 0, measure: undefined }
}
