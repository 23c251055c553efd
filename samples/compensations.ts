/** What the demo company agreed to owe where it falls short, and the rewards that it offers its key accounts. */

export const COMPENSATIONS = [
  {
    metric: 'firstResponse',
    period: 'quarter',
    tiers: [
      { below: 0.99, pays: 0.1 },
      { below: 0.95, pays: 0.3 },
    ],
    base: 6200,
    capShare: 0.25,
    yearCap: 4000,
    kind: 'choice',
    action: 'Informe de causa raíz y un técnico dos días en su planta',
    // Longer than any quarter, so that on every day the last one's is still to be claimed.
    claimDays: 100,
  },
  {
    metric: 'delivery',
    period: 'quarter',
    tiers: [
      { below: 0.98, pays: 0.05 },
      { below: 0.92, pays: 0.15 },
    ],
    base: 18_400,
    capShare: 0.2,
    yearCap: null,
    kind: 'credit',
    action: '',
    claimDays: null,
  },
] as const

/** Of the credit that is being delivered: how much, and what shows it. */
export const DELIVERED = {
  amount: 1000,
  outcome: 'Abono A-2291, aplicado en la factura de este mes',
}

/** Where a client said which reward they choose. */
export const CHOSEN_AT = 'Acta de la reunión anual'

type Offered = {
  title: string
  condition: string
  options: { title: string; text: string; worth: number }[]
  /** How far it has got. */
  goes: 'asked' | 'chosen' | 'earned' | 'delivered'
  /** Of the options, counted from 1. */
  chosen: number
  /** Days from the last one of the demonstration. */
  decidedIn: number
  deliverIn: number
  outcome: string
}

export const REWARDS: readonly Offered[] = [
  {
    title: 'Por concentrar los rodamientos con nosotros',
    condition: 'Comprar este año en rodamientos un 12 % más que el anterior.',
    options: [
      {
        title: 'Formación en su planta',
        text: 'Dos días de montaje y análisis de vibraciones para 12 personas, con certificado.',
        worth: 3800,
      },
      {
        title: 'Depósito en consigna',
        text: 'Las 40 referencias críticas en su almacén, sin coste durante seis meses.',
        worth: 4200,
      },
      {
        title: 'Abono',
        text: '3.500 € en la factura de enero.',
        worth: 3500,
      },
    ],
    goes: 'earned',
    chosen: 2,
    decidedIn: -20,
    deliverIn: 30,
    outcome: '',
  },
  {
    title: 'Por firmar el plan a tres años',
    condition: 'Firmar el acuerdo marco con previsiones trimestrales compartidas.',
    options: [
      {
        title: 'Ingeniero asignado',
        text: 'Un ingeniero de aplicación cuatro días al mes durante un año.',
        worth: 9600,
      },
      {
        title: 'Auditoría energética',
        text: 'Auditoría de todas las transmisiones de su planta, con informe y plan de ahorro.',
        worth: 8200,
      },
    ],
    goes: 'asked',
    chosen: 1,
    decidedIn: 75,
    deliverIn: 160,
    outcome: '',
  },
  {
    title: 'Por recomendarnos a su grupo',
    condition: 'Presentarnos en dos plantas más de su grupo antes del verano.',
    options: [
      {
        title: 'Monitorización',
        text: 'Sensores de vibración en diez máquinas, instalados y con un año de servicio.',
        worth: 5400,
      },
      { title: 'Abono', text: '4.000 € en el pedido siguiente.', worth: 4000 },
    ],
    goes: 'delivered',
    chosen: 1,
    decidedIn: -120,
    deliverIn: -60,
    outcome: 'Acta de instalación firmada por su jefe de mantenimiento',
  },
  {
    title: 'Por pagar a 30 días',
    condition: 'Pagar todas las facturas del año dentro de los 30 días.',
    options: [
      {
        title: 'Rápel',
        text: 'Un 1 % de lo comprado en el año, en la factura de enero.',
        worth: 6000,
      },
      {
        title: 'Transporte urgente',
        text: 'Veinte envíos urgentes en 24 horas sin cargo.',
        worth: 3600,
      },
    ],
    goes: 'chosen',
    chosen: 2,
    decidedIn: 40,
    deliverIn: 100,
    outcome: '',
  },
]
