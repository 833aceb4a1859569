import { CHECKLIST } from '../checklist-questions'
import { answersOf } from '../checklist'
import { keyStanding } from '../key-age'
import { because, counted } from '../reason'
import type { Rule } from '../rule'
import { subjectOf } from '../subject'

export const keyChecklistOpen: Rule = {
  code: 'key-checklist-open',
  area: 'keys',
  title: 'Keys with open questions',
  explanation: `${CHECKLIST.length} questions tell whether a key is in good hands. What was read from Raff answers most of them; the rest only people know.`,
  leansOn: ['api-key', 'member', 'role', 'project'],
  sentences: {
    'questions-open': '{open} about it are not answered yet.',
    'questions-no': '{no} are answered with no.',
  },
  find: (facts, policy, now) =>
    facts.things['api-key'].flatMap((key) => {
      if (keyStanding(key, now) === 'expired') return []
      const answers = answersOf(facts, key, policy, now)
      const open = answers.filter(({ answer }) => answer === 'unanswered').length
      const no = answers.filter(({ answer }) => answer === 'no').length
      if (open === 0) return []
      return [
        {
          subject: subjectOf(key),
          severity: 'low' as const,
          reasons: [
            because('questions-open', { open: counted(open, 'question', 'questions') }),
            ...(no > 0 ? [because('questions-no', { no: counted(no, 'question', 'questions') })] : []),
          ],
          since: null,
        },
      ]
    }),
}
