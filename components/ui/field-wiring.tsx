'use client'

import { createContext, type ReactNode, useContext } from 'react'

export type FieldWiring = { id: string; describedBy: string | undefined; invalid: boolean; required: boolean }

const Wiring = createContext<FieldWiring | null>(null)

export function FieldWiringProvider({ wiring, children }: { wiring: FieldWiring; children: ReactNode }) {
  return <Wiring.Provider value={wiring}>{children}</Wiring.Provider>
}

type ControlProps = {
  id?: string
  required?: boolean
  'aria-describedby'?: string
  'aria-invalid'?: boolean | 'true' | 'false' | 'grammar' | 'spelling'
}

/** What a control inside a Field must carry so that its label, hint and error are heard. Its own props win. */
export function useFieldWiring<Props extends ControlProps>(own: Props): Props {
  const wiring = useContext(Wiring)
  if (!wiring) return own
  return {
    ...own,
    id: own.id ?? wiring.id,
    required: own.required ?? wiring.required,
    'aria-describedby': own['aria-describedby'] ?? wiring.describedBy,
    'aria-invalid': own['aria-invalid'] ?? (wiring.invalid || undefined),
  }
}
