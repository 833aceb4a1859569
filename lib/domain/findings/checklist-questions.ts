// What to ask of every key, once. `evidence`: what was read from Raff answers it, or can at least answer no; the rest only
// people know. Yes is the good answer to each.

export type Question = { id: string; question: string; why: string; by: 'evidence' | 'person' | 'both' }

export const CHECKLIST = [
  {
    id: 'owner',
    question: 'Does somebody answer for it?',
    why: 'A key that nobody answers for is replaced by nobody and missed by nobody.',
    by: 'evidence',
  },
  {
    id: 'owner-confirmed',
    question: 'Has its owner confirmed it lately?',
    why: 'People change their work; what was theirs a year ago may be nobody’s now.',
    by: 'evidence',
  },
  {
    id: 'maker-here',
    question: 'Is whoever made it still in the account?',
    why: 'Raff leaves a key working when its maker goes, and its maker may still have the secret.',
    by: 'evidence',
  },
  {
    id: 'purpose',
    question: 'Is it written down what it is for?',
    why: 'Only then can anybody tell whether it may do too much, or is not needed any more.',
    by: 'evidence',
  },
  {
    id: 'name',
    question: 'Does its name say what uses it?',
    why: 'In an incident the name is all that is there to decide by.',
    by: 'evidence',
  },
  {
    id: 'one-purpose',
    question: 'Is it used for one thing only?',
    why: 'A key that two things share cannot be switched off without stopping both.',
    by: 'person',
  },
  {
    id: 'least-role',
    question: 'Can it do no more than its purpose needs?',
    why: 'Whoever gets hold of the key can do everything that it can.',
    by: 'both',
  },
  {
    id: 'no-delete',
    question: 'If it can delete: must it be able to?',
    why: 'Most programs never delete a server or its copies. What cannot be deleted cannot be lost that way.',
    by: 'both',
  },
  {
    id: 'fewest-projects',
    question: 'Does it reach only the projects it needs?',
    why: 'Each further project is one more that falls with it.',
    by: 'person',
  },
  {
    id: 'one-environment',
    question: 'Does it stay out of production, or only in it?',
    why: 'A mistake in a trial must not be able to reach what customers use.',
    by: 'evidence',
  },
  {
    id: 'ends',
    question: 'Does it end on a date?',
    why: 'A forgotten key that never ends works for whoever finds it, for ever.',
    by: 'evidence',
  },
  {
    id: 'young-secret',
    question: 'Is its secret younger than allowed?',
    why: 'The older a secret, the more places have seen it.',
    by: 'evidence',
  },
  {
    id: 'in-use',
    question: 'Is it still used?',
    why: 'What is not used can be switched off today, and nobody will notice.',
    by: 'evidence',
  },
  {
    id: 'safe-place',
    question: 'Is its secret kept in a secret store?',
    why: 'In code, mail and chat it is copied and searched, and stays there after it was deleted.',
    by: 'person',
  },
  {
    id: 'known-places',
    question: 'Is every place written down where it is installed?',
    why: 'Replacing it means visiting all of them; the one that was forgotten is the outage.',
    by: 'person',
  },
  {
    id: 'known-people',
    question: 'Is it known who has seen the secret, and are they all still here?',
    why: 'Somebody who left takes what they remember along.',
    by: 'person',
  },
  {
    id: 'replaceable',
    question: 'Could it be replaced within a day?',
    why: 'When it leaks, the time until it is replaced is the time somebody else has.',
    by: 'person',
  },
] as const satisfies Question[]

export const CHECKLIST_IDS = CHECKLIST.map(({ id }) => id) as unknown as readonly [
  (typeof CHECKLIST)[number]['id'],
  ...(typeof CHECKLIST)[number]['id'][],
]
export type QuestionId = (typeof CHECKLIST)[number]['id']

/** Those that a person may answer. */
export function isAskable(id: QuestionId): boolean {
  return CHECKLIST.some((question) => question.id === id && question.by !== 'evidence')
}
