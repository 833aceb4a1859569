export interface Place {
  path: string
  /** the same with `{id}` for each id */
  template: string
}

/** at`/vms/${id}/networks`: ids are opaque and go out exactly as they came, but never as a way to another path. */
export function at(texts: TemplateStringsArray, ...ids: string[]): Place {
  let path = texts[0] ?? ''
  let template = path
  ids.forEach((id, index) => {
    if (/^\.{0,2}$/.test(id)) throw new TypeError('This is not an id that Raff would give.')
    path += encodeURIComponent(id) + (texts[index + 1] ?? '')
    template += `{id}${texts[index + 1] ?? ''}`
  })
  return { path, template }
}
