/** The words of the demo company's notes and milestones. */
import type { Story } from './stories.ts'

type Words = { text: string; tags: readonly string[] }

/** A line that begins with `- ` is an item of a list. */
export const NOTES: readonly Words[] = [
  {
    text: 'Visita a planta con {who}\nEl almacén de recambios va justo: piden tres veces por semana lo que podría ir en una entrega fija.\n- Mirar consumos de seis meses\n- Proponer mínimos y máximos\n- Volver con números antes de fin de mes',
    tags: ['visita', 'logística'],
  },
  {
    text: 'Llamada de {who}: quieren que la previsión trimestral nos llegue en el mismo formato que a los demás. Se lo paso a {own}, que ya lo hizo con {other}.',
    tags: ['previsión'],
  },
  {
    text: 'Reclamación cerrada\nDos bobinas con golpes de transporte. Se abonó en el día y {who} lo agradeció: dice que con el otro proveedor habría sido un mes de correos.',
    tags: ['reclamación'],
  },
  {
    text: 'Comida con {who}\nCuenta que su jefe mira el coste por hora de parada y no el precio de la pieza. Preparar con {own} el cálculo de paradas evitadas del año.',
    tags: ['visita', 'valor'],
  },
  {
    text: 'Han pedido precio a un competidor de fuera para los rodamientos grandes. {who} no cree que cambien por un 4 %, pero compras tiene que enseñar tres ofertas.',
    tags: ['competencia', 'precio'],
  },
  {
    text: 'Ensayo del nuevo aceite\nSeis semanas en la línea 2 sin incidencias. {who} lo presenta el jueves al director de planta; le mando la hoja de datos y el informe de laboratorio.',
    tags: ['ensayo', 'oportunidad'],
  },
  {
    text: 'Facturas: administración las quiere con el número de pedido en la cabecera o no las pagan. {own} lo deja puesto desde este mes.',
    tags: ['administración'],
  },
  {
    text: 'Feria de Bilbao, en su puesto\nVan a ampliar el taller de mecanizado el año que viene. Nadie nos ha pedido nada todavía: entrar antes de que cierren el plano con ingeniería.',
    tags: ['feria', 'oportunidad'],
  },
  {
    text: 'Cambio de turnos desde enero: el muelle cierra a las 14. Avisar al transportista y mover la entrega del jueves a primera hora.',
    tags: ['logística'],
  },
  {
    text: 'Auditoría suya de proveedores aprobada con 87 puntos.\n- Falta el plan de contingencia por escrito\n- Piden certificado de origen en cada envío\n{own} prepara las dos cosas.',
    tags: ['calidad'],
  },
  {
    text: '{who} prefiere que le escribamos antes de llamar. Contesta a primera hora y los viernes no.',
    tags: ['trato'],
  },
  {
    text: 'Formación en su planta: doce mecánicos, montaje y alineación. Salen dudas de lubricación; ofrecer una segunda jornada con {own}.',
    tags: ['formación', 'valor'],
  },
  {
    text: 'Reunión con producción, por fin\nNo conocían la mitad del catálogo. {who} se lleva la lista de equivalencias y la prueba en la línea de montaje.',
    tags: ['visita', 'crecer'],
  },
  {
    text: 'Piden condiciones de pago a 75 días. {own} dice que no sin garantía; ofrecer pronto pago con un 1 %.',
    tags: ['precio', 'administración'],
  },
  {
    text: 'Rotura de existencias del eje de 40: {who} tuvo que parar un turno. Fallo nuestro de previsión.\n- Llamarle hoy\n- Subir el mínimo en su almacén',
    tags: ['reclamación', 'logística'],
  },
  {
    text: 'Nos preguntan por la huella de carbono de cada pieza. {own} tiene los datos de acero; faltan los de transporte.',
    tags: ['calidad', 'oportunidad'],
  },
  {
    text: '{who} habla de un proyecto con {other}: comprarían juntos y quieren saber si serviríamos en dos plantas el mismo día.',
    tags: ['oportunidad'],
  },
  {
    text: 'Su técnico de mantenimiento se jubila en junio. Era quien defendía nuestra marca: pedir que nos presente a quien llegue.',
    tags: ['trato', 'riesgo'],
  },
  {
    text: 'Revisado el plan de lubricación con {who}: de doce aceites a cinco. Ahorro de unas 40 horas al año en cambios.',
    tags: ['valor'],
  },
  {
    text: 'El transportista nuevo llega tarde dos de cada cinco veces. Nadie se ha quejado todavía: arreglarlo antes.',
    tags: ['logística'],
  },
  {
    text: 'Les gustó la hoja de ahorro de la última propuesta. {who} la ha enseñado en su comité y quiere una cada trimestre.',
    tags: ['valor', 'trato'],
  },
  {
    text: 'Presupuesto de 2027 en borrador: mantienen volumen y suben inversión en robots. Hablar con {own} de husillos y guías.',
    tags: ['previsión', 'oportunidad'],
  },
  {
    text: 'Un distribuidor local les ofrece entrega en el día. {who} lo usa para urgencias pequeñas; lo grande sigue viniendo por nosotros.',
    tags: ['competencia'],
  },
]

