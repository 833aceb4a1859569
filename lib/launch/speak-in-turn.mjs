// Stages that run side by side and print one after the other, in the order in which they stepped up: the first that is
// not done is heard as it speaks, and what the others have to say is kept until it is their turn.

/** @typedef {{ say: (text: string) => void, end: () => void }} Voice */

/** @param {(text: string) => void} print @returns {() => Voice} */
export function speakInTurn(print) {
  /** @type {{ kept: string[], over: boolean }[]} */
  const line = []
  return () => {
    const self = { kept: /** @type {string[]} */ ([]), over: false }
    line.push(self)
    return {
      say: (text) => {
        if (line[0] === self) print(text)
        else self.kept.push(text)
      },
      end: () => {
        self.over = true
        while (line[0]?.over) {
          line.shift()
          for (const text of line[0]?.kept.splice(0) ?? []) print(text)
        }
      },
    }
  }
}
