/** What the demo company promises its clients, how it means to show it, and what came of it. */

export const PROMISES = [
  [
    'Bajar el plazo de las piezas de recambio a diez días',
    'Las fechas de los diez últimos pedidos',
    'Media de nueve días en los diez últimos pedidos.',
  ],
  [
    'Entregar el informe de fatiga de la pieza crítica',
    'El informe firmado por laboratorio',
    'Informe entregado y comentado con su ingeniería.',
  ],
  [
    'Visita técnica a su planta cada trimestre',
    'El acta de la visita',
    'Acta enviada con las cuatro mejoras acordadas.',
  ],
  [
    'Mantener el precio del contrato hasta fin de año',
    'La tarifa en el contrato',
    'Tarifa sin cambios en las facturas del periodo.',
  ],
  [
    'Dejar un depósito de recambio en su almacén',
    'El inventario firmado por los dos',
    'Inventario firmado: treinta y dos referencias.',
  ],
  [
    'Nombrar a una persona de contacto para urgencias de noche',
    'El aviso con nombre y teléfono',
    'Aviso enviado a compras y a producción.',
  ],
  [
    'Presentar tres alternativas de acero con menos peso',
    'La comparación con precios',
    'Comparación presentada; eligieron la segunda.',
  ],
  [
    'Formar a sus operarios en el montaje nuevo',
    'La lista de asistencia',
    'Dos turnos formados, catorce personas.',
  ],
  [
    'Enviar el certificado de material con cada entrega',
    'Un mes de entregas con su certificado',
    'Cuarenta y una entregas, todas con certificado.',
  ],
  [
    'Revisar las incidencias de calidad una vez al mes',
    'El acta mensual',
    'Acta del mes, con dos incidencias cerradas.',
  ],
  [
    'Responder a las ofertas en cuarenta y ocho horas',
    'La hora de entrada y de salida de cada oferta',
    'Las once ofertas salieron en plazo.',
  ],
  [
    'Reservarles capacidad de corte para la campaña',
    'El plan de producción con su hueco',
    'Reserva confirmada y usada al noventa por ciento.',
  ],
  [
    'Traer su etiqueta al sistema de expediciones',
    'Una expedición con su etiqueta',
    'Primera expedición con su etiqueta, sin errores.',
  ],
  [
    'Compartir la previsión de plazos cada lunes',
    'El correo del lunes',
    'Ocho lunes seguidos enviada.',
  ],
] as const

export const WHY_BROKEN = [
  'El laboratorio no llegó a tiempo y no avisamos.',
  'Se prometió sin preguntar a producción si había capacidad.',
  'La persona que lo llevaba cambió de puesto y nadie lo recogió.',
] as const

export const WHY_WITHDRAWN = [
  'El cliente cambió de prioridad y ya no lo necesita.',
  'Lo resuelve el contrato nuevo.',
] as const

export const WHY_ANOTHER_DAY = [
  'Su parada de planta se retrasa y lo piden ellos.',
  'Falta su plano definitivo.',
  'El proveedor del acero entrega dos semanas más tarde.',
] as const

export const WHERE = [
  ['meeting', 'Revisión trimestral'],
  ['meeting', 'Visita a planta'],
  ['mail', 'Correo de compras'],
  ['request', 'Petición de su oficina técnica'],
  ['other', 'Llamada después de una incidencia'],
] as const

export const WHY_DECLINED = 'Falta decir quién paga el transporte.'

/** What clients believe, what was promised really, and the gap. */
export const BELIEVED = [
  [
    'Que el recambio llega siempre en cuarenta y ocho horas',
    'Cuarenta y ocho horas para las referencias del depósito',
    'Lo demás tarda diez días: nadie se lo dijo a mantenimiento.',
  ],
  [
    'Que el precio está congelado dos años',
    'Precio fijo hasta fin de año',
    'Compras oyó «dos campañas» y entendió dos años.',
  ],
  [
    'Que vendrá siempre el mismo montador',
    '',
    'Nunca se prometió; es lo que pasó los tres últimos años.',
  ],
  [
    'Que los portes corren por nuestra cuenta',
    'Portes incluidos desde cinco toneladas',
    'La mitad de sus pedidos no llegan.',
  ],
] as const

export const CLEARED =
  'Hablado con compras: lo tienen claro y lo han pasado por escrito a su planta.'