/** Those of whom everyone talks. */
export const STORY_NOTES: Partial<Record<Story, readonly Words[]>> = {
  leaving: [
    {
      text: 'Raro: {who} no devuelve llamadas desde hace dos semanas y el pedido de siempre no ha salido. Preguntar en recepción quién lleva ahora las compras.',
      tags: ['riesgo'],
    },
    {
      text: 'Me dicen en el taller que están probando material de otro. No es calidad: es que nadie de los nuestros pasa por allí desde la primavera.',
      tags: ['riesgo', 'competencia'],
    },
  ],
  star: [
    {
      text: 'Revisión semestral\nTodo en verde. {who} pide que les acompañemos en la planta nueva: plano en marzo, máquinas en septiembre.\n- Reunir a ingeniería de las dos casas\n- Presupuesto de existencias en su almacén',
      tags: ['revisión', 'oportunidad'],
    },
  ],
  unattended: [
    {
      text: 'Llevábamos meses sin ir. {who} lo dijo sin rodeos: «me entero de vuestras novedades por el boletín».',
      tags: ['riesgo', 'trato'],
    },
  ],
  flat: [
    {
      text: 'Compran lo mismo desde hace tres años y por los mismos motivos. Para crecer hay que hablar con producción, y hoy solo hablamos con compras.',
      tags: ['crecer'],
    },
  ],
  costly: [
    {
      text: 'Cuatro urgencias este mes, ninguna facturada. {own} propone una entrega fija los martes y cobrar el resto.',
      tags: ['coste'],
    },
  ],
  newcomer: [
    {
      text: 'Primera reunión de verdad con {who}. Saben lo que quieren: plazos cerrados y una persona que conteste.',
      tags: ['visita'],
    },
  ],
}

type Marked = { title: string; about?: string; source: string; yearsAgo: readonly [number, number] }

export const MILESTONES: readonly Marked[] = [
  {
    title: 'Fundación de la empresa como taller familiar',
    about: 'La segunda generación entró veinte años después y trajo la exportación.',
    source: 'Su página, «Quiénes somos»',
    yearsAgo: [28, 60],
  },
  {
    title: 'Certificación ISO 9001 de la planta principal',
    source: 'Registro público de la entidad certificadora',
    yearsAgo: [8, 18],
  },
  {
    title: 'Nueva nave de mecanizado',
    about: 'Duplicó la capacidad; desde entonces compran material de mayor diámetro.',
    source: 'Prensa local',
    yearsAgo: [3, 8],
  },
  {
    title: 'Entrada de un socio inversor',
    about: 'Desde entonces las compras grandes pasan por el comité de los lunes.',
    source: 'Charla con su directora financiera',
    yearsAgo: [1.5, 5],
  },
  {
    title: 'Cambio de sistema de gestión',
    about: 'Un trimestre de pedidos duplicados y facturas cruzadas; lo recordaban con nosotros.',
    source: 'Reunión con administración',
    yearsAgo: [1, 3],
  },
  {
    title: 'Primer contrato marco con nosotros',
    source: 'Archivo de contratos',
    yearsAgo: [3.5, 5],
  },
  {
    title: 'Relevo en la dirección de compras',
    source: 'Nota de su empresa y presentación en persona',
    yearsAgo: [0.5, 2.5],
  },
  {
    title: 'Parada de dos semanas por avería en el horno',
    about: 'Les llevamos recambio en sábado. Aún lo cuentan.',
    source: 'Parte de nuestro servicio técnico',
    yearsAgo: [1, 4],
  },
]
