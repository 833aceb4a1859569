export type GivenThings =
  | { things: readonly { id: string; name: string }[] }
  /** Everything a filter of the inventory shows, and how many that were when the person looked. */
  | { filter: Record<string, unknown>; count: number }
