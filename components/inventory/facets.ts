/** What the inventory can be narrowed by: what there is, and how many. */
export type Facets = {
  kinds: Readonly<Record<string, number>>
  statuses: readonly string[]
  projects: readonly { value: string; name: string; count: number }[]
  owners: readonly { value: string; name: string; count: number }[]
  tags: readonly { value: string; count: number }[]
}
