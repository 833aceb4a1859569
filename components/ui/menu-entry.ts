import type { ReactNode } from 'react'

export type MenuEntry =
  | { kind: 'act'; label: ReactNode; hint?: ReactNode; icon?: ReactNode; danger?: boolean; onSelect: () => void }
  | { kind: 'link'; label: ReactNode; hint?: ReactNode; icon?: ReactNode; href: string }
  | { kind: 'tick'; label: ReactNode; ticked: boolean; disabled?: boolean; onChange: (ticked: boolean) => void }
  | {
      kind: 'choice'
      heading: string
      value: string
      options: readonly { value: string; label: ReactNode }[]
      onChange: (value: string) => void
    }
  | { kind: 'heading'; label: ReactNode }
  | { kind: 'rule' }
