/** Something the command palette can do: go somewhere or act at once. */
export type Command = {
  id: string
  label: string
  /** In small print on the right: "page", "act". */
  kind: string
  alsoCalled?: readonly string[]
} & ({ href: string } | { run: () => void })
