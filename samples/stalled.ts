/** Two strategic accounts of the demo company that don't grow: what their manager answers about their plans. */
import type { Story } from './stories.ts'

type Stalled = {
  story: Story
  /** How much of its plan was carried out, and how one knows. */
  execution: { share: number; how: string }
}

export const STALLED: readonly Stalled[] = [
  {
    story: 'flat',
    execution: {
      share: 0.9,
      how: 'Las 22 visitas del año están en el CRM y los cuatro comités se hicieron con acta. Solo falta la prueba en planta, que aplazó el cliente cuando se marchó su director de compras.',
    },
  },
  {
    story: 'unattended',
    execution: {
      share: 0.15,
      how: 'De doce visitas se hizo una, y el plan de formación no empezó: quien la llevaba pasó a otra zona y nadie lo retomó.',
    },
  },
]

/** Why they stay key though this year's list leaves them out. */
export const KEPT =
  'La lista la deja fuera, pero no crece y aún no está claro por qué: sigue hasta cerrar su caso de cuenta estancada.'
