/** Where the demo company's managers see some clients in three years, and where one is already, to their mind. */
import type { PositionGiven } from '../src/segment/position.ts'
import type { Story } from './stories.ts'

type Told = PositionGiven & { story: Story; isAccepted: boolean }

export const POSITIONS: readonly Told[] = [
  {
    story: 'star',
    kind: 'forecast',
    attractiveness: 4.6,
    strength: 4.9,
    reason:
      'Doblan la línea de forja en 2028 y ya nos han pedido el plan de mantenimiento de las dos prensas. Con un técnico fijo allí, no hay quien nos saque.',
    isAccepted: true,
  },
  {
    story: 'leaving',
    kind: 'forecast',
    attractiveness: 1.6,
    strength: 1.8,
    reason:
      'El grupo pasa las compras a Stuttgart, y allí mandan los precios. Cada trimestre piden menos y más espaciado.',
    isAccepted: true,
  },
  {
    story: 'newcomer',
    kind: 'forecast',
    attractiveness: 4.8,
    strength: 3.6,
    reason: 'Abren una segunda planta en Celaya y quieren un solo proveedor de rodamientos.',
    isAccepted: false,
  },
  {
    story: 'unattended',
    kind: 'correction',
    attractiveness: 3,
    strength: 2,
    reason:
      'Llevamos un año sin ir. Su jefe de compras nos dijo en la feria que ya solo nos pide lo que no tiene el otro.',
    isAccepted: false,
  },
]
