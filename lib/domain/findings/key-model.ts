import { briefName, shownName } from '../inventory/shown-name'
import { inWords } from '../permission-words'
import { changingProjects, type KeyPowers } from './key-powers'

// The recommended model: one key for one purpose, with the least role, in the fewest projects, on one side of production.

export type KeyAdvice = { fits: boolean; sentence: string }

export function keyAdvice(powers: KeyPowers, purpose: string | null): KeyAdvice[] {
  return [ofPurpose(purpose), ofRole(powers), ofEnvironments(powers), ofProjects(powers)]
}

function ofPurpose(purpose: string | null): KeyAdvice {
  return purpose
    ? { fits: true, sentence: `It has a purpose: ${purpose}` }
    : { fits: false, sentence: 'One key, one purpose: nobody has written down what this one is for.' }
}

function ofRole({ accountRole, strongest }: KeyPowers): KeyAdvice {
  if (accountRole?.isOwner || accountRole?.isAdmin)
    return {
      fits: false,
      sentence: `The least role: it has the account role ${briefName(accountRole.name)}, which no program needs. A role in single projects would do.`,
    }
  if (strongest === 'unknown')
    return { fits: false, sentence: 'The least role: one of its roles cannot be read, so what it may do is not known.' }
  if (strongest === 'destroy')
    return {
      fits: false,
      sentence: 'The least role: it can delete or overwrite things. If it only has to look, Viewer is enough.',
    }
  return { fits: true, sentence: 'The least role: it cannot delete or overwrite anything.' }
}

function ofEnvironments(powers: KeyPowers): KeyAdvice {
  const changing = changingProjects(powers)
  const inside = changing.some(({ environment }) => environment === 'production')
  const outside = changing.some(({ environment }) => environment !== 'production' && environment !== null)
  if (!inside || !outside)
    return { fits: true, sentence: 'One side: it does not change production and something else at once.' }
  return {
    fits: false,
    sentence: 'One side: it can change production and something else. Two keys would keep them apart.',
  }
}

function ofProjects({ projects, accountRole }: KeyPowers): KeyAdvice {
  if (accountRole?.isOwner)
    return { fits: false, sentence: 'The fewest projects: it reaches all there are and all there will be.' }
  const names = projects
    .filter(({ level }) => level !== 'none')
    .map(({ projectName }) => briefName(shownName(projectName, 'a project without a name')))
  if (names.length === 0) return { fits: true, sentence: 'The fewest projects: it reaches none.' }
  const said = inWords(names.length <= 4 ? names : [...names.slice(0, 3), `${names.length - 3} more`])
  return { fits: names.length === 1, sentence: `The fewest projects: it reaches ${said}.` }
}
