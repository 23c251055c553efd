/** What the demo company's people write into their CRM: offers, requests, visits and calls. */

export const OFFERS = [
  ['Acuerdo anual de rodamientos', 0.25],
  ['Cambio de proveedor en transmisión', 0.15],
  ['Depósito en planta de repuestos críticos', 0.12],
  ['Ampliación a la segunda planta', 0.3],
  ['Lubricación y análisis de aceite', 0.05],
  ['Mantenimiento predictivo con sensores', 0.08],
  ['Perfiles de acero a medida', 0.18],
  ['Kit de parada anual', 0.1],
  ['Rodamientos especiales para horno', 0.09],
  ['Formación de montaje en sus talleres', 0.02],
] as const

export const STAGES = ['Contacto', 'Visita técnica', 'Oferta enviada', 'Negociación'] as const

export const LOST = [
  'Precio: otro proveedor un 8 % por debajo',
  'El plazo de entrega no les encajaba',
  'Aplazado a otro presupuesto',
  'Decidió la central con su proveedor de siempre',
] as const

export const REQUESTS = [
  [
    'Falta un albarán del último envío',
    'No les llegó con la mercancía y no pueden dar la entrada.',
  ],
  [
    'Certificados de calidad de la partida',
    'Los pide su departamento de calidad para la auditoría.',
  ],
  [
    'Cambiar la dirección de entrega',
    'Quieren recibir en la nave nueva a partir del mes que viene.',
  ],
  ['Rodamiento ruidoso a los dos meses', 'Piden que lo miremos: creen que no es del montaje.'],
  ['Adelantar una entrega', 'Han adelantado la parada y lo necesitan una semana antes.'],
  ['Factura con un importe que no cuadra', 'El descuento acordado no está aplicado en dos líneas.'],
  ['Ficha técnica en su idioma', 'La necesitan para el manual de su máquina.'],
  [
    'Equivalencia de una referencia antigua',
    'La suya ya no se fabrica y no saben por cuál cambiarla.',
  ],
  ['Reclamación por un retraso', 'El pedido llegó tres días tarde y pararon una línea.'],
  ['Acceso de más gente al catálogo', 'Se han incorporado dos personas a compras.'],
] as const

export const SOURCES = ['Correo', 'Teléfono', 'Visita', 'Web'] as const

export const TALKS = {
  Reunión: [
    [
      'Repaso del trimestre',
      'Vemos consumos, incidencias y lo que viene.',
      'Quedamos en revisar precios de dos familias',
    ],
    [
      'Presentación de novedades',
      'Les interesa el sellado nuevo para zonas con polvo.',
      'Piden muestras',
    ],
    [
      'Plan de la parada anual',
      'Repasamos la lista de repuestos y los plazos.',
      'Mandan la lista cerrada esta semana',
    ],
    [
      'Reunión con compras y mantenimiento',
      'Compras mira el precio, mantenimiento que no falle.',
      'Preparamos una comparación de coste total',
    ],
  ],
  Visita: [
    [
      'Visita a planta',
      'Recorrido por la línea con mantenimiento.',
      'Dos puntos con desgaste por alineación',
    ],
    ['Visita técnica con soporte', 'Medimos vibraciones en tres motores.', 'Informe enviado'],
    [
      'Entrega y montaje de prueba',
      'Montamos con ellos el primer juego.',
      'Funciona: repiten en un mes',
    ],
  ],
  Llamada: [
    ['Seguimiento de la oferta', 'La tienen encima de la mesa.', 'Contestan la semana que viene'],
    ['Estado de un pedido', 'Preguntan por la entrega del viernes.', 'Confirmada'],
    [
      'Aviso de subida de precios',
      'Lo entienden, pero piden que se les avise antes.',
      'Les mandamos la tarifa',
    ],
    ['Llamada de cortesía', 'Todo en orden.', ''],
  ],
  Correo: [
    ['Tarifa actualizada', 'Enviada la tarifa nueva con sus condiciones.', ''],
    ['Acta de la reunión', 'Enviada el acta con lo acordado y los responsables.', ''],
    ['Documentación de calidad', 'Enviados certificados y fichas.', 'Recibido'],
  ],
} as const

/** By the client's place among the largest, what was written of the last talk: someone may have left. */
export const TELLING: Record<number, readonly [string, string, string]> = {
  2: [
    'No se pudo entregar: condiciones de enero',
    'El servidor de la empresa dice que la dirección ya no existe.',
    '',
  ],
  6: [
    'Llamada de seguimiento',
    'En centralita dicen que ya no trabaja en la empresa y no saben quién lleva ahora los repuestos.',
    'Preguntar en mantenimiento',
  ],
}
