import 'server-only'
import type { MeAnswer } from '../contracts/me'
import { changePerson } from './change-person'
import type { Caller } from './caller'
import { describeMe } from './describe-me'

export async function changeMyName(name: string, { viewer, by }: Caller): Promise<MeAnswer> {
  await changePerson(viewer.personId, { name }, { by })
  return describeMe({ ...viewer, name })
}
