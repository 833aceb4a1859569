// Which environment a project is. A fact that only people know: guessed from the name until one of them says so.

export const ENVIRONMENTS = ['production', 'staging', 'development', 'other'] as const
export type Environment = (typeof ENVIRONMENTS)[number]

export type EnvironmentGuess = { environment: Environment; because: string }

/** In this order: "preprod" and "non-prod" must not count as production. */
const WORDS: { environment: Environment; words: string[] }[] = [
  { environment: 'staging', words: ['staging', 'stage', 'stg', 'preprod', 'preproduction', 'uat', 'acceptance'] },
  {
    environment: 'development',
    words: [
      'development',
      'develop',
      'dev',
      'devel',
      'sandbox',
      'playground',
      'test',
      'testing',
      'tests',
      'qa',
      'lab',
      'nonprod',
      'experiments',
      'ci',
    ],
  },
  { environment: 'production', words: ['production', 'prod', 'prd', 'live'] },
]

/** Two words that mean one: kept together before the name is cut into words. */
const JOINED: [RegExp, string][] = [
  [/\bpre[-_ ]prod(uction)?\b/g, 'preprod'],
  [/\bnon[-_ ]prod(uction)?\b/g, 'nonprod'],
]

export function guessEnvironment(projectName: string): EnvironmentGuess {
  const plain = JOINED.reduce((name, [two, one]) => name.replace(two, one), separated(projectName))
  const parts = new Set(plain.split(/[^a-z]+/).filter(Boolean))
  for (const { environment, words } of WORDS) {
    const found = words.find((word) => parts.has(word))
    if (found) return { environment, because: `its name holds “${found}”` }
  }
  return { environment: 'other', because: 'its name does not say' }
}

/** "ShopProd" is two words as much as "shop-prod" is. */
function separated(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replaceAll('_', '-')
}
