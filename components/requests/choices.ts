import type { Action } from '@/lib/domain/plans/action-words'

// What can be chosen with an action, as fields. What is typed is text; it is sent as the API takes it.

type Option = {
  value: string
  label: string
  hint?: string
  /** Said on the button that asks, where it matters which of them it was. */
  said?: string
}

export type Choice = {
  name: string
  label: string
  hint?: string
  optional?: boolean
  /** What stands in it at first. */
  first?: string
  /** Only asked for when another field says this. */
  when?: { name: string; is: string }
} & ({ type: 'text' | 'number' | 'date' } | { type: 'one-of'; options: readonly Option[] } | { type: 'yes-no' })

const COPY_NAME: Choice = {
  name: 'name',
  label: 'What to call it',
  hint: 'Left empty, Stocktake gives it a name with the date.',
  optional: true,
  type: 'text',
}

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

const TIMES: readonly Choice[] = [
  {
    name: 'type',
    label: 'How often',
    type: 'one-of',
    first: 'daily',
    options: [
      { value: 'daily', label: 'Every day' },
      { value: 'weekly', label: 'Every week' },
    ],
  },
  { name: 'time', label: 'At what time', hint: 'Such as 3am or 13:00.', type: 'text', first: '3am' },
  {
    name: 'dayOfWeek',
    label: 'On which day, if weekly',
    optional: true,
    type: 'one-of',
    options: WEEKDAYS.map((day) => ({ value: day, label: day })),
  },
  { name: 'keepCount', label: 'How many copies to keep', type: 'number', first: '7' },
]

export const CHOICES: Partial<Record<Action, readonly Choice[]>> = {
  'vm.snapshot': [COPY_NAME],
  'vm.backup': [COPY_NAME],
  'vm.save-image': [COPY_NAME],
  'volume.snapshot': [COPY_NAME],
  'vm.tag-add': [{ name: 'tag', label: 'Which tag', hint: 'Such as owner=dana.', type: 'text' }],
  'vm.tag-remove': [{ name: 'tag', label: 'Which tag', type: 'text' }],
  'vm.delete': [
    {
      name: 'path',
      label: 'Which way',
      type: 'one-of',
      first: 'safe',
      options: [
        {
          value: 'safe',
          label: 'The safe way',
          hint: 'Stop it now, save an image of it, and delete it on a later day if nobody objects until then. Whoever misses it can have it back.',
          said: 'the safe way',
        },
        {
          value: 'now',
          label: 'Delete it at once',
          hint: 'No image is saved first, and nothing brings it back.',
          said: 'at once',
        },
      ],
    },
    {
      name: 'afterDays',
      label: 'Days until it is deleted',
      type: 'number',
      first: '14',
      when: { name: 'path', is: 'safe' },
    },
    {
      name: 'volumeAction',
      label: 'Its disks',
      type: 'one-of',
      first: 'detach',
      options: [
        { value: 'detach', label: 'Keep them', hint: 'They stay, attached to nothing, and go on costing.' },
        { value: 'delete', label: 'Delete them, too', hint: 'All that is on them is lost.' },
      ],
    },
    { name: 'deleteVpc', label: 'Delete its private network, too', type: 'yes-no' },
  ],
  'backup-schedule.create': TIMES,
  'backup-schedule.update': TIMES.map((choice) => {
    const { first: _, ...open } = choice
    return { ...open, optional: true } as Choice
  }),
  'security-group.temporary-access': [
    {
      name: 'ip',
      label: 'For whom',
      hint: 'One address such as 203.0.113.7, or a small range such as 203.0.113.0/28.',
      type: 'text',
    },
    { name: 'ports', label: 'Which doors', hint: '22 is SSH. Several: 22,443.', type: 'text', first: '22' },
    {
      name: 'protocol',
      label: 'Which kind',
      type: 'one-of',
      first: 'TCP',
      options: [
        { value: 'TCP', label: 'TCP' },
        { value: 'UDP', label: 'UDP' },
      ],
    },
    { name: 'minutes', label: 'For how many minutes', hint: 'It closes by itself.', type: 'number', first: '60' },
  ],
  'api-key.create': [
    { name: 'name', label: 'What uses it', hint: 'A name that says it, such as “nightly backup job”.', type: 'text' },
  ],
  'api-key.rotate': [
    {
      name: 'why',
      label: 'Why',
      type: 'one-of',
      first: 'planned',
      options: [
        {
          value: 'planned',
          label: 'It is time for a new secret',
          hint: 'The old one goes on working until the new one was seen in use.',
        },
        {
          value: 'leaked',
          label: 'It may have leaked',
          hint: 'The old one is switched off first. What uses it stops.',
          said: 'because it may have leaked',
        },
      ],
    },
    { name: 'name', label: 'Name of the new key', optional: true, type: 'text' },
    {
      name: 'quietDays',
      label: 'Days between switching the old one off and removing it',
      type: 'number',
      first: '7',
    },
  ],
}

export type Chosen = Record<string, string>

/** Something has to be chosen before there can be a plan. */
export function needsChoice({ action, params }: { action: Action; params: Record<string, unknown> }): boolean {
  if (action === 'security-group.update') return params.rules === undefined
  return (CHOICES[action] ?? []).some(
    ({ name, optional, type, first }) =>
      !optional && type !== 'yes-no' && first === undefined && params[name] === undefined,
  )
}

export function firstChoices(action: Action, given: Record<string, unknown>): Chosen {
  return Object.fromEntries(
    (CHOICES[action] ?? []).map(({ name, first }) => [
      name,
      given[name] === undefined ? (first ?? '') : String(given[name]),
    ]),
  )
}

/** "the safe way": what the button that asks has to say beside the act. */
export function howOf(action: Action, chosen: Chosen): string {
  return (CHOICES[action] ?? [])
    .flatMap((choice) =>
      choice.type === 'one-of' ? choice.options.filter(({ value }) => value === chosen[choice.name]) : [],
    )
    .flatMap(({ said }) => said ?? [])
    .join(', ')
}

/** What is chosen, as the API takes it; what was left empty is left out. Beside it, what came with the address and has no field. */
export function paramsOf(action: Action, chosen: Chosen, given: Record<string, unknown>): Record<string, unknown> {
  const fields = CHOICES[action] ?? []
  const typed = fields.flatMap((choice): [string, unknown][] => {
    const text = (chosen[choice.name] ?? '').trim()
    if (choice.type === 'yes-no') return [[choice.name, text === 'true']]
    if (text === '') return []
    const number = Number(text)
    return [[choice.name, choice.type === 'number' && !Number.isNaN(number) ? number : text]]
  })
  const named = new Set(fields.map(({ name }) => name))
  const others = Object.entries(given).filter(([name]) => !named.has(name))
  return { ...Object.fromEntries(others), ...Object.fromEntries(typed) }
}
