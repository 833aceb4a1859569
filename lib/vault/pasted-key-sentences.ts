import { KEY_DIGITS, type PasteNote, type PasteProblem } from './pasted-key'

const NEW_ONE =
  'Raff shows the whole key only once, when it is made. If nobody kept it, make a new one in Raff’s dashboard.'

/** What the form says when it used a key it had to look for. */
export function sayNote(note: PasteNote): string {
  switch (note.code) {
    case 'found-inside':
      return 'We found a key inside the text you pasted and used only that.'
    case 'joined':
      return 'The key was broken over several lines. We put it together again.'
  }
}

/** What the form says when there is no usable key, and what to do about it. */
export function sayProblem(problem: PasteProblem): string {
  switch (problem.code) {
    case 'empty':
      return 'Paste the key here. It begins with raff_.'
    case 'too-much-text':
      return 'That is a whole document. Paste only the key: raff_ and what follows it.'
    case 'no-key':
      return `There is no Raff key in this text. A key begins with raff_, followed by ${KEY_DIGITS} letters and digits.`
    case 'placeholder':
      return 'This is the place where a key would stand, not the key itself. Paste the key that Raff showed you.'
    case 'other-vendor':
      return `This looks like ${problem.vendor}. It was not sent anywhere. A Raff key begins with raff_.`
    case 'no-prefix':
      return 'This has the length of a Raff key but does not begin with raff_. It was not sent anywhere. If it is one, paste it with raff_ in front.'
    case 'only-prefix':
      return `${problem.prefix}… is only the beginning that Raff shows in its list. ${NEW_ONE}`
    case 'too-short':
      return `This has ${problem.digits} characters after raff_; a Raff key has ${KEY_DIGITS}: the end is probably missing. Copy it again. ${NEW_ONE}`
    case 'too-long':
      return `This has more than the ${KEY_DIGITS} characters that a Raff key has after raff_: something was probably copied along with it, without a space between.`
    case 'odd-character':
      return sayOddCharacter(problem.character, problem.position)
    case 'two-keys':
      return `There are ${problem.prefixes.length} different keys in this text (${problem.prefixes.join('…, ')}…). Paste the one you mean.`
  }
}

const LOOKS_LIKE: Record<string, string> = { o: 'a zero', O: 'a zero', l: 'a one', I: 'a one', i: 'a one', S: 'a five' }

function sayOddCharacter(character: string, position: number): string {
  const twin = LOOKS_LIKE[character]
  const hint = twin ? ` It may have to be ${twin}.` : ''
  return `After raff_ a key has only the digits 0 to 9 and the letters a to f, but character ${position} is “${character}”.${hint} Copying the key again is safer than typing it.`
}
