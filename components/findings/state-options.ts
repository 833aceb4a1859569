/** Beside what is due a decision, which lists show by themselves. */
export const STATE_OPTIONS = [
  { value: 'decided', label: 'kept, put off or exempt' },
  { value: 'open,noted,decided', label: 'due and decided' },
  { value: 'closed', label: 'settled, not true any more' },
]
