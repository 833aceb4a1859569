/** What became of a finding, to filter by. */
export const STATE_OPTIONS = [
  { value: 'open', label: 'due' },
  { value: 'decided', label: 'kept, put off or exempt' },
  { value: 'open,noted,decided', label: 'due and decided' },
  { value: 'closed', label: 'settled, not true any more' },
]
