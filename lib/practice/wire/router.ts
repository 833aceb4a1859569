import type { Method, Route } from './route'

export interface Match {
  route: Route
  params: Record<string, string>
}

/** Finds the route of a path like /api/v1/vms/{id}; fixed words win over parameters (`/vms/bulk` over `/vms/{id}`). */
export function routerOf(routes: readonly Route[]) {
  const byShape = new Map<string, { words: string[]; route: Route }[]>()
  for (const route of routes) {
    const words = wordsOf(route.path)
    const shape = `${route.method} ${words.length}`
    byShape.set(shape, [...(byShape.get(shape) ?? []), { words, route }])
  }
  for (const candidates of byShape.values()) {
    candidates.sort((a, b) => parametersIn(a.words) - parametersIn(b.words))
  }

  return (method: Method, pathname: string): Match | undefined => {
    const words = wordsOf(pathname)
    for (const candidate of byShape.get(`${method} ${words.length}`) ?? []) {
      const params = paramsOf(candidate.words, words)
      if (params) return { route: candidate.route, params }
    }
    return undefined
  }
}

function wordsOf(path: string): string[] {
  return path.split('/').filter((word) => word !== '')
}

function parametersIn(words: string[]): number {
  return words.filter((word) => word.startsWith('{')).length
}

function paramsOf(pattern: string[], words: string[]): Record<string, string> | undefined {
  const params: Record<string, string> = {}
  for (const [index, part] of pattern.entries()) {
    const word = words[index] ?? ''
    if (part.startsWith('{')) params[part.slice(1, -1)] = word
    else if (part !== word) return undefined
  }
  return params
}
