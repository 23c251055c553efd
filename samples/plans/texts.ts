/** What the demo company's people wrote together about their accounts and about single lines of their plans. */

export const SITUATIONS: readonly (readonly string[])[] = [
  [
    'Empezamos con ellos por una urgencia de mantenimiento y hoy somos su segundo proveedor de rodamientos. El primero les da mejor precio; nosotros, mejor plazo.',
    'Este año han cambiado de director de compras. El nuevo pide todo por escrito y compara cada familia por separado.',
    'Nos preocupa que el pedido anual se decida en enero sin que nadie de fábrica opine. Hay que llegar antes, con las paradas evitadas en la mano.',
  ],
  [
    'Compran de forma regular y pagan bien, pero solo nos conocen en el almacén. Ni dirección ni ingeniería saben lo que hacemos.',
    'Su plan de inversión incluye una línea nueva: es la ocasión de entrar en el diseño y no solo en el recambio.',
  ],
  [
    'La relación es buena y descansa en una sola persona. Si se va, empezamos de cero.',
    'En la última visita nos enseñaron sus paradas del trimestre: un tercio son de piezas que nosotros podríamos vigilar.',
    'Acordado entre todos: antes de hablar de precio, se habla de paradas.',
  ],
  [
    'Vienen de dos años de reducir proveedores. Hemos quedado dentro, con la condición de hacernos cargo de las piezas pequeñas.',
    'Las piezas pequeñas dan trabajo y poco margen. Si no se automatiza el pedido, esta cuenta nos cuesta dinero.',
  ],
  [
    'Exportan más de la mitad de lo que fabrican y dependen del tipo de cambio. Cuando el dólar baja, nos piden precio; cuando sube, plazo.',
    'El cliente de su cliente pide trazabilidad de la colada. Es lo que nos diferencia, y todavía no lo hemos contado bien.',
  ],
  [
    'Les fallamos en marzo con tres entregas tarde y lo siguen recordando. Desde julio hemos cumplido todas, y conviene que lo vean con fechas.',
    'Hasta que no firmen el acuerdo de plazos no tiene sentido proponer nada más.',
  ],
]

export const LINE_TEXTS: readonly (readonly string[])[] = [
  [
    'Lo hablamos con su jefe de planta: el dato lo saca él cada viernes y nos lo manda.',
    'Falta acordar quién lo firma por su parte.',
  ],
  [
    'Primero, tres meses de prueba en una sola línea. Si baja, se extiende a las otras dos.',
    'Lo que necesitamos de ellos: acceso los sábados y una persona de mantenimiento.',
  ],
  [
    'Tercera versión de este objetivo: el primero medía pedidos y no importaba a nadie.',
    'Su dirección mira las paradas; medimos lo mismo que ellos.',
  ],
  [
    'Si en junio no vamos por la mitad, se revisa el recurso y no la meta.',
    'Compras lo apoya; calidad todavía no se ha pronunciado.',
  ],
]
