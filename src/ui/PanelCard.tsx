/** A panel of Hoy: a card of its own among the topics, or one thing's acts inside its row of the list. */
import type { ComponentProps } from 'react'
import { Card } from './Card.tsx'

/** Of all that a panel shows, this one alone. */
export type OnHoy = { only?: string }

export function PanelCard({
  only,
  ...card
}: ComponentProps<typeof Card> & { only: string | undefined }) {
  return only === undefined ? <Card {...card} /> : card.children
}
